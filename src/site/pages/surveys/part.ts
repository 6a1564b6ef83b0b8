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
      { head: "计入（回收率）", kind: "number" },
      { head: "指标" },
      { head: html`结果（${levelHtml(edition)}可信区间）`, kind: "number" },
      { head: "据此判定的目标" },
    ],
    surveys.rows.map((survey) => {
      const led = ledOf(edition, survey);
      const { row, period } = led;
      return [
        links.survey(survey),
        period ? asDate(periodWords(period)) : "",
        answeredHtml(edition, led, head.city),
        row ? links.indicator({ indicator: row.indicator, title: row.of.short || row.of.title }) : "",
        figureHtml(edition, led, head.city),
        targetsOf(edition, survey, links),
      ];
    }),
  );
}

/** The figure that leads a survey, with its interval. */
function figureHtml(edition: Edition, { row, period }: Led, area: string): Html {
  if (!row || !period) return html`—`;
  const at = { area, period };
  const estimate = estimateOf(edition, row.indicator, at);
  return html`${estimateHtml(edition, row, at)}${estimate?.low && html`（${intervalHtml(estimate)}）`}`;
}

/** How many count, and what share of those asked came back. */
function answeredHtml(edition: Edition, { row, period }: Led, area: string): Html {
  const of = (aspect: string) =>
    row && period ? saidOf(edition, row.indicator, { area, period }, aspect) : undefined;
  const [answered, response] = [of("answered"), of("response")];
  return html`${answered && factWithUnit(answered)}${response && html`（${factWithUnit(response)}）`}`;
}

function targetsOf(edition: Edition, { survey }: SurveyRow, links: Links): Html {
  const own = new Set(estimatedRows(edition, survey).map(({ indicator }) => indicator));
  const targets = edition.plan.targets.rows.filter(({ indicator }) => own.has(indicator));
  return html`${targets.map(
    (target, at) =>
      html`${at > 0 && "、"}<span>${links.indicator({ indicator: target.indicator, title: target.title })} ${factHtml(verdict(edition, target))}</span>`,
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

/** What surveys say of an area; of the whole their own pages say it. */
export function surveysOfArea(edition: Edition, area: string, links: Links): Html {
  const { surveys, head } = edition.plan;
  if (area === head.city && surveys.rows.length > 0)
    return html`<h2>调查</h2><p>${surveys.rows.map((survey, at) => html`${at > 0 && "、"}${links.survey(survey)}`)}</p>`;
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
      { head: html`结果（${levelHtml(edition)}可信区间）`, kind: "number" },
      { head: "计入（回收率）", kind: "number" },
    ],
    own.map((led) => {
      const { survey, row, period } = led;
      return [
        links.survey(survey),
        period ? asDate(periodWords(period)) : "",
        row ? links.indicator({ indicator: row.indicator, title: row.of.short || row.of.title }) : "",
        figureHtml(edition, led, area),
        answeredHtml(edition, led, area),
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
