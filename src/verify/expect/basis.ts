import type { Operand, ProvenFact } from "./format.ts";
import type { Ground } from "./ground.ts";
import { eachFact } from "./peer-comparison.ts";
import { BASES } from "./shown/words.ts";

/** A fact has no firmer basis than the files, facts and rows of the plan that it names. */
export function basisFault(id: string, fact: ProvenFact, ground: Ground): string | undefined {
  const weakest = Math.max(
    ...fact.operands.flatMap((operand) => basesOf(id, operand, ground)).map((basis) => BASES.indexOf(basis)),
    ...[partsBasis(id, fact, ground), ...lineBases(id, ground)].map((basis = "") => BASES.indexOf(basis)),
    -1,
  );
  return BASES.indexOf(fact.basis) < weakest
    ? `it rests on ${BASES[weakest]}, the proof says ${fact.basis}`
    : undefined;
}

/**
 * What it rests on that a target is asked of a part of its area as it is of the whole, which the plan says where it has no share for it.
 * How much of a year is over says so no more firmly than the goal for that year.
 */
function partsBasis(id: string, { operands }: ProvenFact, { site, plan }: Ground): string | undefined {
  const [type, target = "", area, , aspect] = id.replace(/^scenario\/\d+\//, "").split("/");
  const row = type === "target" ? plan.row("targets", target)?.row : undefined;
  if (row && aspect === "share") return site.facts.get(id.replace(/share$/, "goal"))?.fact.basis;
  const isHeld = operands.some(
    (operand) => operand.kind === "plan" && operand.cell === `targets:${target}:goal`,
  );
  return row && isHeld && row.area !== area && row.parts !== "public" ? row.parts : undefined;
}

/** What it rests on that a line is scored at all, which its state follows from though no operand of it says so. */
function lineBases(id: string, { plan }: Ground): string[] {
  const [type, scheme = "", , , , line = "", aspect] = id.replace(/^scenario\/\d+\//, "").split("/");
  if (type !== "score" || aspect !== "state") return [];
  const rows = [plan.row("scoring", line), plan.row("schemes", scheme)];
  return rows.flatMap((each) => (each?.row.basis === "public" ? [] : (each?.row.basis ?? [])));
}

/** Whatever an operand rests on. */
function basesOf(id: string, operand: Operand, ground: Ground): string[] {
  const { site, originals, plan } = ground;
  const ofFact = (fact: string) => site.facts.get(fact)?.fact.basis ?? [];
  if (operand.kind === "fact") return [ofFact(operand.fact)].flat();
  if (operand.kind === "each") return eachFact(id, operand.facts, ground).flatMap(ofFact);
  // Nobody sent what a figure could be.
  if (operand.kind === "bound") return ["assumption"];
  if (operand.kind === "plan") {
    const [table = "", key = ""] = operand.cell.split(":");
    const { basis } = plan.row(table, key)?.row ?? {};
    // What an indicator rests on goes into its figures; that a goal was published makes no figure of it.
    return table === "indicators" || basis === "public" || basis === undefined ? [] : [basis];
  }
  const named = "reading" in operand ? operand.reading : undefined;
  const short =
    named?.split("/")[0] ??
    ("file" in operand && (operand.kind === "records" || operand.kind === "answers")
      ? operand.file.slice(0, 12)
      : "");
  return [originals.get(short)?.basis ?? []].flat();
}
