import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inject } from "vitest";
import { Kept } from "../../src/cli/kept.ts";
import { parsePeriod } from "../../src/core/period.ts";
import { silent } from "../../src/core/progress.ts";
import { assess } from "../../src/facts/assess.ts";
import type { Edition } from "../../src/facts/edition.ts";
import { readPlan } from "../../src/plan/read.ts";
import { assetsAmong } from "../../src/site/kit/asset.ts";
import { sourcesOf } from "../../src/site/shell/manifest.ts";
import { PROJECT } from "./project.ts";

const made = new Map<string, Promise<Edition>>();

/**
 * The edition of the shipped folder, as the shared site was built from it, or with other bounds; one for all tests of a
 * worker, which leave it as it is. What that build has kept of the same files is taken, as the next build would.
 */
export function shippedEdition(bounds: { asOf?: string; knownAt?: string } = {}): Promise<Edition> {
  const key = JSON.stringify(bounds);
  const edition = made.get(key) ?? assessShipped(bounds);
  made.set(key, edition);
  return edition;
}

const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };

async function assessShipped(bounds: { asOf?: string; knownAt?: string }): Promise<Edition> {
  const plan = readPlan("data");
  const asOf = parsePeriod(bounds.asOf ?? plan.head.as_of);
  const knownAt =
    bounds.knownAt ??
    plan.register.rows
      .map(({ arrived }) => arrived)
      .sort()
      .at(-1);
  if (!asOf || !knownAt) throw new Error("the shipped plan has no bounds");
  const run = { asOf, knownAt, version };
  const sources = sourcesOf({ root: ".", loaders: "loaders", reports: "reports" });
  const kept = new Kept({ site: true }, join(PROJECT, "dist"), sources).found(plan, run);
  const edition = await assess(plan, run, { loaders: "loaders", kept }, silent);
  edition.assets = assetsAmong(readdirSync(inject("site")));
  if (bounds.asOf ?? bounds.knownAt) return edition;
  const manifest = JSON.parse(readFileSync(join(inject("site"), "manifest.json"), "utf8"));
  edition.bounds.fingerprint = manifest.fingerprint;
  return edition;
}
