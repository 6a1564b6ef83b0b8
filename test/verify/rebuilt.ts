import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "../../src/build.ts";
import type { Fact } from "../../src/facts/read.ts";
import { silent } from "../../src/progress.ts";
import { workFolder } from "../support/files.ts";

/** The facts of a site by id. */
function factsOf(site: string): Map<string, Fact> {
  const rows = JSON.parse(readFileSync(join(site, "data", "facts.json"), "utf8")) as Fact[];
  return new Map(rows.map((row) => [row.fact, row]));
}

/**
 * The facts of a site whose value or display text is another when everything is built anew from changed originals, by
 * force: new ones left out, and counts of findings, which are not read from originals. `renamed` has the new first
 * digits of files whose hash changed, by the old ones.
 */
export async function affected(site: string, data: string, renamed: Map<string, string>): Promise<string[]> {
  const out = join(workFolder("rebuilt"), "site");
  await build({ data, out, site: false, knownAt: knownAtOf(site) }, silent);
  const rebuilt = factsOf(out);
  return [...factsOf(site).values()]
    .map((fact) => ({ ...fact, fact: renamedFact(fact.fact, renamed) }))
    .filter(({ fact, value, display }) => {
      const other = rebuilt.get(fact);
      return !/\/finding-count$/.test(fact) && (other?.value !== value || other.display !== display);
    })
    .map(({ fact }) => fact)
    .sort();
}

function renamedFact(fact: string, renamed: Map<string, string>): string {
  return fact.replace(/^source\/([0-9a-f]{12})/, (whole, short: string) => {
    const other = renamed.get(short);
    return other ? `source/${other}` : whole;
  });
}

function knownAtOf(site: string): string {
  const { knownAt } = JSON.parse(readFileSync(join(site, "manifest.json"), "utf8")) as { knownAt: string };
  return knownAt;
}
