import { parsePeriod, yearOf } from "../../core/period.ts";
import type { Plan } from "../../plan/plan.ts";
import { FEATURES } from "../../plan/scoring.ts";
import type { RawTable } from "../open.ts";
import { DECIMAL, numbered, texts } from "./columns.ts";

/** The tables by which areas, departments and laboratories are scored, and what is registered of the last two. */
export function scoringTables(plan: Plan): Record<string, RawTable> {
  const named = <K extends string>(key: K, rows: (Record<K, string> & { subjects: string[] })[]) =>
    rows.flatMap((row) => row.subjects.map((subject) => ({ [key]: row[key], subject })));
  return {
    department: {
      columns: { ...texts("department", "kind"), place: "integer" },
      rows: numbered(plan.departments.rows),
    },
    laboratory: {
      columns: { ...texts("laboratory", "area"), basis: "basis", place: "integer" },
      rows: numbered(plan.laboratories.rows),
    },
    feature: {
      columns: { ...texts("laboratory", "feature"), value: DECIMAL, basis: "basis" },
      rows: plan.laboratories.rows.flatMap((row) =>
        FEATURES.map((feature) => ({ ...row, feature, value: row[feature] || null })),
      ),
    },
    scheme: {
      columns: {
        scheme: "varchar",
        points: DECIMAL,
        places: "integer",
        step: DECIMAL,
        basis: "basis",
        place: "integer",
      },
      rows: numbered(plan.schemes.rows).map((row) => ({ ...row, places: row.decimals })),
    },
    scheme_subject: { columns: texts("scheme", "subject"), rows: named("scheme", plan.schemes.rows) },
    scoring: {
      columns: {
        ...texts("line", "scheme", "parent", "about", "within", "strength", "method", "unit"),
        points: DECIMAL,
        goal: DECIMAL,
        each: DECIMAL,
        floor: DECIMAL,
        cap: DECIMAL,
        anyone: "boolean",
        basis: "basis",
        place: "integer",
      },
      rows: numbered(plan.scoring.rows).map((row) => ({
        ...row,
        anyone: row.subjects.length === 0,
        goal: row.goal || null,
        each: row.each || null,
        floor: row.floor || null,
        cap: row.cap || null,
      })),
    },
    scoring_subject: { columns: texts("line", "subject"), rows: named("line", plan.scoring.rows) },
    scoring_of: {
      columns: texts("line", "item"),
      rows: plan.scoring.rows.flatMap(({ line, of }) => of.map((item) => ({ line, item }))),
    },
    step: {
      columns: { ...texts("step", "line"), least: DECIMAL, gives: DECIMAL },
      rows: plan.steps.rows,
    },
    grade: {
      columns: { ...texts("level", "scheme", "grade"), least: DECIMAL },
      rows: plan.grades.rows,
    },
    veto: {
      columns: { ...texts("veto", "scheme", "target"), anyone: "boolean", basis: "basis" },
      rows: plan.vetoes.rows.map((row) => ({ ...row, anyone: row.subjects.length === 0 })),
    },
    veto_subject: { columns: texts("veto", "subject"), rows: named("veto", plan.vetoes.rows) },
    assessment: {
      columns: {
        ...texts("score", "line", "subject"),
        self: DECIMAL,
        found: DECIMAL,
        date: "date",
        year: "varchar",
        last: "integer",
        basis: "basis",
        place: "integer",
      },
      rows: numbered(plan.scores.rows).map((row) => {
        const period = parsePeriod(row.period);
        const year = period && yearOf(period, plan.head.year_begins).id;
        return { ...row, self: row.self || null, year, last: period?.last };
      }),
    },
  };
}
