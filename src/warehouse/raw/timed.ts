import type { Intake } from "../../intake/receive.ts";
import { endOf, type Period, parsePeriod, shiftYears, startOf } from "../../plan/period.ts";
import type { Plan } from "../../plan/plan.ts";
import type { RawTable } from "../open.ts";
import { texts } from "./columns.ts";

/** What bounds a run: no later period and no later arrival is used anywhere. */
export interface Run {
  asOf: Period;
  /** The last day of arrivals that count, `YYYY-MM-DD`. */
  knownAt: string;
  version: string;
}

/** The tables of what bounds a run, of every period that is spoken of, and of the days by which forms are due. */
export function timedTables(plan: Plan, intake: Intake, run: Run): Record<string, RawTable> {
  return {
    run: {
      columns: { ...texts("as_of", "version", "plan", "city"), last: "integer", known_at: "date" },
      rows: [
        {
          as_of: run.asOf.id,
          last: run.asOf.last,
          known_at: run.knownAt,
          version: run.version,
          plan: plan.head.plan,
          city: plan.head.city,
        },
      ],
    },
    period: {
      columns: {
        ...texts("period", "kind", "prior", "opening"),
        year: "integer",
        first: "integer",
        last: "integer",
        year_first: "integer",
        starts: "date",
        ends: "date",
      },
      rows: periodsOf(plan, intake, run).map((period) => ({
        period: period.id,
        kind: period.kind,
        prior: shiftYears(period, -1),
        opening: String(Math.floor(period.first / 12) - 1),
        year: period.year,
        first: period.first,
        last: period.last,
        year_first: period.kind === "span" ? period.first : period.year * 12,
        starts: startOf(period),
        ends: endOf(period),
      })),
    },
    due: { columns: { period: "varchar", due: "date", basis: "basis" }, rows: plan.periods.rows },
  };
}

/** Every period that the plan, the readings or the run name, and the years in which they lie, in order. */
function periodsOf(plan: Plan, intake: Intake, run: Run): Period[] {
  const named = [
    run.asOf,
    ...intake.readings.map((reading) => reading.period),
    ...intake.files.flatMap((file) => file.covers.map((cover) => cover.period)),
    ...[...plan.targets.rows, ...plan.periods.rows, ...plan.decisions.rows, ...plan.appeals.rows].flatMap(
      (row) => parsePeriod(row.period) ?? [],
    ),
    ...plan.trajectories.rows.flatMap((row) => parsePeriod(row.base) ?? []),
  ];
  const years = named.flatMap((period) => parsePeriod(String(period.year)) ?? []);
  const byId = new Map([...named, ...years].map((period) => [period.id, period]));
  return [...byId.values()].sort((a, b) => a.last - b.last || b.first - a.first || (a.id < b.id ? -1 : 1));
}
