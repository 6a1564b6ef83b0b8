#!/usr/bin/env -S node --max-semi-space-size=64 --initial-old-space-size=1024
import { join } from "node:path";
import { importSource } from "../core/compile.js";
import { setEngine } from "../core/engine.js";

setEngine();
const { main } = /** @type {typeof import("./cli.ts")} */ (
  await importSource(join(import.meta.dirname, "cli.ts"))
);
// Whoever reads the output may stop, as `head` does.
process.stdout.on("error", (/** @type {NodeJS.ErrnoException} */ error) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});
process.exitCode = await main(process.argv);
