import { evaluate, namesIn } from "../arithmetic/evaluate.ts";
import { decimal } from "../arithmetic/exact.ts";
import type { Expression, Value } from "../arithmetic/expression.ts";
import { periodOf } from "../arithmetic/period.ts";
import type { Operand, ProvenFact } from "./format.ts";
import type { Follow, Ground } from "./ground.ts";
import { leafValues } from "./operands.ts";
import { duePeriods } from "./part-periods.ts";

/** The steps of a judgement by which a figure decides it, whatever is reported later. */
const FINAL = ["lost", "settled"];

/**
 * What is wrong with a verdict whose figure is not whole, or is none, and decides nothing: an earlier figure in the target's time that
 * does decide is left out.
 */
export function settledFault(
  id: string,
  fact: ProvenFact,
  ground: Ground,
  follow: Follow,
): string | undefined {
  const [type, target = "", area = "", period = "", aspect] = id.split("/");
  const expected = fact.operands.find(({ name }) => name === "expected");
  if (type !== "target" || aspect !== "status" || (expected?.kind === "run" && expected.value === "0"))
    return undefined;
  const { plan, rules, bounds, site } = ground;
  const row = plan.row("targets", target)?.row ?? {};
  const time = periodOf(row.period ?? "");
  const rule = rules.parse(fact.rule);
  const steps = FINAL.flatMap((name) => rule?.steps.get(name) ?? []);
  if (!time || steps.length === 0) return undefined;
  const idOf = (when: string) => `indicator/${row.indicator}/${area}/${when}/actual`;
  const decides = (figure: string) =>
    site.facts.has(figure) &&
    (ground.stands?.(figure) ?? true) &&
    steps.some((step) => isTrue(step, figure, fact, ground, follow));
  const amount = fact.operands.find(({ name }) => name === "amount");
  const own = amount?.kind === "fact" ? amount.fact : undefined;
  if (own) {
    const { present, most } = follow(own).parts;
    if ((own === idOf(period) && present >= most) || decides(own)) return undefined;
  }
  const other = duePeriods(plan)
    .filter(({ last }) => last >= time.first && last <= Math.min(time.last, bounds.last))
    .map((due) => idOf(due.id))
    .find((figure) => figure !== own && decides(figure));
  return other && `amount: ${other} decides it, and is left out`;
}

/** Whether a step holds of another figure, all else being as the proof has it; not where it is held against earlier ones too. */
function isTrue(
  step: Expression,
  figure: string,
  { operands }: ProvenFact,
  ground: Ground,
  follow: Follow,
): boolean {
  const { amount, divisor } = follow(figure);
  const given = new Map<string, Value[]>([
    ["amount", [amount]],
    ["divisor", [divisor]],
  ]);
  for (const operand of operands)
    if (!given.has(operand.name)) {
      const values = standing(operand, ground, follow);
      if (values) given.set(operand.name, values);
    }
  if (namesIn(step).some((name) => !given.has(name))) return false;
  return evaluate(step, (name) => given.get(name) ?? []) === true;
}

/** What an operand stands for that is not about a figure. */
function standing(operand: Operand, ground: Ground, follow: Follow): Value[] | undefined {
  if (operand.kind === "plan") return leafValues(operand, ground, () => {});
  if (operand.kind === "run") return [decimal(operand.value) ?? operand.value];
  if (operand.kind === "fact" && operand.name === "goal") return [follow(operand.fact).amount];
  return undefined;
}
