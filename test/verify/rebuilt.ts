import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "../../src/cli/build.ts";
import { silent } from "../../src/core/progress.ts";
import type { Fact } from "../../src/facts/read.ts";
import type { ProofFiles } from "../../src/site/proofs/proofs.ts";
import { filesBelow, workFolder } from "../support/files.ts";

/** The facts of a site by id. */
function factsOf(site: string): Map<string, Fact> {
  const rows = JSON.parse(readFileSync(join(site, "data", "facts.json"), "utf8")) as Fact[];
  return new Map(rows.map((row) => [row.fact, row]));
}

/**
 * The facts of a site whose value or display text is `other` when everything is built anew from changed originals, by
 * force, and those that are then gone or `come`: counts of findings left out, which are not read from originals.
 * `renamed` has the new first digits of files whose hash changed, by the old ones. Undefined where intake refuses a figure
 * that it took before, since it contradicts another, be it that an earlier form then gives it: what follows then is not what the
 * cell holds.
 */
export async function affected(
  site: string,
  data: string,
  renamed: Map<string, string>,
): Promise<{ other: string[]; come: string[] } | undefined> {
  const out = join(workFolder("rebuilt"), "site");
  await build({ data, out, site: false, knownAt: knownAtOf(site) }, silent);
  if (readingsOf(out) !== readingsOf(site)) return undefined;
  const rebuilt = factsOf(out);
  const facts = [...factsOf(site).values()]
    .map((fact) => ({ ...fact, fact: renamedFact(fact.fact, renamed) }))
    .filter(({ fact }) => !/\/(finding|faulty-file)-count$/.test(fact));
  const differs = ({ fact, value, display }: Fact) => {
    const other = rebuilt.get(fact);
    return other && (other.value !== value || other.display !== display);
  };
  const before = new Set(facts.map(({ fact }) => fact));
  return {
    other: facts.filter(differs).map(({ fact }) => fact),
    come: [
      ...[...before].filter((fact) => !rebuilt.has(fact)),
      ...[...rebuilt.keys()].filter((fact) => !before.has(fact)),
    ],
  };
}

/** How many readings of each received file are in force, by its name, which a change of its cells leaves as it is. */
function readingsOf(out: string): string {
  const folder = join(out, "proof", "files");
  const counts = filesBelow(folder)
    .filter((path) => path.endsWith(".json"))
    .map((path) => JSON.parse(readFileSync(join(folder, path), "utf8")) as ProofFiles["file"])
    .map(({ name, readings }) => `${name}: ${readings.length}`);
  return counts.sort().join("\n");
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
