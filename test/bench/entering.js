/** Puts files in a data folder and enters each in the register, one by one, until it fails or is killed. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { importSource } from "../../src/core/compile.js";

/** @param {string} path */
const source = (path) => importSource(join(import.meta.dirname, "..", "..", "src", path));
const { readPlan } = /** @type {typeof import("../../src/plan/read.ts")} */ (await source("plan/read.ts"));
const { registerArrivals } = /** @type {typeof import("../../src/intake/register.ts")} */ (
  await source("intake/register.ts")
);
const [root = "", name = "", times = "1"] = process.argv.slice(2);
mkdirSync(join(root, "public", name), { recursive: true });
// Read once: nearly all the time that is left goes into the register, where a kill is to find it.
const plan = readPlan(root);
for (let number = 1; number <= Number(times); number += 1) {
  writeFileSync(join(root, "public", name, `${number}.csv`), `${name} ${number}\n`);
  const { entered } = registerArrivals(plan, { arrived: "2013-10-12", from: name, basis: "reported" });
  process.stdout.write(entered.map((path) => `entered   ${path}\n`).join(""));
}
