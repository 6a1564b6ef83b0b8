import { type Edition, rowOf } from "../../facts/edition.ts";
import { type Html, html } from "../kit/html.ts";
import type { Links } from "../kit/link.ts";
import { type Ranked, rankedAreas, type SchemeRow, scoreFact, scoresOf, vetoesOf } from "../kit/scored.ts";
import { asName } from "../kit/text.ts";
import { type Clause, joined, Sentence } from "./sentence.ts";

/** The score and grade of a subject under the schemes that score its kind. */
export function scored(sentence: Sentence, edition: Edition, subject: string): (Html | undefined)[] {
  return edition.plan.schemes.rows.map((scheme) => scoreClause(sentence, edition, scheme, subject));
}

/** The score, grade, vetoes and rank of a subject under a scheme. */
function scoreClause(
  sentence: Sentence,
  edition: Edition,
  scheme: SchemeRow,
  subject: string,
): Html | undefined {
  const of = (what: string) => scoreFact(edition, scheme, subject, what);
  const [total, grade, first, last] = ["total", "grade", "rank-first", "rank-last"].map(of);
  if (!total) return undefined;
  const rank = first && last && html`，列第${placeHtml(sentence, { first, last })}名`;
  return html`${asName(scheme.title)}${grade ? "得分" : "阶段得分"}${sentence.say(total)}${grade && html`，等次${sentence.say(grade)}`}${becauseOf(sentence, edition, scheme, subject)}${rank}`;
}

/** A rank, or the first and the last of those that are shared. */
function placeHtml(sentence: Sentence, { first, last }: Pick<Ranked, "first" | "last">): Html {
  return html`${sentence.say(first)}${first.value !== last.value && html`—${sentence.say(last)}`}`;
}

/** The vetoes that take a score its worth, each in brackets with what it is for. */
function becauseOf(sentence: Sentence, edition: Edition, scheme: SchemeRow, subject: string): Html {
  return html`${vetoesOf(edition, scheme, subject).map(({ fact, title }) => html`（因${asName(title)}，${sentence.verdict(fact)}）`)}`;
}

/** A score in a sentence. */
export function scoreSentence(edition: Edition, scheme: SchemeRow, subject: string): Html {
  const sentence = new Sentence();
  return sentence.end([scoreClause(sentence, edition, scheme, subject)]);
}

/** The assessment in a sentence: the score and grade of the whole, and the areas whose ranks are first and last. */
export function assessmentSentence(edition: Edition, links: Links): Html {
  const sentence = new Sentence();
  const { city } = edition.plan.head;
  const [scheme] = edition.plan.schemes.rows.filter((row) => scoresOf(row) === "area");
  if (!scheme) return html``;
  const whole = scored(sentence, edition, city).find((clause) => clause);
  return sentence.end([
    whole && html`${asName(rowOf(edition, "area", city).short)}${whole}`,
    ...ranked(sentence, edition, scheme, links),
  ]);
}

/** The areas that stand first and last among those scored, with their scores; all of those that share the place. */
function ranked(sentence: Sentence, edition: Edition, scheme: SchemeRow, links: Links): Clause[] {
  const ranks = rankedAreas(edition, scheme);
  const [best, worst] = [ranks[0], ranks.at(-1)];
  if (!best || !worst || best.first.value === worst.first.value) return [];
  const named = ({ area }: Ranked) =>
    html`${links.area(rowOf(edition, "area", area))}${becauseOf(sentence, edition, scheme, area)}`;
  const placed = (one: Ranked) => {
    const alike = ranks.filter(({ first }) => first.value === one.first.value);
    return html`${joined(alike.map(named), "、")}${sentence.say(one.total)}，列第${placeHtml(sentence, one)}名`;
  };
  return [html`各地中，${placed(best)}`, placed(worst)];
}
