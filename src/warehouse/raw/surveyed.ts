import { numberOf } from "../../intake/layout/sheet.ts";
import type { Intake } from "../../intake/receive.ts";
import type { Plan } from "../../plan/plan.ts";
import { itemsOf } from "../../plan/surveyed.ts";
import type { RawTable } from "../open.ts";
import { DECIMAL, texts } from "./columns.ts";

/** The tables of what a plan measures by surveys: questions, populations, and what indicators are made of. */
export function surveyTables(plan: Plan): Record<string, RawTable> {
  return {
    survey: {
      columns: { ...texts("survey", "named", "noun"), least: "integer", basis: "basis" },
      rows: plan.surveys.rows,
    },
    population: {
      columns: {
        ...texts("population", "survey", "period", "area"),
        units: "bigint",
        asked: "bigint",
        basis: "basis",
      },
      rows: plan.populations.rows.map((row) => ({ ...row, asked: row.asked || null })),
    },
    estimate: {
      columns: { ...texts("indicator", "survey", "estimator", "only", "interval"), line: DECIMAL },
      rows: plan.estimates.rows.map((row) => ({ ...row, line: row.line || null, only: row.only || null })),
    },
    estimate_by: {
      columns: texts("indicator", "question"),
      rows: plan.estimates.rows.flatMap(({ indicator, by }) =>
        by.map((question) => ({ indicator, question })),
      ),
    },
    estimate_only: {
      columns: texts("indicator", "question"),
      rows: plan.estimates.rows.flatMap(({ indicator, survey, only }) => {
        const scales = new Set(
          plan.scales.rows.flatMap(({ answer, scale }) => (answer === only ? scale : [])),
        );
        const asked = plan.questions.rows.filter((row) => row.survey === survey && scales.has(row.scale));
        return asked.map(({ question }) => ({ indicator, question }));
      }),
    },
    weight: {
      columns: { ...texts("indicator", "question", "part"), factor: DECIMAL },
      rows: plan.weights.rows,
    },
    index_row: {
      columns: { ...texts("index", "indicator", "part"), factor: DECIMAL },
      rows: plan.indices.rows,
    },
    estimate_item: { columns: { ...texts("indicator", "question"), most: DECIMAL }, rows: itemsOf(plan) },
  };
}

/** The tables of the lists of answers that were read: of each its sheets with their answers, and what was counted by answer. */
export function answerTables({ answers }: Intake): Record<string, RawTable> {
  const lists = [...answers.entries()];
  return {
    answer_list: {
      columns: { list: "integer", ...texts("file", "survey", "period", "source") },
      rows: lists.map(([list, { file, survey, period, source }]) => ({
        ...{ list, file, survey, period: period.id, source: source.id },
      })),
    },
    answered_sheet: {
      columns: { list: "integer", number: "bigint", area: "varchar" },
      rows: lists.flatMap(([list, { sheets }]) =>
        sheets.map((sheet) => ({ list, number: numberOf(sheet), area: sheet.area })),
      ),
    },
    sheet_answer: {
      columns: { list: "integer", number: "bigint", ...texts("question", "answer"), value: DECIMAL },
      rows: lists.flatMap(([list, { sheets }]) =>
        sheets.flatMap((sheet) =>
          sheet.answers.map(({ question, answer, value }) => ({
            ...{ list, number: numberOf(sheet), question },
            ...{ answer: answer || null, value: value || null },
          })),
        ),
      ),
    },
    counted_answer: {
      columns: { list: "integer", ...texts("area", "question", "answer"), value: DECIMAL, sheets: "bigint" },
      rows: lists.flatMap(([list, { counted }]) =>
        counted.map(({ area, question, answer, value, sheets }) => ({
          ...{ list, area, question, sheets },
          ...{ answer: answer || null, value: value || null },
        })),
      ),
    },
  };
}

/** The table of sums of lists too large to be held. */
export const LARGE_SUM: RawTable = {
  columns: {
    ...{ list: "integer", ...texts("indicator", "area", "question", "category"), units: "bigint" },
    ...{ total: "decimal(38, 3)", squares: DECIMAL, base: "decimal(38, 3)" },
    ...{ base_squares: DECIMAL, products: DECIMAL },
  },
  rows: [],
};
