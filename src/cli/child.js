import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { importSource } from "../core/compile.js";
import { setEngine } from "../core/engine.js";

/** What ends this process, whatever it computes, as soon as the one that started it is gone: the pipe between them closes. */
const LEASH = `const end = () => process.kill(process.pid, "SIGKILL");
new (require("node:net").Socket)({ fd: 0 }).on("close", end).on("error", end).resume();`;

new Worker(LEASH, { eval: true, execArgv: [] }).unref();
setEngine();
const { buildInChild } = /** @type {typeof import("./cli.ts")} */ (
  await importSource(join(import.meta.dirname, "cli.ts"))
);
await buildInChild();
process.exit(0);
