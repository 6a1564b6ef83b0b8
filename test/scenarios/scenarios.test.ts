import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { parsePeriod } from "../../src/core/period.ts";
import { silent } from "../../src/core/progress.ts";
import { assess } from "../../src/facts/assess.ts";
import type { Edition } from "../../src/facts/edition.ts";
import { readPlan } from "../../src/plan/read.ts";
import { fingerprintOf, ingredientsOf, sourcesOf, writeManifest } from "../../src/site/shell/manifest.ts";
import { publish } from "../../src/site/shell/publish.ts";
import { verify } from "../../src/verify/verify.ts";
import { workFolder } from "../support/files.ts";
import type { Row } from "../warehouse/support.ts";
import { figuresOf, toldOf } from "./outcome.ts";
import { aboutOf, expectedOf, folderOf } from "./scenario.ts";

const names = readdirSync(import.meta.dirname).filter((name) => /^\d/.test(name));
const scenarios = names.map((name) => {
  const at = join(import.meta.dirname, name);
  return { name, at, ...aboutOf(at) };
});

/** Compares rows with what a scenario expects; with GOLDEN=write they are written, to be read by eye. */
function compare(at: string, table: string, rows: Row[]): void {
  if (process.env.GOLDEN === "write") {
    mkdirSync(join(at, "expected"), { recursive: true });
    rmSync(join(at, "expected", `${table}.csv`), { force: true });
    if (rows.length > 0)
      writeFileSync(join(at, "expected", `${table}.csv`), `${Papa.unparse(rows, { newline: "\n" })}\n`);
  }
  expect(rows, table).toEqual(expectedOf(at, table));
}

/** Publishes an edition without pages; returns the folder of the site. */
async function published(edition: Edition): Promise<string> {
  const site = workFolder("scenario-site");
  const about = { plan: edition.plan.head.plan, version: "0", edition: "internal" as const };
  const ingredients = ingredientsOf(
    edition,
    sourcesOf({ root: ".", loaders: "loaders", reports: "reports" }),
  );
  edition.bounds.fingerprint = fingerprintOf(ingredients);
  const seal = () => writeManifest(site, ingredients, about, undefined);
  await publish(edition, { site, layout: undefined, seal }, silent);
  return site;
}

describe("whole builds of what came later", () => {
  it.each(scenarios)("$name: $why", async ({ at, asOf, knownAt, verified }) => {
    const root = folderOf(at);
    const period = parsePeriod(asOf);
    if (!period) throw new Error(`no period ${asOf}`);
    const bounds = { asOf: period, knownAt, version: "0" };
    const edition = await assess(
      readPlan(root),
      bounds,
      { loaders: "loaders", audience: "internal" },
      silent,
    );
    compare(at, "figures", figuresOf(edition));
    compare(at, "told", toldOf(edition));
    if (!verified) return;
    expect(verify(await published(edition), root).failures).toEqual([]);
  });
});
