import { periodWords } from "../../../core/period-words.ts";
import type { Edition } from "../../../facts/edition.ts";
import { factHtml, factWithUnit } from "../../kit/fact.ts";
import { type Html, html } from "../../kit/html.ts";
import type { Links } from "../../kit/link.ts";
import { verdict } from "../../kit/status.ts";
import {
  type EstimatedRow,
  estimatedRows,
  estimateHtml,
  estimateOf,
  intervalHtml,
  levelHtml,
  type SurveyRow,
  saidOf,
  surveyedPeriods,
} from "../../kit/surveyed.ts";
import { tableHtml } from "../../kit/table.ts";
import { asDate } from "../../kit/text.ts";

/** What leads the page of a survey, and when it was last made. */
interface Led {
  survey: SurveyRow;
  row: EstimatedRow | undefined;
  period: string | undefined;
}

function ledOf(edition: Edition, survey: SurveyRow): Led {
  const rows = estimatedRows(edition, survey.survey);
  const [period] = surveyedPeriods(edition, rows);
  return { survey, row: rows[0], period };
}

/** All surveys, with when they were made, how many answered, what they give, and the target that rests on that. */
export function surveyTable(edition: Edition, links: Links): Html {
  const { surveys, head } = edition.plan;
  if (surveys.rows.length === 0) return html`<p>本计划没有调查。</p>`;
  return tableHtml(
    "各项调查",
    [
      { head: "调查" },
      { head: "最近", kind: "short" },
      { head: "计入", kind: "number" },
      { head: "回收率", kind: "number" },
      { head: "指标" },
      { head: "结果", kind: "number" },
      { head: html`${levelHtml(edition)}可信区间`, kind: "number" },
      { head: "据此判定的目标" },
    ],
    surveys.rows.map((survey) => {
      const led = ledOf(edition, survey);
      const { row, period } = led;
      const said = (aspect: string) =>
        row && period
          ? factWithUnit(saidOf(edition, row.indicator, { area: head.city, period }, aspect))
          : "";
      return [
        links.survey(survey),
        period ? asDate(periodWords(period)) : "",
        said("answered"),
        said("response"),
        row ? links.indicator({ indicator: row.indicator, title: row.of.short || row.of.title }) : "",
        ...figureCells(edition, led, head.city),
        targetsOf(edition, survey, links),
      ];
    }),
  );
}

/** The figure that leads a survey, and its interval. */
function figureCells(edition: Edition, { row, period }: Led, area: string): [Html, Html] {
  if (!row) return [html``, html``];
  if (!period) return [html`—`, html``];
  const at = { area, period };
  return [estimateHtml(edition, row, at), intervalHtml(estimateOf(edition, row.indicator, at) ?? {})];
}

function targetsOf(edition: Edition, { survey }: SurveyRow, links: Links): Html {
  const own = new Set(estimatedRows(edition, survey).map(({ indicator }) => indicator));
  const targets = edition.plan.targets.rows.filter(({ indicator }) => own.has(indicator));
  return html`${targets.map(
    (target, at) =>
      html`${at > 0 && "、"}${links.indicator({ indicator: target.indicator, title: target.title })} ${factHtml(verdict(edition, target))}`,
  )}`;
}

/** The surveys of a measure. */
export function surveysOfMeasure(edition: Edition, measure: string, links: Links): Html {
  return partHtml(edition, (row) => row.measure === measure, edition.plan.head.city, links);
}

/** The surveys that a department makes. */
export function surveysOfKeeper(edition: Edition, name: string, links: Links): Html {
  return partHtml(edition, ({ keeper }) => keeper === name, edition.plan.head.city, links);
}

/** What surveys say of an area. */
export function surveysOfArea(edition: Edition, area: string, links: Links): Html {
  return partHtml(edition, () => true, area, links);
}

/** Surveys with what leads them in an area; of an area only those that say something of it. */
function partHtml(edition: Edition, isOwn: (row: SurveyRow) => boolean, area: string, links: Links): Html {
  const isWhole = area === edition.plan.head.city;
  const own = edition.plan.surveys.rows
    .filter(isOwn)
    .map((survey) => ledOf(edition, survey))
    .filter(({ row, period }) => isWhole || (row && period && isSaid(edition, row, { area, period })));
  if (own.length === 0) return html``;
  return html`<h2>调查</h2>${tableHtml(
    "调查结果",
    [
      { head: "调查" },
      { head: "最近", kind: "short" },
      { head: "指标" },
      { head: "结果", kind: "number" },
      { head: html`${levelHtml(edition)}可信区间`, kind: "number" },
      { head: "计入", kind: "number" },
    ],
    own.map((led) => {
      const { survey, row, period } = led;
      return [
        links.survey(survey),
        period ? asDate(periodWords(period)) : "",
        row ? links.indicator({ indicator: row.indicator, title: row.of.short || row.of.title }) : "",
        ...figureCells(edition, led, area),
        row && period ? factWithUnit(saidOf(edition, row.indicator, { area, period }, "answered")) : "",
      ];
    }),
  )}`;
}

function isSaid(
  edition: Edition,
  { indicator }: EstimatedRow,
  at: { area: string; period: string },
): boolean {
  return ["estimate", "no-estimate"].some((aspect) => saidOf(edition, indicator, at, aspect));
}
