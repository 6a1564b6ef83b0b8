import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { distance } from "fastest-levenshtein";
import Papa from "papaparse";
import { ConfigError } from "../core/error.ts";

const MOST_PROPOSED = 3;

/** That a fact is not in the site in `out`: which folder was read, what it holds, the ids nearest to the one asked for, and what to do. */
export function noSuchFact(out: string, fact: string): Error {
  const folder = resolve(out);
  const list = join(folder, "data", "facts.csv");
  if (!existsSync(list))
    return new ConfigError(
      `no site in ${folder}: it has no data/facts.csv`,
      "build one with quality-city build --out DIR, or name the folder of the one that you mean with --out DIR",
    );
  const ids = factsIn(list);
  return new Error(
    [
      `no such fact: ${fact}`,
      `read: the site in ${folder}, of ${ids.length} facts${asOf(folder)}`,
      `nearest ids: ${nearestIds(fact, ids).join(", ") || "none"}`,
      `what to do: take an id from ${list}, or name another site with --out DIR`,
    ].join("\n"),
  );
}

function factsIn(list: string): string[] {
  const { data } = Papa.parse<{ fact: string }>(readFileSync(list, "utf8").replace(/^\uFEFF/, ""), {
    header: true,
    delimiter: ",",
    skipEmptyLines: true,
  });
  return data.map(({ fact }) => fact);
}

function asOf(folder: string): string {
  const path = join(folder, "manifest.json");
  if (!existsSync(path)) return "";
  const { asOf, knownAt } = JSON.parse(readFileSync(path, "utf8")) as { asOf: string; knownAt: string };
  return ` as of ${asOf}, known at ${knownAt}`;
}

/** The ids with the fewest signs to change; of as many, those that come first. */
function nearestIds(fact: string, ids: string[]): string[] {
  return ids
    .map((id) => ({ id, off: distance(fact, id) }))
    .sort((a, b) => a.off - b.off)
    .slice(0, MOST_PROPOSED)
    .map(({ id }) => id);
}
