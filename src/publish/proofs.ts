import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { FileLeaf, PlanLeaf, ReadingLeaf } from "../facts/leaf.ts";
import type { Proof, Proofs } from "../facts/proof.ts";
import type { Fact } from "../facts/read.ts";
import { type Edition, slug } from "../figures/edition.ts";

/** A file of proofs: some facts, how each follows, and the leaves that they name. */
export interface ProofFile {
  facts: Record<string, Proof & Pick<Fact, "value" | "display" | "unit" | "basis">>;
  readings: Record<string, ReadingLeaf>;
  plan: Record<string, PlanLeaf>;
  files: Record<string, FileLeaf>;
}

/** Where the proof of a fact stands, below `proof/`: one file for each subject, and for each area of an indicator or target. */
export function proofPath(fact: string): string {
  const [type = "", subject = "", third = ""] = fact.split("/");
  return type === "indicator" || type === "target"
    ? `${type}/${slug(subject)}/${slug(third)}.json`
    : `${type}/${slug(subject)}.json`;
}

/** Writes the proof of every public fact below `proof/` of the site. */
export function writeProofs(edition: Edition, site: string): void {
  const files = new Map<string, ProofFile>();
  for (const [id, { value, display, unit, basis, audience }] of edition.facts) {
    const proof = edition.proofs.facts.get(id);
    if (audience !== "public" || !proof) continue;
    const path = proofPath(id);
    const file = files.get(path) ?? { facts: {}, readings: {}, plan: {}, files: {} };
    file.facts[id] = { value, display, unit, basis, ...proof };
    addLeaves(file, proof, edition.proofs);
    files.set(path, file);
  }
  for (const [path, file] of files) {
    const target = join(site, "proof", path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, JSON.stringify(file));
  }
}

function addLeaves(file: ProofFile, proof: Proof, proofs: Proofs): void {
  for (const operand of proof.operands) {
    const reading = operand.kind === "reading" ? proofs.readings.get(operand.reading) : undefined;
    if (operand.kind === "reading" && reading) file.readings[operand.reading] = reading;
    const row = operand.kind === "plan" ? proofs.plan.get(operand.cell) : undefined;
    if (operand.kind === "plan" && row) file.plan[operand.cell] = row;
    const sha256 = reading?.file ?? ("file" in operand ? operand.file : "");
    const received = proofs.files.get(sha256);
    if (received) file.files[sha256] = received;
  }
}
