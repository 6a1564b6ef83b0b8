import { parsePeriod } from "../core/period.ts";
import type { Fault } from "./fault.ts";
import { TRENDS } from "./fields.ts";
import { isGrowth } from "./growth.ts";
import type { Plan } from "./plan.ts";
import type { PlanRow } from "./schemas.ts";

/**
 * What a method may suit, in the plan's own terms: a ratio, or an amount whose periods combine so; a trend; a year, or a span
 * of years. Of kinds and of times each method names at least one; of trends it may name one.
 */
const GROUPS = {
  kind: ["ratio", "sum", "to-date", "last", "none"],
  trend: [...TRENDS] as string[],
  time: ["year", "span"],
};
type Group = keyof typeof GROUPS;
const groups = Object.keys(GROUPS) as Group[];
const among = (suits: string[], group: Group) => suits.filter((term) => GROUPS[group].includes(term));

/** A row `reached` says what its method suits, and a target's method suits its indicator and its period. */
export function checkSuits(plan: Plan, fault: Fault): void {
  const terms = Object.values(GROUPS).flat();
  const known = new Map<string, string[]>();
  for (const row of plan.methods.rows) {
    const say = (problem: string, remedy: string) => fault("methods", row, "suits", problem, remedy);
    const wrong = row.suits.find((term) => !terms.includes(term));
    if (row.aspect !== "reached") {
      if (row.suits.length > 0) say("not of a row reached", "leave it blank");
    } else if (wrong !== undefined) say(`nothing that suits: ${wrong}`, `use ${terms.join(", ")}`);
    else {
      const lacking = (["kind", "time"] as const).filter((group) => among(row.suits, group).length === 0);
      for (const group of lacking) say(`no ${group} that suits`, `name some of ${GROUPS[group].join(", ")}`);
      if (lacking.length === 0) known.set(row.method, row.suits);
    }
  }
  checkTargets(plan, known, fault);
}

function checkTargets(plan: Plan, known: Map<string, string[]>, fault: Fault): void {
  const indicators = new Map(plan.indicators.rows.map((row) => [row.indicator, row]));
  const comparators = new Map(
    plan.methods.rows.filter(({ aspect }) => aspect === "reached").map((row) => [row.method, row.comparator]),
  );
  for (const row of plan.targets.rows) {
    const indicator = indicators.get(row.indicator);
    const suits = known.get(row.method);
    const time = parsePeriod(row.period)?.kind;
    if (!indicator || !suits || (time !== "year" && time !== "span")) continue;
    const given = { kind: kindOf(indicator), trend: indicator.trend, time };
    const unfit = groups.find((group) => !fits(suits, group, given[group]));
    if (!unfit) continue;
    const others = [...known]
      .filter(([, suits]) => groups.every((group) => fits(suits, group, given[group])))
      .map(([method]) => method)
      .filter((method) => ["", row.comparator].includes(comparators.get(method) ?? ""))
      .filter((method) => isGrowth(plan, row) || !isGrowth(plan, { method }));
    const what = { kind: row.indicator, trend: `the trend of ${row.indicator}`, time: row.period }[unfit];
    fault(
      "targets",
      row,
      "method",
      `it judges ${among(suits, unfit).join(" or ")}, and ${what} is ${given[unfit]}`,
      `${others.length > 0 ? `choose ${others.join(" or ")}` : `add a method to ${plan.methods.file}`}, or mend ${unfit === "time" ? "the period" : `the row of ${row.indicator} in ${plan.indicators.file}`}`,
    );
  }
}

/** A ratio by its parts, or an amount by how its periods combine. */
function kindOf({ denominator, periods }: PlanRow<"indicators">): string {
  return denominator === "" ? periods : "ratio";
}

function fits(suits: string[], group: Group, term: string): boolean {
  const wanted = among(suits, group);
  return wanted.length === 0 || wanted.includes(term);
}
