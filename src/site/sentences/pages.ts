import { parsePeriod } from "../../core/period.ts";
import { type Edition, factOf, type IndicatorRow, rowOf, type TargetRow } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { isGrowth } from "../../plan/growth.ts";
import { type Html, html } from "../kit/html.ts";
import type { Links } from "../kit/link.ts";
import { type Ranked, rankedAreas, type SchemeRow, scoreFact, scoresOf, vetoesOf } from "../kit/scored.ts";
import { asDate, asName } from "../kit/text.ts";
import { coverWords, endWords } from "../kit/words.ts";
import { AGAINST, CHANGED, type Clause, isJudged, isZero, joined, phrase, Sentence } from "./sentence.ts";
import { undecidedWords } from "./undecided.ts";

/** A period's end in words, for sentences: `2013年末`. */
export function until(edition: Edition): Html {
  return html`截至${asDate(endWords(edition.bounds.asOf))}`;
}

/** What a subject's targets and deliverables come to, where it has any. */
export function listed(sentence: Sentence, edition: Edition, subject: string): Clause[] {
  const of = (aspect: string) => factOf(edition, subject, { aspect });
  const [targets, deliverables] = [of("target-count"), of("deliverable-count")];
  const some = (fact: Fact | undefined): fact is Fact => fact !== undefined && fact.value !== "0";
  return [
    some(targets) && html`量化目标${sentence.say(targets)}，${sentence.counts(edition, subject)}`,
    some(deliverables) &&
      after(html`工作任务${sentence.say(deliverables)}`, sentence.counts(edition, subject, "deliverable-")),
  ];
}

/** What is counted, and how it stands where that is known. */
export function after(head: Html, counts: Html): Html {
  return counts.markup ? html`${head}，${counts}` : head;
}

/** The score and grade of a subject under the schemes that score its kind. */
function scored(sentence: Sentence, edition: Edition, subject: string): (Html | undefined)[] {
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
  const rank = first && last && html`，名次${placeHtml(sentence, { first, last })}`;
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

/** The overview in a sentence: how the plan's targets stand, and the score and grade of the whole. */
export function overviewSentence(edition: Edition): Html {
  const { head, targets } = edition.plan;
  const sentence = new Sentence();
  if (targets.rows.length === 0) return html``;
  const subject = `plan/${head.plan}`;
  const count = factOf(edition, subject, { aspect: "target-count" });
  return sentence.end([
    html`${until(edition)}，${asName(rowOf(edition, "area", head.city).short)}${count && html`${sentence.say(count)}`}量化目标${sentence.met(edition, subject)}`,
    ...scored(sentence, edition, head.city),
  ]);
}

/** An area in a sentence: how the targets judged for it stand, and its score, grade and rank. */
export function areaSentence(edition: Edition, area: string): Html {
  const sentence = new Sentence();
  const counts = sentence.counts(edition, `area/${area}`);
  return sentence.end([
    counts.markup !== "" && html`${until(edition)}，按本地判定的量化目标${counts}`,
    ...scored(sentence, edition, area),
  ]);
}

/** A department in a sentence: what it has in the plan, and how that stands. */
export function departmentSentence(edition: Edition, department: string): Html {
  const sentence = new Sentence();
  const subject = `department/${department}`;
  const roles = (
    [
      ["lead", "牵头"],
      ["responsible", "负责"],
      ["participants", "参与"],
    ] as const
  ).flatMap(([role, word]) => {
    const fact = factOf(edition, subject, { aspect: `${role}-count` });
    return fact ? [html`${word}${sentence.say(fact)}任务`] : [];
  });
  return sentence.end([
    ...roles,
    ...listed(sentence, edition, subject),
    ...scored(sentence, edition, department),
  ]);
}

/** A measure or a section in a sentence: its targets and deliverables, and how they stand. */
export function listedSentence(edition: Edition, kind: "measure" | "section" | "plan", id: string): Html {
  const sentence = new Sentence();
  const said = phrase(listed(sentence, edition, `${kind}/${id}`), "；");
  return sentence.end([said.markup !== "" && html`${until(edition)}，${said}`]);
}

/** All deliverables in a sentence. */
export function deliverableSentence(edition: Edition): Html {
  const sentence = new Sentence();
  const subject = `plan/${edition.plan.head.plan}`;
  const count = factOf(edition, subject, { aspect: "deliverable-count" });
  if (!count || count.value === "0") return html``;
  return sentence.end([
    after(
      html`${until(edition)}，${sentence.say(count)}工作任务`,
      sentence.counts(edition, subject, "deliverable-"),
    ),
  ]);
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
    return html`${joined(alike.map(named), "、")}${sentence.say(one.total)}，名次${placeHtml(sentence, one)}`;
  };
  return [html`各地中，${placed(best)}`, placed(worst)];
}

/** An indicator in a sentence for each of its targets, or one where it has none. */
export function indicatorSentence(edition: Edition, id: string, latest: Fact | undefined): Html {
  const targets = edition.plan.targets.rows.filter((row) => row.indicator === id);
  if (targets.length === 0) return latest ? untargeted(edition, latest) : html``;
  return html`${targets.map((target) => targetSentence(edition, target))}`;
}

/** A figure in a sentence: what it is, and how it has changed. */
export function untargeted(edition: Edition, latest: Fact): Html {
  const sentence = new Sentence();
  const indicator = rowOf(edition, "indicator", latest.indicator ?? "");
  return sentence.end([
    phrase([
      html`${asDate(coverWords(edition, latest.period, indicator.periods))}，${asName(rowOf(edition, "area", latest.area ?? "").short)}${asName(indicator.title)}${sentence.say(latest)}`,
      changed(sentence, edition, latest),
    ]),
  ]);
}

/** How a figure has changed since the year before, where that can be said. */
function changed(sentence: Sentence, edition: Edition, { indicator, area, period }: Fact): Clause {
  const row = rowOf(edition, "indicator", indicator ?? "");
  const of = (aspect: string) =>
    factOf(edition, `indicator/${indicator}`, { aspect, area: area ?? "", period });
  const [yoy, size] = [of("yoy"), of("yoy-size")];
  if (!yoy || !size) return undefined;
  const word = sentence.word(yoy, CHANGED[row.trend]);
  return html`${row.trend === "percent" ? "同比" : "比上年同期"}${word}${isZero(yoy) ? "" : sentence.say(size)}`;
}

/** What a verdict is on, before its number: `2013年1—9月，海宁质量强镇创建数`. */
export function judgedFigure(edition: Edition, status: Fact, indicator: IndicatorRow, place: string): Html {
  const when = parsePeriod(status.period) ? coverWords(edition, status.period, indicator.periods) : "";
  return html`${asDate(when)}，${asName(place)}${asName(indicator.title)}`;
}

/** On which side of a target's number its figure lies, or that of its growth. */
export function againstGoal(
  sentence: Sentence,
  { comparator }: TargetRow,
  growth: boolean,
  gap: Fact,
  goal: Fact | undefined,
): Html {
  return html`${growth && "增幅"}${sentence.word(gap, AGAINST)}${sentence.say(goal)}的${comparator === "<=" ? "限值" : "目标"}`;
}

/** A verdict in a sentence; where the figure lacks a part, for want of whose it cannot be given. */
export function verdictClause(sentence: Sentence, edition: Edition, status: Fact): Html {
  const lacking = undecidedWords(edition, status);
  return lacking ? html`${lacking}，${sentence.verdict(status)}，无法判定` : sentence.verdict(status);
}

/** A target in a sentence: the figure, how it stands to the goal, the verdict, the areas, and the change. */
function targetSentence(edition: Edition, target: TargetRow): Html {
  const sentence = new Sentence();
  const subject = `target/${target.target}`;
  const of = (aspect: string) => factOf(edition, subject, { aspect, area: target.area });
  const status = of("status");
  if (!status) return html``;
  const indicator = rowOf(edition, "indicator", target.indicator);
  const figure = (aspect: string) =>
    factOf(edition, `indicator/${indicator.indicator}`, { aspect, area: target.area, period: status.period });
  const growth = isGrowth(edition.plan, target);
  const [actual, gap, size] = [figure("actual"), of("gap"), of("gap-size")];
  const place = target.area === edition.plan.head.city ? "" : rowOf(edition, "area", target.area).short;
  const head = judgedFigure(edition, status, indicator, place);
  const against =
    gap &&
    size &&
    html`${againstGoal(sentence, target, growth, gap, of("goal"))}${!isZero(gap) && sentence.say(size)}`;
  return sentence.end([
    phrase([
      actual ? html`${head}${sentence.say(actual)}` : head,
      growth && actual && changed(sentence, edition, actual),
      against,
      verdictClause(sentence, edition, status),
    ]),
    areasClause(sentence, edition, target),
    !growth && actual && isJudged(status.value) && changed(sentence, edition, actual),
  ]);
}

/** How the areas stand to the goal of the whole. */
export function areasClause(sentence: Sentence, edition: Edition, { target }: TargetRow): Clause {
  const count = factOf(edition, `parts/${target}`, { aspect: "area-count" });
  if (!count || count.value === "0") return undefined;
  const counts = sentence.counts(edition, `parts/${target}`);
  return counts.markup !== "" && html`${sentence.say(count)}地区${counts}`;
}
