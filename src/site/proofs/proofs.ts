import { WORDS } from "../../facts/display.ts";
import type { Edition } from "../../facts/edition.ts";
import type { PlanLeaf } from "../../facts/leaf.ts";
import type { FileProof, Proof, Rule } from "../../facts/proof.ts";
import type { Fact } from "../../facts/read.ts";
import { sourcesOf } from "../downloads/sources.ts";
import { proofPath } from "../kit/address.ts";
import type { Write } from "../shell/write.ts";

/** A fact as its proof says it. */
type ProvenFact = Pick<Fact, "value" | "dividend" | "divisor" | "display" | "unit" | "basis"> &
  Partial<Pick<Fact, "flag">> &
  Proof;

/** What the files below `proof/` hold: facts by subject, received files, cells of the plan, rules. */
export interface ProofFiles {
  facts: Record<string, ProvenFact>;
  file: FileProof;
  plan: Record<string, PlanLeaf>;
  rules: { rules: Record<string, Rule>; words: Record<string, string> };
}

/** Where a received file's readings stand, below `proof/`; also by the first part of a reading's reference. */
export function filePath(sha256: string): string {
  return `files/${sha256.slice(0, 12)}.json`;
}

/** Writes the proofs of the public facts, by `provenFacts`, and what they rest on, below `proof/` of the site. */
export function writeProofs(edition: Edition, proven: ProvenFacts, write: Write): void {
  const { proofs } = edition;
  const writeJson = (path: string, content: object) => write(`proof/${path}`, JSON.stringify(content));
  for (const [path, facts] of proven) writeJson(`facts/${path}.json`, facts);
  for (const file of proofs.files.values()) writeJson(filePath(file.sha256), file);
  writeJson("plan.json", Object.fromEntries(proofs.plan));
  writeJson("rules.json", { rules: Object.fromEntries(proofs.rules), words: WORDS });
  writeJson("sources.json", sourcesOf(edition));
  writeJson("words.json", edition.words);
}

/** Public facts with their proofs, by the path of the file in which they stand. */
export type ProvenFacts = Map<string, ProofFiles["facts"]>;

/** The public facts of an edition with their proofs. */
export function provenFacts({ facts, proofs }: Edition): ProvenFacts {
  const files: ProvenFacts = new Map();
  for (const [id, fact] of facts) {
    const proof = proofs.facts.get(id);
    if (fact.audience !== "public" || !proof) continue;
    const path = proofPath(id);
    const file = files.get(path) ?? {};
    files.set(path, file);
    const { value, dividend, divisor, display, unit, basis, flag } = fact;
    file[id] = { value, dividend, divisor, display, unit, basis, ...(flag && { flag }), ...proof };
  }
  return files;
}
