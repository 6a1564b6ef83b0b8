import { periodWords } from "../../../core/period-words.ts";
import type { Edition } from "../../../facts/edition.ts";
import { type Html, html } from "../../kit/html.ts";
import type { Links } from "../../kit/link.ts";
import { type EstimatedRow, estimatedRow, surveyedPeriods } from "../../kit/surveyed.ts";
import { asDate, asName } from "../../kit/text.ts";
import { surveySentence } from "../../sentences/survey.ts";
import { areasChart, areasTable } from "./areas.ts";
import { indexHtml, leadOfIndex } from "./index-of.ts";
import { timesHtml } from "./results.ts";
import { intervalNote } from "./survey.ts";
import { resultsTable } from "./table.ts";

/** Of an indicator that a survey gives: which, how sure its figure is, and of how many answers. */
export function indicatorSurvey(edition: Edition, id: string, links: Links): Html {
  const { surveys, head } = edition.plan;
  const row = estimatedRow(edition, id);
  const survey = surveys.rows.find((each) => each.survey === row?.survey);
  if (!row || !survey) return indexHtml(edition, id, links);
  const [period] = surveyedPeriods(edition, [row]);
  const isBounded = edition.facts.has(`indicator/${id}/${head.city}/${period}/estimate-low`);
  return html`<h2>调查结果</h2>
<p>本指标由${links.survey(survey)}得出。</p>
${period && !leadOfSurvey(edition, id) && surveySentence(edition, row, { area: head.city, period })}
${isBounded && intervalNote(edition)}`;
}

/** The sentence that leads the page of an indicator that a survey gives alone, and that no target asks for. */
export function leadOfSurvey(edition: Edition, id: string): Html | undefined {
  const { targets, head } = edition.plan;
  const index = leadOfIndex(edition, id);
  if (index) return index;
  const row = surveyedAlone(edition, id);
  if (!row || targets.rows.some(({ indicator }) => indicator === id)) return undefined;
  const [period] = surveyedPeriods(edition, [row]);
  return period === undefined ? undefined : surveySentence(edition, row, { area: head.city, period });
}

/** An indicator that nothing but a survey gives, so that each figure has an interval or a reason why there is none. */
export function surveyedAlone(edition: Edition, id: string): EstimatedRow | undefined {
  const row = estimatedRow(edition, id);
  return row?.of.denominator === "" ? row : undefined;
}

/** The times at which a survey was made, each figure with its interval. */
export function surveyedTimes(edition: Edition, id: string): Html | undefined {
  const row = surveyedAlone(edition, id);
  if (!row) return undefined;
  const periods = surveyedPeriods(edition, [row]);
  const { city } = edition.plan.head;
  if (periods.length === 0) return html`<p>尚无结果。</p>`;
  return html`<div class="charts">${timesHtml(edition, [row], city, periods)}</div>${resultsTable(
    edition,
    html`${asName(row.of.title)}历次结果`,
    "时间",
    periods.map((period) => ({
      head: html`${asDate(periodWords(period))}`,
      row,
      at: { area: city, period },
    })),
  )}`;
}

/** What a survey gives of each area, with its interval. */
export function surveyedAreas(edition: Edition, id: string, links: Links): Html | undefined {
  const row = surveyedAlone(edition, id);
  if (!row) return undefined;
  const [period] = surveyedPeriods(edition, [row]);
  const table = period ? areasTable(edition, row, period, links) : html``;
  if (!period || table.markup === "") return html`<p>本指标没有分地区数据。</p>`;
  return html`${areasChart(edition, row, period)}${table}`;
}
