import { periodWords } from "../../core/period-words.ts";
import type { Edition } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { factHtml } from "../kit/fact.ts";
import { type Html, html } from "../kit/html.ts";
import { surveyOf } from "../kit/surveyed.ts";
import { asDate, asName } from "../kit/text.ts";

/** Of which years no change is computed, and why. */
export function breakNote(edition: Edition, broken: Fact[], isPublished: boolean): Html {
  if (broken.length === 0) return html``;
  const causes = broken.map(
    (fact) =>
      html`${asDate(periodWords(fact.period))}${factHtml(fact)}${causeHtml(edition, fact)}，与上年不可比，不计算同比`,
  );
  const said = causes.map((cause, at) => (at === 0 ? cause : html`；${cause}`));
  return html`<p class="note">${said}${isPublished && "；公布增幅按来源原文列出"}。</p>`;
}

/** Where a survey gives one of the figures and not the other, or another survey does: which gives which. */
function causeHtml(edition: Edition, { fact }: Fact): Html | false {
  const operands = edition.proofs.facts.get(fact)?.operands ?? [];
  const given = (name: string) => {
    const own = operands.find((operand) => operand.name === name && operand.kind === "fact");
    const survey = own?.kind === "fact" ? surveyOf(edition, own.fact) : undefined;
    return survey ? html`由${asName(survey.title)}得出` : html`按上报数`;
  };
  const isSurveyed = operands.some(({ kind }) => kind === "fact");
  return isSurveyed && html`（本年${given("series")}，上年${given("last_series")}）`;
}
