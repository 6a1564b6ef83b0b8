import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ProofFiles } from "../../src/site/proofs/proofs.ts";
import { filesBelow } from "../support/files.ts";

const known = new Map<string, Map<string, string[]>>();

/** What each fact of a site names: facts by their ids or by a pattern, files as `file` and the first digits of their sha256. */
function namedBy(site: string): Map<string, string[]> {
  const found = known.get(site) ?? new Map<string, string[]>();
  if (found.size > 0) return found;
  known.set(site, found);
  for (const path of filesBelow(join(site, "proof", "facts")).filter((name) => name.endsWith(".json"))) {
    const facts = JSON.parse(readFileSync(join(site, "proof", "facts", path), "utf8")) as ProofFiles["facts"];
    for (const [id, { operands }] of Object.entries(facts))
      found.set(
        id,
        operands.flatMap((operand) => {
          if (operand.kind === "fact") return operand.fact;
          if (operand.kind === "each") return operand.facts;
          if ("reading" in operand) return `file ${operand.reading.split("/")[0]}`;
          return "file" in operand ? `file ${operand.file.slice(0, 12)}` : [];
        }),
      );
  }
  return found;
}

/** Some facts or files of a site, and every fact that rests on them. */
export function rests(site: string, on: string[]): Set<string> {
  const found = new Set(on);
  const holds = (name: string) => {
    const [before = "", after] = name.split("*");
    if (after === undefined) return found.has(name);
    return [...found].some((id) => id.startsWith(before) && id.endsWith(after));
  };
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const [id, names] of namedBy(site)) if (!found.has(id) && names.some(holds)) found.add(id);
  }
  return found;
}
