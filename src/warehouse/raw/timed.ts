import {
  endOf,
  isYearOf,
  opensIn,
  type Period,
  parsePeriod,
  shiftYears,
  startOf,
  yearOf,
} from "../../core/period.ts";
import type { Intake } from "../../intake/receive.ts";
import type { Plan } from "../../plan/plan.ts";
import type { RawTable } from "../open.ts";
import { texts } from "./columns.ts";

/** What bounds a run: no later period and no later arrival is used anywhere. */
export interface Run {
  asOf: Period;
  /** The last day of arrivals that count, `YYYY-MM-DD`. */
  knownAt: string;
  version: string;
  /** For whom it is; for everybody where nothing is said. */
  audience?: "public" | "internal";
}

/** The tables of what bounds a run, of every period that is spoken of, and of the days by which forms are due. */
export function timedTables(plan: Plan, intake: Intake, run: Run): Record<string, RawTable> {
  const begins = plan.head.year_begins;
  return {
    run: {
      columns: {
        ...texts("as_of", "version", "plan", "city", "audience"),
        last: "integer",
        known_at: "date",
      },
      rows: [
        {
          as_of: run.asOf.id,
          last: run.asOf.last,
          known_at: run.knownAt,
          version: run.version,
          audience: run.audience ?? "public",
          plan: plan.head.plan,
          city: plan.head.city,
        },
      ],
    },
    period: {
      columns: {
        ...texts("period", "kind", "prior", "year", "opening"),
        first: "integer",
        last: "integer",
        year_first: "integer",
        starts: "date",
        ends: "date",
      },
      rows: periodsOf(plan, intake, run).map((period) => ({
        period: period.id,
        // A year that begins in another month than the plan's is a figure's own, and has no parts.
        kind: period.kind === "year" && !isYearOf(period, begins) ? "other-year" : period.kind,
        prior: shiftYears(period, -1),
        year: yearOf(period, begins).id,
        opening: yearBefore(period, begins),
        first: period.first,
        last: period.last,
        year_first: opensIn(period, begins),
        starts: startOf(period),
        ends: endOf(period),
      })),
    },
    due: { columns: { period: "varchar", due: "date", basis: "basis" }, rows: plan.periods.rows },
  };
}

/** The id of the year before the one that a period's figures are counted from. */
function yearBefore(period: Period, begins: number): string | null {
  const year = yearOf(period.kind === "span" ? { ...period, last: period.first } : period, begins);
  return shiftYears(year, -1);
}

/** Every period that the plan, the readings or the run name, and the years in which they lie, in order. */
function periodsOf(plan: Plan, intake: Intake, run: Run): Period[] {
  const named = [
    run.asOf,
    ...intake.readings.map((reading) => reading.period),
    ...intake.files.flatMap((file) => file.covers.map((cover) => cover.period)),
    ...[
      ...plan.targets.rows,
      ...plan.periods.rows,
      ...plan.decisions.rows,
      ...plan.appeals.rows,
      ...plan.withdrawals.rows,
    ].flatMap((row) => parsePeriod(row.period) ?? []),
    ...plan.trajectories.rows.flatMap((row) => parsePeriod(row.base) ?? []),
  ];
  const years = named.map((period) => yearOf(period, plan.head.year_begins));
  const byId = new Map([...named, ...years].map((period) => [period.id, period]));
  return [...byId.values()].sort((a, b) => a.last - b.last || b.first - a.first || (a.id < b.id ? -1 : 1));
}
