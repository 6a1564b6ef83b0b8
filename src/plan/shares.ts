import { add, compare, decimalsOf, digits, exact } from "../core/exact.ts";
import { parsePeriod } from "../core/period.ts";
import { applicablePairs } from "./applies.ts";
import type { Fault } from "./fault.ts";
import { isGrowth } from "./growth.ts";
import type { Plan } from "./plan.ts";
import type { PlanRow } from "./schemas.ts";

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
      const room = beyond(plan, row.goal, target);
      if (room) fault("shares", row, "goal", ...room);
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
      const over = compare(sum, exact(target.goal));
      const last = rows.at(-1);
      if (over !== 0n && last)
        fault(
          "shares",
          last,
          "goal",
          `the shares of ${target.target} add up to ${digits(sum, decimalsOf(sum, 6))}, its goal is ${target.goal}`,
          `mend rows ${rows.map(({ row }) => row).join(", ")}, or the goal in ${plan.targets.file} row ${target.row}`,
        );
    }
  }
}

/** What is wrong with a share beyond what its target's whole, or the indicator's figures, leave room for; and what to do. */
function beyond(plan: Plan, share: string, target: PlanRow<"targets">): [string, string] | undefined {
  const { goal, parts, indicator: id } = target;
  // A growth may be below zero, and above any whole.
  if (isGrowth(plan, target)) return undefined;
  const indicator = plan.indicators.rows.find((row) => row.indicator === id);
  const limits = plan.limits.rows.find((row) => row.indicator === id);
  const ratio = indicator?.denominator ? String(indicator.scale) : "";
  const least = (parts && limits?.least) || "0";
  const most = parts ? limits?.most || ratio : goal;
  const whole = parts ? `the most that ${id} can be` : `the whole of ${target.target}`;
  if (compare(exact(share), exact(least)) < 0n && compare(exact(goal), exact(least)) >= 0n)
    return [
      `less than ${least}`,
      `write what ${parts ? "is asked of the area" : "the area is to bring"}: ${least} or more`,
    ];
  if (most !== "" && compare(exact(share), exact(most)) > 0n && compare(exact(goal), exact(most)) <= 0n)
    return [`more than ${most}, ${whole}`, `write ${most} or less`];
  return undefined;
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
