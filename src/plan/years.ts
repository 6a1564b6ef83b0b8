import { isYearOf, type Period, parsePeriod, yearOf } from "../core/period.ts";
import type { Fault } from "./fault.ts";
import type { Plan } from "./plan.ts";

/** The columns that hold what is asked for, reported or judged, by table. */
const COLUMNS = { plan: "as_of", targets: "period", periods: "period", scores: "period" };

/**
 * A plan's years and spans of years begin in the month that `plan.csv` says, and what is reported lies within one of
 * them: a sum from the year's start, or a year before, would else be of other months than those that are meant.
 */
export function checkYears(plan: Plan, fault: Fault): void {
  for (const [name, column] of Object.entries(COLUMNS) as [keyof typeof COLUMNS, string][])
    for (const row of plan[name].rows as Parameters<Fault>[1][]) {
      const period = parsePeriod(String(row[column]));
      const wrong = period && yearFault(period, plan.head.year_begins);
      if (wrong) fault(name, row, column, wrong.problem, wrong.remedy);
    }
  checkApart(plan, fault);
}

/** Where figures of periods are added up, none may be reported twice: by a quarter, and by a month of it. */
function checkApart(plan: Plan, fault: Fault): void {
  if (!plan.indicators.rows.some(({ periods }) => periods === "sum")) return;
  const seen: { period: Period; row: number }[] = [];
  for (const row of plan.periods.rows) {
    const period = parsePeriod(row.period);
    if (!period) continue;
    const other = seen.find((one) => one.period.first <= period.last && one.period.last >= period.first);
    if (other && other.period.id !== period.id)
      fault("periods", row, "period", `it overlaps with row ${other.row}`, "report by periods of one length");
    seen.push({ period, row: row.row });
  }
}

/** What is wrong with a period of a plan whose years begin in the month `begins`; undefined where nothing is. */
export function yearFault(period: Period, begins: number): { problem: string; remedy: string } | undefined {
  const whole = period.kind === "year" || period.kind === "span";
  if (whole && !isYearOf({ ...period, kind: "year" }, begins)) {
    const year = yearOf({ ...period, kind: "month", last: period.year * 12 + 11 }, begins);
    return { problem: `the plan's years begin in month ${begins}`, remedy: `write one such as ${year.id}` };
  }
  return whole || period.first >= yearOf(period, begins).first
    ? undefined
    : {
        problem: `it lies in two of the plan's years, which begin in month ${begins}`,
        remedy: "write a shorter one",
      };
}
