import type { Edition } from "../../facts/edition.ts";
import type { Operand } from "../../facts/operand.ts";
import { noteIn, wholeOf } from "../kept/whole.ts";
import { partsOf } from "../proofs/proof.ts";
import { proofPath } from "./address.ts";

/** The most bytes of proofs that a page holds, about: with the style sheets and scripts it stays below 120 kB. */
const MOST = 100_000;
/** About the bytes of a proof without what it rests on, and of each thing that it rests on. */
const ALONE = 900;
const EACH: Record<Operand["kind"], number> = {
  reading: 200,
  state: 200,
  plan: 220,
  fact: 400,
  each: 2500,
  file: 260,
  set: 260,
  records: 420,
  answers: 420,
  run: 110,
  moved: 300,
  bound: 300,
};

const paged = new WeakMap<Edition["facts"], Map<string, string>>();

/** The page below `proof/facts/` that holds a fact's proof: of a subject with more than fits, the first, `/2` and so on. */
export function proofPageOf(given: Edition): (fact: string) => string {
  const edition = wholeOf(given);
  const pages = paged.get(edition.facts) ?? pagesOf(edition);
  paged.set(edition.facts, pages);
  return (fact) => {
    const path = proofPath(fact);
    noteIn(given, `pages ${path}`);
    return pages.get(fact) ?? path;
  };
}

/** The page of each fact; the parts of a ratio stand with it. */
function pagesOf(edition: Edition): Map<string, string> {
  const subjects = new Map<string, string[]>();
  for (const id of edition.proofs.facts.keys()) {
    const ids = subjects.get(proofPath(id));
    if (ids) ids.push(id);
    else subjects.set(proofPath(id), [id]);
  }
  const pages = new Map<string, string>();
  for (const [path, ids] of subjects) {
    const parts = new Map(ids.map((id) => [id, [...partsOf(edition, id).values()]]));
    const inOthers = new Set([...parts.values()].flat());
    let [page, filled] = [1, 0];
    for (const id of ids) {
      if (inOthers.has(id)) continue;
      const group = [id, ...(parts.get(id) ?? [])];
      const weight = group.reduce((sum, each) => sum + weightOf(edition, each), 0);
      if (filled > 0 && filled + weight > MOST) [page, filled] = [page + 1, 0];
      filled += weight;
      for (const each of group) pages.set(each, page === 1 ? path : `${path}/${page}`);
    }
  }
  return pages;
}

function weightOf({ proofs: { facts } }: Edition, id: string): number {
  const alone = facts.formsOf(id).reduce((sum, { kind }) => sum + EACH[kind], ALONE);
  if (!facts.ruleOf(id).endsWith(" status")) return alone;
  // The cells of a figure that is judged stand with the verdict.
  return (facts.get(id)?.operands ?? []).reduce((sum, operand) => {
    const own = operand.kind === "fact" && operand.part === "amount" ? operand.fact : "";
    return sum + facts.formsOf(own).length * EACH.reading;
  }, alone);
}
