import { opensIn, type Period, periodOf, yearStart } from "../arithmetic/period.ts";
import type { Plan, PlanRow } from "../originals/plan.ts";
import type { Ground } from "./ground.ts";

/** The periods to be reported on of which a figure of a period is put together. */
export function partPeriods(row: PlanRow, whole: Period, { plan, bounds }: Ground): Period[] {
  const begins = plan.begins();
  const due = duePeriods(plan);
  const targeted = plan
    .rows("targets")
    .some((target) => target.indicator === row.indicator && target.period === whole.id);
  const isYear = whole.kind === "year" && yearStart(whole.first, begins) === whole.first;
  const [opens, closes] = [opensIn(whole, begins), Math.min(whole.last, bounds.last)];
  const other = whole.kind === "year" && !isYear;
  if (row.periods === "none" || (!isYear && !targeted && !due.some(({ id }) => id === whole.id))) return [];
  const covered = due.some(({ first }) => first === opens);
  return due.filter((period) => {
    if (period.last > closes) return false;
    if (row.periods === "sum") return covered && period.first >= opens;
    const ends = period.last === yearStart(period.last, begins) + 11;
    if (row.periods === "to-date" && !other && ends && period.first >= opens) return true;
    return period.last === closes;
  });
}

/** Whether an indicator is to be reported for an area, which references are not asked for. */
export function isAsked(indicator: string, area: string, plan: Plan): boolean {
  return plan.applies(indicator, area) && plan.row("areas", area)?.row.kind !== "reference";
}

/** Whether a figure of a period to be reported on goes into that of a whole: of its own period, or of a target's. */
export function isPart(row: PlanRow, area: string, period: Period, ground: Ground): boolean {
  const { plan } = ground;
  if (!isAsked(row.indicator ?? "", area, plan)) return false;
  const targets = plan.rows("targets").filter((target) => target.indicator === row.indicator);
  const wholes = targets.flatMap((target) => periodOf(target.period ?? "") ?? []);
  return [period, ...wholes].some((whole) =>
    partPeriods(row, whole, ground).some(({ id }) => id === period.id),
  );
}

const known = new WeakMap<Plan, Period[]>();

/** The periods on which areas are to report. */
export function duePeriods(plan: Plan): Period[] {
  const due = known.get(plan) ?? plan.rows("periods").flatMap(({ period }) => periodOf(period ?? "") ?? []);
  known.set(plan, due);
  return due;
}
