/**
 * Changes a built site and its originals in every way, one place at a time, and prints how `verify` finds it: as the
 * change is, and where a fact or proof cites the place once more with every unsigned hash computed anew. What originals
 * and plan affect is known by building anew. Then misleads readers in every way, and falsifies what sites rest on, and prints
 * what the numbers alone, a key and a second build find. Run it with `npm run bench:tamper`; `TAMPER_EDITS` changes of each kind,
 * `TAMPER_PARTS` some of `places`, `pages` and `publisher`, `TAMPER_ONLY` a pattern of kinds of places and of falsifications.
 */
import { join } from "node:path";
import { build } from "../../src/cli/build.ts";
import { silent } from "../../src/core/progress.ts";
import { endRun, workFolder } from "../support/files.ts";
import { smallData } from "../support/small.ts";
import { MAKERS } from "../verify/edits.ts";
import { Sandbox } from "../verify/sandbox.ts";
import { tamper } from "../verify/tamper.ts";
import { printFalsified, printMisled } from "./misled.ts";

const EDITS = Number(process.env.TAMPER_EDITS ?? 15);
const PARTS = (process.env.TAMPER_PARTS ?? "places,pages,publisher").split(",");
const ONLY = new RegExp(process.env.TAMPER_ONLY ?? "");
const row = (...cells: (string | number)[]) =>
  `${String(cells[0]).padEnd(32)}${cells
    .slice(1)
    .map((cell) => String(cell).padStart(10))
    .join("")}\n`;

/** Changes places of a site and of its originals, and prints how each kind is found; returns what is not. */
async function printPlaces(site: string, data: string): Promise<string[]> {
  const sandbox = new Sandbox(site, data);
  process.stdout.write(row("changed", "", "made", "found", "compared", "exact", "innocent"));
  const faults: string[] = [];
  for (const [index, [kind, maker]] of Object.entries(MAKERS).entries()) {
    if (!ONLY.test(kind)) continue;
    const results = await tamper(sandbox, site, maker, { count: EDITS, seed: 2013 + index });
    for (const [way, result] of Object.entries(results)) {
      if (result.made === 0) continue;
      process.stdout.write(
        row(kind, way, result.made, result.found, result.compared, result.exact, result.innocent),
      );
      faults.push(...result.faults.map((fault) => `${kind}, ${way}: ${fault}`));
    }
  }
  return faults;
}

const data = await smallData();
const site = join(workFolder("bench"), "site");
if (PARTS.includes("places") || PARTS.includes("pages")) await build({ data, out: site, site: true }, silent);
const faults: string[] = [];
if (PARTS.includes("places")) faults.push(...(await printPlaces(site, data)));
if (PARTS.includes("pages")) faults.push(...(await printMisled(site, data)));
if (PARTS.includes("publisher")) faults.push(...(await printFalsified(ONLY)));
process.stdout.write(`${faults.length} not found, or not named as they are\n`);
for (const fault of faults) process.stdout.write(`  ${fault}\n`);
process.exitCode = faults.length > 0 ? 1 : 0;
endRun();
