import type { Edition } from "../../../facts/edition.ts";
import { type Html, html } from "../../kit/html.ts";
import type { Links } from "../../kit/link.ts";
import { estimatedRows, surveyedPeriods } from "../../kit/surveyed.ts";
import { surveySentence } from "../../sentences/survey.ts";
import { areasChart, areasTable } from "./areas.ts";
import { intervalNote } from "./survey.ts";

/** Of an indicator that a survey gives: how sure its figure is, of how many answers, in the whole and by area. */
export function indicatorSurvey(edition: Edition, id: string, links: Links): Html {
  const { estimates, surveys, head } = edition.plan;
  const survey = surveys.rows.find((row) =>
    estimates.rows.some(({ indicator, survey }) => indicator === id && survey === row.survey),
  );
  const row = survey && estimatedRows(edition, survey.survey).find(({ indicator }) => indicator === id);
  if (!survey || !row) return html``;
  const [period] = surveyedPeriods(edition, [row]);
  const title = html`<h2>调查结果</h2>
<p>本指标由${links.survey(survey)}得出。</p>`;
  if (!period) return title;
  const at = { area: head.city, period };
  const isBounded = edition.facts.has(`indicator/${id}/${head.city}/${period}/estimate-low`);
  return html`${title}
${surveySentence(edition, row, at)}
${isBounded && intervalNote(edition)}
${areasChart(edition, row, period)}
${areasTable(edition, row, period, links)}`;
}
