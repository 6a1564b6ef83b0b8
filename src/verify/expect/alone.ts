import { opensIn, periodOf } from "../arithmetic/period.ts";
import type { Plan } from "../originals/plan.ts";
import type { Operand, ProvenFact } from "./format.ts";
import type { Ground } from "./ground.ts";
import { otherThan } from "./stands.ts";

/** The rule of a period's figure by itself: of a count, or of a ratio whose parts are added up; undefined for other facts. */
export function aloneRule(id: string, plan: Plan): string | undefined {
  const [type, indicator = "", , , aspect] = id.split("/");
  if (type !== "indicator" || aspect !== "alone") return undefined;
  const row = plan.row("indicators", indicator)?.row;
  if (row?.denominator === "" && ["sum", "to-date"].includes(row.periods ?? "")) return "alone value";
  return row?.periods === "sum" ? "alone rate" : "none: its periods are not parts of a year";
}

/** What an operand of a period's figure by itself must be about: the figures to its end and to its beginning. */
export function aboutAlone(
  id: string,
  { plan }: Ground,
): (operand: Operand, fact: ProvenFact) => string | undefined {
  const [, indicator = "", area = "", period = ""] = id.split("/");
  const own = periodOf(period);
  const opens = own && own.first === opensIn(own, plan.begins());
  const before = plan
    .rows("periods")
    .flatMap((row) => periodOf(row.period ?? "") ?? [])
    .filter((other) => own && other.kind === own.kind && other.last === own.first - 1)[0];
  const at = (when: string | undefined, what: string) => `indicator/${indicator}/${area}/${when}/${what}`;
  const wanted: Record<string, string> = {
    amount: `${at(period, "actual")} amount`,
    numerator: `${at(period, "numerator")} amount`,
    denominator: `${at(period, "denominator")} amount`,
    before_amount: `${at(before?.id, "actual")} amount`,
    before_numerator: `${at(before?.id, "numerator")} amount`,
    before_denominator: `${at(before?.id, "denominator")} amount`,
    scale: `indicators:${indicator}:scale`,
  };
  return (operand, fact) => {
    const other = otherThan(operand, wanted[operand.name]);
    if (other) return other;
    const has = fact.operands.filter(({ name }) => name === `before_${operand.name}`).length === 1;
    if (["amount", "numerator", "denominator"].includes(operand.name) && has === opens)
      return opens ? "the first period of a year has none before it" : "the period before it is missing";
    return undefined;
  };
}
