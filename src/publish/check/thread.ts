import { parentPort, workerData } from "node:worker_threads";
import type { Grounds } from "../account/account.ts";
import { writeBelow } from "../write.ts";
import { SiteCheck } from "./check.ts";

/** What the other thread says: a file to be written, or a question that is answered when that holds for all of them. */
export type Said = { path: string; text: string } | "written?" | "checked?";

const { site, grounds } = workerData as { site: string; grounds: Grounds };
const check = new SiteCheck(site, grounds);
const write = writeBelow(site);
const unchecked: { path: string; text: string }[] = [];

/** Checks a page; others that are to be written meanwhile go first. */
function checkOne(): void {
  const page = unchecked.shift();
  if (page) check.file(page.path, page.text);
  if (unchecked.length > 0) setImmediate(checkOne);
}

parentPort?.on("message", (said: Said) => {
  if (said === "written?") parentPort?.postMessage(null);
  else if (said === "checked?") {
    while (unchecked.length > 0) checkOne();
    parentPort?.postMessage(check.finish());
  } else {
    write(said.path, said.text);
    if (unchecked.push(said) === 1) setImmediate(checkOne);
  }
});
