import { applicablePairs } from "./applies.ts";
import { add, compare, decimalsOf, digits, exact } from "./exact.ts";
import type { Fault } from "./fault.ts";
import { isGrowth } from "./growth.ts";
import { parsePeriod } from "./period.ts";
import type { Plan } from "./plan.ts";

/**
 * What a target asks of single areas: of one that every area is held against, another number for some of them; of one
 * that is set for the whole alone, what each area is to bring, which must add up to it.
 */
export function checkShares(plan: Plan, fault: Fault): void {
  const indicators = new Map(plan.indicators.rows.map((row) => [row.indicator, row]));
  const kinds = new Map(plan.areas.rows.map(({ area, kind }) => [area, kind]));
  const applies = new Set(applicablePairs(plan).map(({ indicator, area }) => `${indicator} ${area}`));
  for (const target of plan.targets.rows) {
    const rows = plan.shares.rows.filter((row) => row.target === target.target);
    const indicator = indicators.get(target.indicator);
    for (const row of rows) {
      if (row.area === target.area || !["county", "zone"].includes(kinds.get(row.area) ?? ""))
        fault("shares", row, "area", "not a county or zone beside the target's own area", "name one");
      else if (!applies.has(`${target.indicator} ${row.area}`))
        fault("shares", row, "area", `${target.indicator} is not reported for it`, "add it to applicability");
      if (target.goal_by && !target.parts)
        fault("shares", row, "target", "a goal that the past sets is not shared out", "leave goal_by blank");
    }
    if (rows.length === 0 || target.parts || !indicator) continue;
    if (indicator.areas !== "sum" || indicator.denominator !== "" || target.unit !== indicator.unit)
      fault(
        "targets",
        target,
        "target",
        "shares of what does not add up",
        "fill parts, or take its shares away",
      );
    else {
      const sum = rows.map(({ goal }) => exact(goal)).reduce(add);
      if (compare(sum, exact(target.goal)) !== 0n)
        fault(
          "targets",
          target,
          "goal",
          `its shares add up to ${digits(sum, decimalsOf(sum, 6))}`,
          `mend the goal, or the shares of ${target.target} in ${plan.shares.file}`,
        );
    }
  }
}

/** A goal that a rule makes out of the year before: of a figure, for one year. */
export function checkGoals(plan: Plan, fault: Fault): void {
  const indicators = new Map(plan.indicators.rows.map((row) => [row.indicator, row]));
  for (const row of plan.targets.rows) {
    if (!row.goal_by) continue;
    const say = (column: string, problem: string, remedy: string) =>
      fault("targets", row, column, problem, remedy);
    if (!plan.methods.rows.some(({ method, aspect }) => method === row.goal_by && aspect === "goal"))
      say(
        "goal_by",
        "no method has a row goal of this name",
        `add it to ${plan.methods.file}, or leave it blank`,
      );
    if (parsePeriod(row.period)?.kind !== "year")
      say("period", "a goal that the past sets is one of a year", "write a year such as 2013");
    const indicator = indicators.get(row.indicator);
    if (indicator && isGrowth(plan, row))
      say(
        "unit",
        "a goal that the past sets is of the indicator's own number, and in its unit",
        "write that and such a method, or leave goal_by blank",
      );
  }
}
