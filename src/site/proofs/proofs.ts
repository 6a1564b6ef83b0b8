import { WORDS } from "../../facts/display.ts";
import { type Edition, mayTell } from "../../facts/edition.ts";
import type { PlanLeaf } from "../../facts/leaf.ts";
import type { FileProof, Rule } from "../../facts/proof.ts";
import type { Proof } from "../../facts/proof-table.ts";
import type { Fact } from "../../facts/read.ts";
import { sourcesOf } from "../downloads/sources.ts";
import type { Traced } from "../kept/traced.ts";
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

/** Writes the proofs of the public facts, and what they rest on, below `proof/` of the site, but what can be taken as it was. */
export function writeProofs(traced: Traced, whole: Edition, write: Write): void {
  const { edition } = traced;
  const { proofs } = whole;
  const writeJson = (path: string, content: object) => write(`proof/${path}`, JSON.stringify(content));
  for (const [path, ids] of provenIds(whole))
    traced.file(`proof/facts/${path}.json`, () => writeJson(`facts/${path}.json`, provenIn(edition, ids)));
  for (const { sha256 } of proofs.files.values())
    traced.file(`proof/${filePath(sha256)}`, () => {
      const { pictured: _, original: __, ...file } = edition.proofs.files.get(sha256) ?? {};
      writeJson(filePath(sha256), file);
    });
  writeJson("plan.json", Object.fromEntries(proofs.plan));
  writeJson("rules.json", { rules: Object.fromEntries(proofs.rules), words: WORDS });
  writeJson("sources.json", sourcesOf(whole));
  writeJson("words.json", whole.words);
}

/** The public facts of an edition that have a proof, by the path of the file in which that stands, one file after the other. */
export function* provenIds(edition: Edition): Generator<[path: string, ids: string[]]> {
  const { facts, proofs } = edition;
  const done = new Set<string>();
  let [path, ids]: [string, string[]] = ["", []];
  // Facts are in the order of their ids, so that those of a file stand together.
  for (const [id, fact] of facts) {
    if (!mayTell(edition, fact) || !proofs.facts.has(id)) continue;
    const own = proofPath(id);
    if (own !== path) {
      if (path !== "") yield [path, ids];
      if (done.has(own)) throw new Error(`two subjects whose proofs stand in one file: ${own}`);
      done.add(own);
      [path, ids] = [own, []];
    }
    ids.push(id);
  }
  if (path !== "") yield [path, ids];
}

/** Facts with their proofs, which are put together when it is their turn. */
function provenIn({ facts, proofs }: Edition, ids: string[]): ProofFiles["facts"] {
  const file: ProofFiles["facts"] = {};
  for (const id of ids) {
    const [fact, proof] = [facts.get(id), proofs.facts.get(id)];
    if (!fact || !proof) continue;
    const { value, dividend, divisor, display, unit, basis, flag } = fact;
    file[id] = { value, dividend, divisor, display, unit, basis, ...(flag && { flag }), ...proof };
  }
  return file;
}
