import { parsePeriod } from "../../core/period.ts";
import { type Edition, factOf, type IndicatorRow, rowOf, type TargetRow } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { isGrowth } from "../../plan/growth.ts";
import { type Html, html } from "../kit/html.ts";
import { asDate } from "../kit/text.ts";
import { coverWords } from "../kit/words.ts";
import { placedHtml } from "./place.ts";
import { AGAINST, CHANGED, type Clause, isJudged, isZero, phrase, Sentence } from "./sentence.ts";
import { undecidedWords } from "./undecided.ts";

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
      html`${asDate(coverWords(edition, latest.period, indicator.periods))}，${placedHtml(rowOf(edition, "area", latest.area ?? "").short, indicator.title)}${sentence.say(latest)}`,
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
  if (isZero(yoy)) return html`与上年同期${word}`;
  return html`${row.trend === "percent" ? "同比" : "比上年同期"}${word}${sentence.say(size)}`;
}

/** What a verdict is on, before its number: `2013年1—9月，海宁质量强镇创建数`. */
export function judgedFigure(edition: Edition, status: Fact, indicator: IndicatorRow, place: string): Html {
  const when = parsePeriod(status.period) ? coverWords(edition, status.period, indicator.periods) : "";
  return html`${asDate(when)}，${placedHtml(place, indicator.title)}`;
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
  const [actual, gap, size, objects] = [figure("actual"), of("gap"), of("gap-size"), of("needed-objects")];
  const place = target.area === edition.plan.head.city ? "" : rowOf(edition, "area", target.area).short;
  const head = judgedFigure(edition, status, indicator, place);
  const against =
    gap &&
    size &&
    html`${againstGoal(sentence, target, growth, gap, of("goal"))}${!isZero(gap) && html`${sentence.say(size)}${objects && html`，即${sentence.say(objects)}`}`}`;
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
