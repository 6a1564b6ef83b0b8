import { parsePeriod } from "../../core/period.ts";
import { type Edition, factOf, factsOf, type IndicatorRow } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { areasNamed } from "../../plan/applies.ts";
import type { PlanRow } from "../../plan/schemas.ts";
import { itemsOf } from "../../plan/surveyed.ts";
import { OVER_UNITS } from "../../plan/surveys.ts";
import { countHtml, factHtml, factWithUnit } from "./fact.ts";
import { type Html, html } from "./html.ts";
import { asConstant, type Text } from "./text.ts";

export type SurveyRow = PlanRow<"surveys">;

/** What a row of the plan makes of a survey, and for which indicator. */
export interface EstimatedRow extends PlanRow<"estimates"> {
  of: IndicatorRow;
}

/** An area, or the whole, and a period. */
export interface At {
  area: string;
  period: string;
}

/** A figure that a survey gives, with the ends of its interval where it has one. */
export interface Estimate {
  fact: Fact;
  low?: Fact | undefined;
  high?: Fact | undefined;
}

/** What stands where a figure is not told. */
const WITHHELD = html`不公开`;

/** All that is made of a survey, what leads its page first. */
export function estimatedRows({ plan }: Edition, survey: string): EstimatedRow[] {
  return plan.estimates.rows.flatMap((row) => {
    const of = plan.indicators.rows.find(({ indicator }) => indicator === row.indicator);
    return row.survey === survey && of ? [{ ...row, of }] : [];
  });
}

/** What the plan makes of a survey for an indicator. */
export function estimatedRow(edition: Edition, indicator: string): EstimatedRow | undefined {
  const row = edition.plan.estimates.rows.find((each) => each.indicator === indicator);
  return row && estimatedRows(edition, row.survey).find((each) => each.indicator === indicator);
}

/** The survey that gives a fact. */
export function surveyOf(edition: Edition, fact: string): SurveyRow | undefined {
  const row = estimatedRow(edition, fact.split("/")[1] ?? "");
  return edition.plan.surveys.rows.find(({ survey }) => survey === row?.survey);
}

/** Whether a survey gives a figure, or a part of it. */
export function isSurveyed({ proofs }: Edition, { fact }: Fact): boolean {
  return proofs.facts.get(fact)?.operands.some(({ kind }) => kind === "fact") ?? false;
}

/** What a survey says of an indicator in an area and period. */
export function saidOf(edition: Edition, indicator: string, at: At, aspect: string): Fact | undefined {
  return factOf(edition, `indicator/${indicator}`, { aspect, ...at });
}

/** The figure of an indicator that a survey gives, or of one of its categories: `samples-clothes`. */
export function estimateOf(
  edition: Edition,
  indicator: string,
  { area, period }: At,
  category?: string,
): Estimate | undefined {
  const root = `indicator/${indicator}/${area}/${period}`;
  const of = (aspect: string) =>
    edition.facts.get(category === undefined ? `${root}/${aspect}` : `${root}/${aspect}-of/${category}`);
  const fact = of("estimate");
  const [low, high] = [of("estimate-low"), of("estimate-high")];
  return fact && (low && high ? { fact, low, high } : { fact });
}

/** The items of a mean of several scores, with what share of their full marks they have, the worst first. */
export function itemsOfMean({ plan, facts }: Edition, { indicator, of }: EstimatedRow, { area, period }: At) {
  const items = itemsOf(plan).flatMap((item) => {
    const fact = facts.get(`indicator/${indicator}/${area}/${period}/item-share/${item.question}`);
    return item.indicator === indicator && fact ? [{ ...item, unit: of.unit, fact }] : [];
  });
  return items.sort((a, b) => Number(a.fact.value) - Number(b.fact.value));
}

/** The periods of which a survey says anything in the whole, the last first. */
export function surveyedPeriods(edition: Edition, rows: EstimatedRow[]): string[] {
  const { city } = edition.plan.head;
  const found = rows.flatMap(({ indicator }) =>
    factsOf(edition, `indicator/${indicator}`).flatMap(({ aspect, area, period }) =>
      area === city && (aspect === "estimate" || aspect === "no-estimate") ? period : [],
    ),
  );
  const last = (id: string) => parsePeriod(id)?.last ?? 0;
  return [...new Set(found)].sort((a, b) => last(b) - last(a));
}

/** Whether nothing is told of too few: units that may not be named, and that stand for no others. */
export function isWithheld(
  { plan }: Edition,
  { survey, named }: Pick<SurveyRow, "survey" | "named">,
): boolean {
  return named === "no" && !plan.populations.rows.some((row) => row.survey === survey);
}

/** A figure in a table; where there is none, why: too few answers, or so few that nothing is told. */
export function estimateHtml(edition: Edition, row: EstimatedRow, at: At): Html {
  const estimate = estimateOf(edition, row.indicator, at);
  if (estimate) return factWithUnit(estimate.fact);
  return noEstimateHtml(edition, row, at);
}

/** Why there is no figure. */
export function noEstimateHtml(edition: Edition, { indicator, survey }: EstimatedRow, at: At): Html {
  const reason = saidOf(edition, indicator, at, "no-estimate");
  if (reason) return factHtml(reason);
  return isUntold(edition, { indicator, survey }, at.area) ? WITHHELD : html`—`;
}

/** Whether of an area that is asked nothing need be told. */
export function isUntold(
  edition: Edition,
  { indicator, survey }: Pick<EstimatedRow, "indicator" | "survey">,
  area: string,
): boolean {
  const { plan } = edition;
  const row = plan.surveys.rows.find((each) => each.survey === survey);
  const isAsked = plan.applicability.rows.some(
    (each) => each.indicator === indicator && areasNamed(plan, each.areas).includes(area),
  );
  return isAsked && row !== undefined && isWithheld(edition, row);
}

/** The interval of a figure. */
export function intervalHtml({ low, high }: Partial<Estimate>): Html {
  return low && high ? html`<span class="range">${countHtml(low)}—${factWithUnit(high)}</span>` : html`—`;
}

/** Of how many cases an interval holds the truth, as the rule says by which intervals are made. */
export function levelText({ plan }: Pick<Edition, "plan">): string {
  const words = plan.methods.rows.find(
    ({ method, aspect }) => method === "estimate" && aspect === "low",
  )?.words;
  return /[\d.]+%(?=区间)/.exec(words ?? "")?.[0] ?? "";
}

export function levelHtml(edition: Pick<Edition, "plan">): Text {
  return asConstant(levelText(edition));
}

/** Whether a figure is a mean or a share of units, and no sum or ratio of what they say. */
export function isLevel({ estimator }: EstimatedRow): boolean {
  return OVER_UNITS.includes(estimator);
}

/** The parts of one whole among what a survey gives: ratios to the same sum, of which each thing is the part of one. */
export function partsOf({ plan }: Edition, rows: EstimatedRow[]): EstimatedRow[] {
  const weighed = (indicator: string, part: string) =>
    plan.weights.rows
      .filter((row) => row.indicator === indicator && row.part === part)
      .map(({ question, factor }) => `${question} ${factor}`)
      .sort();
  const ratios = rows.filter(({ estimator }) => estimator === "ratio");
  const wholes = new Map<string, EstimatedRow[]>();
  for (const row of ratios) {
    const whole = weighed(row.indicator, "base").join();
    wholes.set(whole, [...(wholes.get(whole) ?? []), row]);
  }
  for (const [whole, own] of wholes) {
    const parts = own.flatMap(({ indicator }) => weighed(indicator, "value")).sort();
    if (own.length > 1 && parts.join() === whole) return own;
  }
  return [];
}
