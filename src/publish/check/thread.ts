import { parentPort, workerData } from "node:worker_threads";
import type { Grounds } from "../account/account.ts";
import { SiteCheck } from "./check.ts";

const { site, grounds } = workerData as { site: string; grounds: Grounds };
const check = new SiteCheck(site, grounds);

parentPort?.on("message", (path: string | null) => {
  if (path !== null) check.file(path);
  else parentPort?.postMessage(check.finish());
});
