import { parsePeriod } from "../core/period.ts";
import { areasNamed } from "./applies.ts";
import type { Fault } from "./fault.ts";
import { isGrowth } from "./growth.ts";
import type { Plan } from "./plan.ts";

/**
 * A trajectory leads from a year to the level that its target asks for in a later one, by the levels of `levels`; a
 * growth, or a total of several years, is no level of a year.
 */
export function checkTrajectories(plan: Plan, fault: Fault): void {
  const indicators = new Map(plan.indicators.rows.map((row) => [row.indicator, row]));
  const targets = new Map(plan.targets.rows.map((row) => [row.target, row]));
  const scales = new Set(plan.levels.rows.map(({ scale }) => scale));
  for (const row of plan.trajectories.rows) {
    const say = (column: string, problem: string, remedy: string) =>
      fault("trajectories", row, column, problem, remedy);
    const scale = row.target ? "ratio" : "growth";
    if (!scales.has(scale)) say("target", `levels has no row ${scale}`, `add it to ${plan.levels.file}`);
    const base = parsePeriod(row.base);
    if (base?.kind !== "year") say("base", "not a year", "write a year such as 2010");
    const target = targets.get(row.target);
    const indicator = indicators.get(row.indicator);
    const end = parsePeriod(target?.period ?? "");
    if (!target || !indicator || !base || !end) continue;
    if (target.indicator !== row.indicator)
      say("target", "of another indicator", `name one of ${row.indicator}, or none`);
    if (isGrowth(plan, target)) say("target", "a target of a growth has no trajectory", "leave it blank");
    if (end.kind === "span" && ["sum", "to-date"].includes(indicator.periods))
      say("target", "a total of several years has no trajectory", "leave it blank");
    if (target.comparator === "=") say("target", "a target of = has no trajectory", "leave it blank");
    if (target.goal_by) say("target", "a goal that the past sets has no trajectory", "leave it blank");
    const own = plan.shares.rows.filter((share) => share.target === row.target).map(({ area }) => area);
    if (areasNamed(plan, row.areas).some((area) => own.includes(area)))
      say("areas", "some have a number of their own", `leave out ${own.join(", ")}`);
    if (end.last <= base.last)
      say("base", "not before the target's period", `name a year before ${target.period}`);
    if ((end.last - base.last) % 12 !== 0)
      say(
        "base",
        "it begins in another month than the target's period",
        `name a year such as ${target.period}`,
      );
    if (!target.parts && areasNamed(plan, row.areas).some((area) => area !== target.area))
      say("areas", "the target is not set for all of them", `write ${target.area}`);
  }
}
