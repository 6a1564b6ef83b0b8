import { parsePeriod } from "../../core/period.ts";
import { periodWords } from "../../core/period-words.ts";
import { type Edition, rowOf } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { type Html, html } from "../kit/html.ts";
import {
  type At,
  type Estimate,
  type EstimatedRow,
  estimateOf,
  itemsOfMean,
  levelHtml,
  noEstimateHtml,
  saidOf,
} from "../kit/surveyed.ts";
import { asDate, asName } from "../kit/text.ts";
import { placedHtml } from "./place.ts";
import { type Clause, isZero, phrase, Sentence } from "./sentence.ts";

/** On which side of the last time a figure lies. */
export const SINCE = ["高", "持平", "低"] as const;

/** What a survey gives, in words that need no statistics: the figure, where the truth lies, how it differs from the last time, how many answered. */
export function surveySentence(edition: Edition, row: EstimatedRow, at: At): Html {
  const sentence = new Sentence();
  const estimate = estimateOf(edition, row.indicator, at);
  const head = html`${asDate(periodWords(at.period))}，${placedHtml(rowOf(edition, "area", at.area).short, row.of.title)}`;
  if (!estimate) {
    const reason = saidOf(edition, row.indicator, at, "no-estimate");
    const answered = saidOf(edition, row.indicator, at, "answered");
    return sentence.end([
      phrase([
        html`${head}：${reason ? sentence.verdict(reason) : noEstimateHtml(edition, row, at)}`,
        answered && html`计入${sentence.say(answered)}`,
      ]),
    ]);
  }
  return sentence.end([
    phrase([
      html`${head}${figureClause(sentence, edition, estimate)}`,
      sinceClause(sentence, edition, row, at),
    ]),
    answeredClause(sentence, edition, row, at),
    spreadClause(sentence, edition, row, at),
    itemsClause(sentence, edition, row, at),
  ]);
}

/** A figure with the words for its interval: `82.3分（95%可信：81—85分）`. */
function figureClause(
  sentence: Sentence,
  edition: Pick<Edition, "plan">,
  { fact, low, high }: Estimate,
): Html {
  return html`${sentence.say(fact)}${low && high && html`（${levelHtml(edition)}可信：${sentence.say(low)}至${sentence.say(high)}）`}`;
}

/** How a figure differs from the last time, and whether by more than chance. */
function sinceClause(sentence: Sentence, edition: Edition, { indicator }: EstimatedRow, at: At): Clause {
  const of = (aspect: string) => saidOf(edition, indicator, at, aspect);
  const [since, size, turn] = [of("estimate-since"), of("estimate-since-size"), of("estimate-turn")];
  if (!since || !size) return undefined;
  const last = lastOf(edition, since);
  const against = html`${isZero(since) ? "与" : "比"}上次${last && html`（${asDate(periodWords(last))}）`}${sentence.word(since, SINCE)}${!isZero(since) && sentence.say(size)}`;
  return turn ? html`${against}，${sentence.verdict(turn)}` : against;
}

/** The period of the last time: that of the other estimate from which the change follows. */
function lastOf(edition: Edition, { fact, period }: Fact): string | undefined {
  const operands = edition.proofs.facts.get(fact)?.operands ?? [];
  return operands
    .flatMap((operand) => (operand.kind === "fact" ? (edition.facts.get(operand.fact)?.period ?? []) : []))
    .find((each) => each !== period && parsePeriod(each));
}

function answeredClause(sentence: Sentence, edition: Edition, { indicator }: EstimatedRow, at: At): Clause {
  const of = (aspect: string) => saidOf(edition, indicator, at, aspect);
  const [answered, response] = [of("answered"), of("response")];
  if (!answered) return undefined;
  return html`计入${sentence.say(answered)}${response && html`，回收率${sentence.say(response)}`}`;
}

/** Of a mean of several scores, from which to which they reach by what share of full marks they have. */
function itemsClause(sentence: Sentence, edition: Edition, row: EstimatedRow, at: At): Clause {
  const items = itemsOfMean(edition, row, at);
  const [worst, best] = [items[0], items.at(-1)];
  if (!worst || !best) return undefined;
  const said = ({ title, fact }: typeof worst) => html`${asName(title)}${sentence.say(fact)}`;
  return html`各评分项目的得分率从${said(worst)}到${said(best)}`;
}

/** From which area to which the figures reach, where several have one. */
function spreadClause(sentence: Sentence, edition: Edition, { indicator }: EstimatedRow, at: At): Clause {
  if (at.area !== edition.plan.head.city) return undefined;
  const facts = edition.plan.areas.rows
    .filter(({ kind }) => kind === "county" || kind === "zone")
    .flatMap(({ area }) => estimateOf(edition, indicator, { ...at, area })?.fact ?? [])
    .sort((a, b) => Number(a.value) - Number(b.value));
  const [first, last] = [facts[0], facts.at(-1)];
  if (!first || !last || first.value === last.value) return undefined;
  const said = (fact: Fact) =>
    html`${asName(rowOf(edition, "area", fact.area ?? "").short)}${sentence.say(fact)}`;
  return html`各地从${said(first)}到${said(last)}`;
}
