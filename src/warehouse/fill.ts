import { KINDS } from "../intake/catalogue.ts";
import type { Intake } from "../intake/receive.ts";
import { placeText } from "../intake/sheet.ts";
import { applicablePairs, areasNamed } from "../plan/applies.ts";
import { namesIn } from "../plan/expression.ts";
import { endOf, type Period, parsePeriod, shiftYears, startOf } from "../plan/period.ts";
import type { Plan } from "../plan/plan.ts";
import { BASES, STATUSES } from "../plan/schemas.ts";
import { createMacros } from "./macros.ts";
import { enumOf, type RawTable, type Warehouse } from "./open.ts";
import { fillRecords } from "./records.ts";
import { scoringTables } from "./scoring.ts";

/** What bounds a run: no later period and no later arrival is used anywhere. */
export interface Run {
  asOf: Period;
  /** The last day of arrivals that count, `YYYY-MM-DD`. */
  knownAt: string;
  version: string;
}

const DECIMAL = "decimal(38, 6)";

/**
 * Fills an empty warehouse with the run, the plan, and what was received; makes the macros of `methods`. Returns the
 * intake with what its large files speak for and the findings in them, since only the warehouse reads those.
 */
export async function fillWarehouse(
  warehouse: Warehouse,
  plan: Plan,
  received: Intake,
  run: Run,
): Promise<Intake> {
  await warehouse.run(`create type basis as ${enumOf(BASES)}`);
  await warehouse.run(`create type status as ${enumOf(STATUSES)}`);
  const intake = await fillRecords(warehouse, plan, received);
  for (const [name, table] of Object.entries(rawTables(plan, intake, run)))
    await warehouse.append(name, table);
  await createMacros(warehouse, plan);
  return intake;
}

function rawTables(plan: Plan, intake: Intake, run: Run): Record<string, RawTable> {
  const texts = (...names: string[]) => Object.fromEntries(names.map((name) => [name, "varchar"]));
  const numbered = <T extends object>(rows: T[]) => rows.map((row, place) => ({ ...row, place }));
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
    area: { columns: { ...texts("area", "kind"), place: "integer" }, rows: numbered(plan.areas.rows) },
    inside: {
      columns: texts("zone", "county"),
      rows: plan.areas.rows.flatMap(({ area, inside }) => inside.map((county) => ({ zone: area, county }))),
    },
    measure: {
      columns: { ...texts("measure", "section"), place: "integer" },
      rows: numbered(plan.measures.rows),
    },
    duty: { columns: texts("department", "measure", "role"), rows: dutiesOf(plan) },
    deliverable: { columns: texts("deliverable", "measure"), rows: plan.deliverables.rows },
    indicator: {
      columns: {
        ...texts(
          "indicator",
          "measure",
          "unit",
          "direction",
          "areas",
          "periods",
          "trend",
          "authority",
          "denominator",
        ),
        scale: DECIMAL,
        decimals: "integer",
        basis: "basis",
        place: "integer",
      },
      rows: numbered(plan.indicators.rows),
    },
    applicability: { columns: texts("indicator", "area"), rows: applicablePairs(plan) },
    target: {
      columns: {
        ...texts(
          "target",
          "measure",
          "indicator",
          "area",
          "period",
          "comparator",
          "unit",
          "strength",
          "method",
        ),
        goal: DECIMAL,
        parts: "basis",
        basis: "basis",
        place: "integer",
      },
      rows: numbered(plan.targets.rows).map((row) => ({ ...row, parts: row.parts || null })),
    },
    method: {
      columns: { method: "varchar", uses_last: "boolean", uses_opening: "boolean", uses_season: "boolean" },
      rows: [...new Set(plan.methods.rows.map((row) => row.method))].map((method) => {
        const named = plan.methods.rows.flatMap((row) =>
          row.method === method ? namesIn(row.expression) : [],
        );
        return {
          method,
          uses_last: named.some((name) => name.startsWith("last_")),
          uses_opening: named.some((name) => name.startsWith("opening_")),
          uses_season: named.includes("season"),
        };
      }),
    },
    source: { columns: { ...texts("kind"), rank: "integer" }, rows: plan.sources.rows },
    file: {
      columns: {
        ...texts("file", "path", "loader", "form", "sender"),
        arrived: "date",
        basis: "basis",
        place: "integer",
      },
      rows: intake.files.map((file) => ({
        ...file,
        file: file.sha256,
        loader: file.loader.name,
        form: file.loader.form,
      })),
    },
    cover: {
      columns: {
        ...texts("file", "area", "period", "source", "source_kind", "subject", "zones"),
        counts: "boolean",
      },
      rows: intake.files.flatMap((file) =>
        file.covers.map(({ source, ...cover }) => ({
          ...{ ...cover, file: file.sha256, period: cover.period.id },
          source: source.id,
          source_kind: source.kind,
        })),
      ),
    },
    limits: {
      columns: { indicator: "varchar", jump: DECIMAL, shrink: DECIMAL },
      rows: plan.limits.rows.map(({ indicator, jump, shrink }) => ({
        ...{ indicator, jump: jump || null, shrink: shrink || null },
      })),
    },
    trajectory_asked: {
      columns: {
        ...texts("trajectory", "indicator", "target", "area", "base"),
        basis: "basis",
      },
      rows: plan.trajectories.rows.flatMap((row) =>
        areasNamed(plan, row.areas).map((area) => ({ ...row, area, target: row.target || null })),
      ),
    },
    level: {
      columns: {
        scale: "varchar",
        on_track: DECIMAL,
        moderate: DECIMAL,
        limited: DECIMAL,
        basis: "basis",
      },
      rows: plan.levels.rows,
    },
    finding_kind: {
      columns: texts("code", "audience"),
      rows: KINDS.map(([code, { audience }]) => ({ code, audience })),
    },
    finding: {
      columns: { ...texts("finding", "path", "code", "place", "text"), last: "integer", arrived: "date" },
      rows: intake.findings.map(({ code, file, place, text, period }, finding) => ({
        ...{ finding, path: file, code, text, last: period?.last },
        place: place ? placeText(place) : "",
        arrived: plan.register.rows.find((row) => row.path === file)?.arrived,
      })),
    },
    answer: {
      columns: { ...texts("path", "code", "place", "text"), answer: "integer", date: "date" },
      rows: plan.answers.rows.map((row, answer) => ({ ...row, answer })),
    },
    decision: {
      columns: { ...texts("indicator", "area", "period", "source"), decision: "integer", date: "date" },
      rows: plan.decisions.rows.map((row, decision) => ({ ...row, decision })),
    },
    appeal: {
      columns: {
        ...texts("appeal", "area", "indicator", "period", "decision", "decided"),
        raised: "date",
        basis: "basis",
      },
      rows: plan.appeals.rows,
    },
    state: {
      columns: { ...texts("state", "file", "deliverable", "word"), day: "date" },
      rows: intake.states.map((state, index) => ({ ...state, state: index, word: state.state })),
    },
    ...scoringTables(plan),
    reading: {
      columns: {
        ...texts("reading", "file", "indicator", "area", "period", "part", "source", "source_kind", "series"),
        ...texts("place", "text"),
        value: DECIMAL,
      },
      rows: intake.readings.map((reading, index) => ({
        ...reading,
        place: placeText(reading.place),
        reading: index,
        period: reading.period.id,
        source: reading.source.id,
        source_kind: reading.source.kind,
        series: reading.series?.text ?? "",
      })),
    },
  };
}

/** Which department has which part in a measure. */
function dutiesOf({ measures, departments }: Plan): object[] {
  const ids = new Map(departments.rows.map(({ department, name }) => [name, department]));
  return measures.rows.flatMap((row) =>
    (["lead", "responsible", "participants"] as const).flatMap((role) =>
      row[role].map((name) => ({ department: ids.get(name), measure: row.measure, role })),
    ),
  );
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
