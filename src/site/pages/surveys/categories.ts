import { periodWords } from "../../../core/period-words.ts";
import type { Edition } from "../../../facts/edition.ts";
import type { PlanRow } from "../../../plan/schemas.ts";
import { varies } from "../../charts/chart.ts";
import { captionHtml } from "../../charts/chart-caption.ts";
import { intervalsChart, type NamedEstimate } from "../../charts/intervals.ts";
import { factWithUnit } from "../../kit/fact.ts";
import { type Html, html } from "../../kit/html.ts";
import type { Links } from "../../kit/link.ts";
import { type At, type EstimatedRow, estimateOf, intervalHtml, isLevel } from "../../kit/surveyed.ts";
import { tableHtml } from "../../kit/table.ts";
import { asDate, asName } from "../../kit/text.ts";
import { bestFirst } from "./areas.ts";

/** Where those are told that are too few to be told by themselves. */
const OTHER = "其他";

/** When, and when the last time before. */
interface Times {
  at: At;
  last: At | undefined;
}

/** A category that is told: the end of its facts' ids, its figure, and its name. */
interface Category extends NamedEstimate {
  cell: string;
}

/** What a survey gives by category: for each question of a figure a picture, the worst first, with its table. */
export function categoriesHtml(edition: Edition, rows: EstimatedRow[], times: Times, links: Links): Html[] {
  return rows.flatMap((row) =>
    row.by.flatMap((by) => {
      const question = edition.plan.questions.rows.find((each) => each.question === by);
      return question ? (categoryHtml(edition, row, question, times, links) ?? []) : [];
    }),
  );
}

function categoryHtml(
  edition: Edition,
  row: EstimatedRow,
  question: PlanRow<"questions">,
  { at, last }: Times,
  links: Links,
): Html | undefined {
  const categories = categoriesOf(edition, row, question, at);
  if (categories.length === 0) return undefined;
  const title = html`${asName(row.of.short || row.of.title)}，按${asName(question.title)}`;
  const figures = categories.map(({ fact }) => fact);
  const isDrawn = categories.some(({ low }) => low) || varies(figures);
  const chart =
    isDrawn &&
    intervalsChart(categories, {
      title: `${asName(row.of.title)}，按${asName(question.title)}`,
      indicator: row.of,
      isLevel: isLevel(row),
    });
  const isMerged = categories.some(({ cell }) => cell === otherOf(question));
  const clauses = [
    categories.some(({ low }) => low) && html`横线是可信区间，横线互相重叠的分不出高低`,
    isMerged && html`“${OTHER}”合并了单位太少、不单独公开的类别`,
  ];
  return html`<section><h3>${title}</h3><figure class="chart">${chart}${captionHtml(edition, clauses, figures)}</figure>${tableHtml(
    html`${links.indicator({ indicator: row.indicator, title: row.of.title })}，按${asName(question.title)}，${asDate(periodWords(at.period))}`,
    [
      { head: asName(question.title) },
      { head: "数值", kind: "number" },
      { head: "可信区间", kind: "number" },
      { head: last ? asDate(periodWords(last.period)) : "", kind: "number" },
      { head: "计入", kind: "number" },
    ],
    categories.map(({ name, cell, ...estimate }) => [
      asName(name),
      factWithUnit(estimate.fact),
      intervalHtml(estimate),
      // What is put together is not the same at two times.
      last && cell !== otherOf(question)
        ? factWithUnit(estimateOf(edition, row.indicator, last, cell)?.fact)
        : html`—`,
      row.estimator === "count" ? "" : factWithUnit(answeredOf(edition, row, at, cell)),
    ]),
  )}</section>`;
}

function answeredOf(edition: Edition, { indicator }: EstimatedRow, { area, period }: At, cell: string) {
  return edition.facts.get(`indicator/${indicator}/${area}/${period}/answered-of/${cell}`);
}

function otherOf({ question }: PlanRow<"questions">): string {
  return `other.${question}`;
}

/** The categories of a question that are told, the worst first; what is put together is the last. */
function categoriesOf(
  edition: Edition,
  row: EstimatedRow,
  question: PlanRow<"questions">,
  at: At,
): Category[] {
  const told = edition.plan.scales.rows
    .filter(({ scale }) => scale === question.scale)
    .map(({ answer, title }) => ({ cell: answer, name: title }));
  const of = ({ cell, name }: { cell: string; name: string }): Category[] => {
    const estimate = estimateOf(edition, row.indicator, at, cell);
    return estimate ? [{ ...estimate, cell, name }] : [];
  };
  return [...told.flatMap(of).sort(bestFirst(row.of, true)), ...of({ cell: otherOf(question), name: OTHER })];
}
