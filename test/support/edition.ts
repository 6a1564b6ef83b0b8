import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inject } from "vitest";
import { assess } from "../../src/assess.ts";
import type { Edition } from "../../src/figures/edition.ts";
import { parsePeriod } from "../../src/plan/period.ts";
import { readPlan } from "../../src/plan/read.ts";
import { silent } from "../../src/progress.ts";

let shipped: Promise<Edition> | undefined;

/** The edition of the shipped folder, as the shared site was built from it; one for all tests, which leave it as it is. */
export function shippedEdition(): Promise<Edition> {
  shipped ??= assessShipped();
  return shipped;
}

async function assessShipped(): Promise<Edition> {
  const plan = readPlan("data");
  const asOf = parsePeriod(plan.head.as_of);
  const knownAt = plan.register.rows
    .map(({ arrived }) => arrived)
    .sort()
    .at(-1);
  if (!asOf || !knownAt) throw new Error("the shipped plan has no bounds");
  const edition = await assess(plan, { asOf, knownAt, version: "0.1.0" }, { loaders: "loaders" }, silent);
  const manifest = JSON.parse(readFileSync(join(inject("site"), "manifest.json"), "utf8"));
  edition.bounds.fingerprint = manifest.fingerprint;
  return edition;
}
