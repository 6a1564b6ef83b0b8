import { eachFact } from "./among.ts";
import type { Operand, ProvenFact } from "./format.ts";
import type { Follow, Ground } from "./ground.ts";
import { scenarioOf } from "./within.ts";

/** The flag of a fact that lacks something, or rests on one that does. */
const LACKS = "incomplete";
/** What says itself what it lacks: states, and marks of what would turn. */
const SAYS_SO = ["state", "fragile"];

/**
 * What is wrong with a fact that does not say that it lacks something: a part of it is missing, or it rests on a fact that
 * says so. A verdict says itself what its figure lacks, and a count of verdicts counts them as they are.
 */
export function lackFault(id: string, fact: ProvenFact, ground: Ground, follow: Follow): string | undefined {
  if (fact.flag === LACKS) return undefined;
  const { inner } = scenarioOf(id) ?? { inner: id };
  if (/^indicator\/.+\/actual(\/|$)/.test(inner)) {
    const { present, least } = follow(id).parts;
    if (present < least) return "parts of it are missing, and it does not say so";
  }
  if (fact.rule.startsWith("tally ") || SAYS_SO.includes(inner.split("/").at(-1) ?? "")) return undefined;
  const verdict = inner.startsWith("target/") && inner.endsWith("/status");
  const rests = fact.operands.filter(({ name }) => !verdict || (name !== "amount" && name !== "per"));
  const lacking = rests
    .flatMap((operand) => namedBy(id, operand, ground))
    .find((other) => lacks(other, ground));
  return lacking && `it rests on ${lacking}, which lacks something, and does not say so`;
}

function lacks(id: string, { site }: Ground): boolean {
  return site.facts.get(id)?.fact.flag === LACKS;
}

/** The facts that an operand names. */
function namedBy(id: string, operand: Operand, ground: Ground): string[] {
  if (operand.kind === "fact") return [operand.fact];
  return operand.kind === "each" ? eachFact(id, operand.facts, ground) : [];
}
