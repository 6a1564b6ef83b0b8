import { parsePeriod } from "../../core/period.ts";
import { applicablePairs, areasNamed } from "../../plan/applies.ts";
import { isGrowth } from "../../plan/growth.ts";
import { operandsNamed } from "../../plan/methods.ts";
import type { Plan } from "../../plan/plan.ts";
import { namesIn } from "../../rules/expression.ts";
import type { RawTable } from "../open.ts";
import { DECIMAL, numbered, texts } from "./columns.ts";

/** What a figure of another year may be held against a goal by. */
const ALONE = ["amount", "divisor", "goal"];

/** The tables of the plan and of the reference folder. */
export function plannedTables(plan: Plan): Record<string, RawTable> {
  const reachedBy = operandsNamed(plan.methods);
  return {
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
          "shown_in",
          "counted_in",
        ),
        scale: DECIMAL,
        decimals: "integer",
        basis: "basis",
        place: "integer",
      },
      rows: numbered(plan.indicators.rows),
    },
    applicability: { columns: texts("indicator", "area"), rows: applicablePairs(plan) },
    stage: {
      columns: { ...texts("stage", "register"), rank: "integer", within_days: "integer" },
      rows: plan.stages.rows.map(({ within, rank, ...row }) => ({
        ...row,
        rank: rank === "" ? null : rank,
        within_days: within === "" ? null : within,
      })),
    },
    register_count: {
      columns: {
        ...texts("indicator", "register", "counted", "stage", "goal", "rating"),
        least: "integer",
        days: "integer",
        most: "integer",
      },
      rows: plan.counts.rows.map((row) => ({
        ...row,
        rating: row.rating || null,
        least: plan.registers.rows.find(({ register }) => register === row.register)?.least || null,
        stage: row.stage || null,
        goal: row.goal || null,
        days: row.days || null,
        most: row.most || null,
      })),
    },
    credit_point: {
      columns: {
        ...texts("point", "register", "stage", "repair"),
        points: DECIMAL,
        days: "integer",
        basis: "basis",
      },
      rows: plan.points.rows.map((row) => ({ ...row, days: row.days || null, repair: row.repair || null })),
    },
    rating: {
      columns: { rating: "varchar", least: DECIMAL },
      rows: plan.ratings.rows.map(({ rating, least }) => ({ rating, least: least || null })),
    },
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
          "goal_by",
        ),
        goal: DECIMAL,
        parts: "basis",
        basis: "basis",
        place: "integer",
      },
      rows: numbered(plan.targets.rows).map((row) => ({ ...row, parts: row.parts || null })),
    },
    share: {
      columns: { ...texts("share", "target", "area"), goal: DECIMAL, basis: "basis" },
      rows: plan.shares.rows,
    },
    example_row: {
      columns: {
        ...texts("example", "method", "unit", "periods", "comparator", "goal_by"),
        goal: DECIMAL,
        value: DECIMAL,
        numerator: DECIMAL,
        denominator: DECIMAL,
        scale: DECIMAL,
        last: DECIMAL,
        opening: DECIMAL,
        last_year: DECIMAL,
        whole_year: DECIMAL,
        season: DECIMAL,
        decimals: "integer",
        elapsed: "integer",
        months: "integer",
        basis: "basis",
      },
      rows: plan.examples.rows.map((row) =>
        Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, cell === "" ? null : cell])),
      ),
    },
    method: {
      columns: {
        method: "varchar",
        uses_last: "boolean",
        uses_opening: "boolean",
        uses_season: "boolean",
        uses_year: "boolean",
        judges_by_last: "boolean",
        judges_alone: "boolean",
        is_growth: "boolean",
      },
      rows: [...new Set(plan.methods.rows.map((row) => row.method))].map((method) => {
        const rows = plan.methods.rows.filter((row) => row.method === method);
        const named = rows.flatMap(({ expression }) => namesIn(expression));
        const isLast = (name: string) => name.startsWith("last_") && !name.startsWith("last_year");
        return {
          method,
          uses_last: named.some(isLast),
          // What is still needed may rest on last year's figures where the verdict does not.
          judges_by_last: rows.some(
            ({ aspect, expression }) => !aspect.startsWith("needed") && namesIn(expression).some(isLast),
          ),
          // What is reached is told by the figure and the goal, and by nothing else.
          judges_alone: [...reachedBy(method, "reached")].every((name) => ALONE.includes(name)),
          uses_opening: named.some((name) => name.startsWith("opening_")),
          uses_season: named.includes("season"),
          uses_year: named.includes("last_year"),
          is_growth: isGrowth(plan, { method }),
        };
      }),
    },
    operand_named: { columns: texts("method", "rule", "name"), rows: operandsOfRules(plan) },
    source: { columns: { ...texts("kind"), rank: "integer" }, rows: plan.sources.rows },
    limits: {
      columns: {
        ...texts("indicator", "nature"),
        least: DECIMAL,
        most: DECIMAL,
        jump: DECIMAL,
        shrink: DECIMAL,
        basis: "basis",
      },
      rows: plan.limits.rows.map(({ indicator, least, most, jump, shrink, nature, basis }) => ({
        indicator,
        basis,
        least: least || null,
        most: most || null,
        jump: jump || null,
        shrink: shrink || null,
        nature: nature || "count",
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
    decision: {
      columns: { ...texts("indicator", "area", "period", "source"), decision: "integer", date: "date" },
      rows: plan.decisions.rows.map((row, decision) => ({ ...row, decision })),
    },
    issued: {
      columns: { edition: "varchar", last: "integer", known_at: "date", issued_on: "date", place: "integer" },
      rows: numbered(plan.issued.rows).map((row) => ({ ...row, last: parsePeriod(row.as_of)?.last })),
    },
    stated: {
      columns: { ...texts("stated", "edition", "fact", "value"), basis: "basis" },
      rows: plan.stated.rows,
    },
    appeal: {
      columns: {
        ...texts("appeal", "area", "indicator", "period", "decision", "decided"),
        raised: "date",
        basis: "basis",
      },
      rows: plan.appeals.rows,
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

/** The operands that the rule of each aspect of each method names. */
function operandsOfRules({ methods }: Plan): { method: string; rule: string; name: string }[] {
  const named = operandsNamed(methods);
  const each = (column: "method" | "aspect") => [...new Set(methods.rows.map((row) => row[column]))];
  return each("method").flatMap((method) =>
    each("aspect").flatMap((rule) => [...named(method, rule)].map((name) => ({ method, rule, name }))),
  );
}
