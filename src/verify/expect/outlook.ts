import { opensIn, periodOf } from "../arithmetic/period.ts";
import type { Operand, ProvenFact } from "./format.ts";
import type { Ground } from "./ground.ts";

/** The rule of each fact that looks ahead to a year's end, by what it says. */
const RULES: Record<string, string> = {
  part: "season part",
  season: "season mean",
  outlook: "outlook seasonal",
  "outlook-low": "outlook low",
  "outlook-high": "outlook high",
  "outlook-linear": "outlook linear",
  "outlook-error": "backtest error",
  "linear-error": "backtest error",
};
const TESTED: Record<string, string> = {
  "seasonal-error": "backtest mean",
  "linear-error": "backtest mean",
  better: "backtest better",
  "test-count": "tally total",
};

/** The rule that a fact must have, where it looks ahead; undefined where it does not. */
export function outlookRule(id: string): string | undefined {
  const [type, , third = "", , aspect = "", more] = id.split("/");
  if (type === "backtest") return TESTED[id.split("/")[3] ?? third];
  return type === "indicator" && more === undefined ? RULES[aspect] : undefined;
}

/** What an operand of a back-test must be about; a mean must be that of every error of its place in the year. */
export function aboutBacktest(
  id: string,
  { site }: Ground,
): (operand: Operand, fact: ProvenFact) => string | undefined {
  const [, place = "", asOf = "", aspect = ""] = id.split("/");
  const error = aspect === "linear-error" ? "linear-error" : "outlook-error";
  const isOf = (fact: string) => {
    const [type, , , period = "", said] = fact.split("/");
    return type === "indicator" && said === error && (place === "all" || period.slice(4) === place);
  };
  const all = aspect === "better" ? 0 : [...site.facts.keys()].filter(isOf).length;
  return (operand, fact) => {
    if (operand.kind !== "fact") return `it is a ${operand.kind}`;
    if (operand.name === "error" || operand.name === "item") {
      const named = fact.operands.filter(({ name }) => name === operand.name).length;
      if (!isOf(operand.fact) || operand.part !== "amount") return `it is of ${operand.fact}`;
      return named === all ? undefined : `there are ${all} such errors`;
    }
    const [, way = "", per] = /^(seasonal|linear)(_per)?$/.exec(operand.name) ?? [];
    const wanted = `backtest/${place}/${asOf}/${way}-error ${per ? "per" : "amount"}`;
    const said = `${operand.fact} ${operand.part}`;
    return said === wanted ? undefined : `it is ${said}, not ${wanted}`;
  };
}

/** How many months of its year a period within it has seen, and how many the year has. */
export function monthsWithin(
  id: string,
  { plan }: Pick<Ground, "plan">,
): { elapsed: number; months: number } | undefined {
  const period = periodOf(id.split("/")[3] ?? "");
  return period && { elapsed: period.last - opensIn(period, plan.begins()) + 1, months: 12 };
}
