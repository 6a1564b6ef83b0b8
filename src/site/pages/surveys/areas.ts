import { periodWords } from "../../../core/period-words.ts";
import { type AreaRow, assessedAreas, type Edition, factOf, rowOf } from "../../../facts/edition.ts";
import type { Fact } from "../../../facts/read.ts";
import { isGrowth } from "../../../plan/growth.ts";
import { captionHtml } from "../../charts/chart-caption.ts";
import { intervalsChart, type NamedEstimate } from "../../charts/intervals.ts";
import { type Html, html } from "../../kit/html.ts";
import type { Links } from "../../kit/link.ts";
import {
  type At,
  type EstimatedRow,
  estimateHtml,
  estimateOf,
  isLevel,
  isUntold,
  saidOf,
} from "../../kit/surveyed.ts";
import { tableHtml } from "../../kit/table.ts";
import { asDate, asName } from "../../kit/text.ts";
import { resultsTable } from "./table.ts";

/** The areas of which a survey may tell apart from the whole. */
function partAreas(edition: Edition): AreaRow[] {
  return assessedAreas(edition).filter(({ kind }) => kind !== "city");
}

/** The figures of areas, the best first. */
export function areaEstimates(
  edition: Edition,
  { indicator, of }: EstimatedRow,
  period: string,
): NamedEstimate[] {
  return partAreas(edition)
    .flatMap(({ area, short }) => {
      const estimate = estimateOf(edition, indicator, { area, period });
      return estimate ? [{ ...estimate, name: short }] : [];
    })
    .sort(bestFirst(of));
}

/** Puts the best first; with `worst` the other way. */
export function bestFirst({ direction }: EstimatedRow["of"], worst = false) {
  const sign = (direction === "up" ? -1 : 1) * (worst ? -1 : 1);
  return (a: { fact: Fact }, b: { fact: Fact }) => sign * (Number(a.fact.value) - Number(b.fact.value));
}

/** The goal of a target that a figure is judged by in a period. */
function goalOf(edition: Edition, { indicator }: EstimatedRow, period: string): Fact | undefined {
  const target = edition.plan.targets.rows.find(
    (row) => row.indicator === indicator && row.period === period && !isGrowth(edition.plan, row),
  );
  return target && factOf(edition, `target/${target.target}`, { aspect: "goal", area: target.area });
}

/** Areas as dots with their intervals, the whole as a line, a goal as a dashed one; nothing where fewer than two are told. */
export function areasChart(edition: Edition, row: EstimatedRow, period: string): Html {
  const estimates = areaEstimates(edition, row, period);
  if (estimates.length < 2) return html``;
  const { city } = edition.plan.head;
  const whole = estimateOf(edition, row.indicator, { area: city, period })?.fact;
  const goal = goalOf(edition, row, period);
  const chart = intervalsChart(estimates, {
    title: `${asName(row.of.title)}各地结果`,
    indicator: row.of,
    isLevel: isLevel(row),
    whole: whole && { fact: whole, name: String(asName(rowOf(edition, "area", city).short)) },
    goal,
  });
  const hasIntervals = estimates.some(({ low }) => low);
  const key = html`${hasIntervals && "横线是可信区间，横线互相重叠的地区分不出高低；"}竖线是${asName(rowOf(edition, "area", city).short)}${goal && "，虚线是目标"}`;
  return html`<figure class="chart">${chart}${captionHtml(
    edition,
    [key],
    estimates.map(({ fact }) => fact),
  )}</figure>`;
}

/** What a figure is in each area of which something is told, the best first, with where the truth lies and how it differs from the last time. */
export function areasTable(edition: Edition, row: EstimatedRow, period: string, links: Links): Html {
  const order = areaEstimates(edition, row, period).map(({ fact }) => fact.area);
  const rank = (area: string) => (order.includes(area) ? order.indexOf(area) : order.length);
  const areas = partAreas(edition)
    .filter(({ area }) => isShown(edition, row, { area, period }))
    .sort((a, b) => rank(a.area) - rank(b.area));
  if (areas.length === 0) return html``;
  return resultsTable(
    edition,
    html`${asName(row.of.title)}，各地，${asDate(periodWords(period))}`,
    "地区",
    areas.map((area) => ({ head: html`${links.area(area)}`, row, at: { area: area.area, period } })),
  );
}

/** What is told of each area, an area a column; nothing where of none of the rows anything is. */
export function areasMatrix(edition: Edition, rows: EstimatedRow[], period: string, links: Links): Html {
  const areas = partAreas(edition);
  const told = rows.filter((row) => areas.some(({ area }) => isShown(edition, row, { area, period })));
  if (told.length === 0) return html``;
  return html`<div class="by-area">${tableHtml(
    html`各地结果，${asDate(periodWords(period))}`,
    [{ head: "指标" }, ...areas.map((row) => ({ head: links.area(row), kind: "number" as const }))],
    told.map((row) => [
      links.indicator({ indicator: row.indicator, title: row.of.short || row.of.title }),
      ...areas.map(({ area }) => estimateHtml(edition, row, { area, period })),
    ]),
  )}</div>`;
}

/** Whether something stands in a table of an area: a figure, or why there is none. */
function isShown(edition: Edition, row: EstimatedRow, at: At): boolean {
  return isUntold(edition, row, at.area) || saidOf(edition, row.indicator, at, "answered") !== undefined;
}
