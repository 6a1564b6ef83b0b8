import { parsePeriod } from "../../core/period.ts";
import { periodWords } from "../../core/period-words.ts";
import { type Edition, factOf, type IndicatorRow, rowOf, type TargetRow } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { isGrowth } from "../../plan/growth.ts";
import type { Basis } from "../../plan/schemas.ts";
import { BASES } from "../../plan/schemas.ts";
import { lackOf } from "../kit/fact.ts";
import { giversOf } from "../kit/given.ts";
import { type Html, html } from "../kit/html.ts";
import { asDate, asLabel, asName } from "../kit/text.ts";
import { coverWords } from "../kit/words.ts";
import { areasClause } from "../sentences/indicator.ts";
import { AGAINST, CHANGED, type Clause, isZero, joined, phrase, Sentence } from "../sentences/sentence.ts";

const BASIS_WORDS: Record<Basis, string> = {
  reported: "正式上报",
  public: "公开数据",
  demonstration: "演示数据",
  assumption: "含推定",
};

/** What a chart shows, in a sentence made by rule from facts, and under it where its figures come from and what they rest on. */
export function captionHtml(edition: Edition, clauses: Clause[], facts: Fact[]): Html {
  const said = phrase(clauses, "；");
  const basis = BASES.findLast((each) => facts.some((fact) => fact.basis === each)) ?? "reported";
  const givers = giversOf(edition, facts);
  const lack = lackOf(facts.find(({ flag }) => flag === "incomplete"));
  return html`<div class="caption">${said.markup !== "" && html`<p class="finding">${said}。</p>`}<p class="note">${givers !== "" && html`来源：${asLabel(givers)}；`}依据：${asLabel(BASIS_WORDS[basis])}${lack}。</p></div>`;
}

/** What a line over years shows: its first and last year since it last broke, and how the last has changed. */
export function trendFinding(edition: Edition, indicator: IndicatorRow, facts: Fact[]): Html {
  const sentence = new Sentence();
  const isBroken = ({ subject, area, period }: Fact) =>
    factOf(edition, subject, { aspect: "break", area: area ?? "", period }) !== undefined;
  const [first, last] = [facts[Math.max(0, facts.findLastIndex(isBroken))], facts.at(-1)];
  if (!first || !last || first === last) return captionHtml(edition, [], facts);
  const of = (aspect: string) =>
    factOf(edition, last.subject, { aspect, area: last.area ?? "", period: last.period });
  const [yoy, size] = [of("yoy"), of("yoy-size")];
  const year = (fact: Fact) => html`${asDate(periodWords(fact.period))}${sentence.say(fact)}`;
  return captionHtml(
    edition,
    [
      html`${year(first)}，${year(last)}`,
      yoy &&
        size &&
        html`${isZero(yoy) ? "与" : "比"}上年${sentence.word(yoy, CHANGED[indicator.trend])}${isZero(yoy) ? "" : sentence.say(size)}`,
    ],
    facts,
  );
}

/** What dots of areas show: how they stand to the goal, and how many went up and down. */
export function areasFinding(
  edition: Edition,
  indicator: IndicatorRow,
  { period, target, facts }: { period: string; target: TargetRow | undefined; facts: Fact[] },
): Html {
  const sentence = new Sentence();
  const of = (aspect: string) =>
    edition.facts.get(`indicator/${indicator.indicator}/${edition.plan.head.city}/${period}/${aspect}`);
  const moves = moved(sentence, of("up-count/yoy"), of("down-count/yoy"), CHANGED[indicator.trend]);
  return captionHtml(
    edition,
    [target && areasClause(sentence, edition, target), moves && html`与上年同期相比，${moves}`],
    facts,
  );
}

/** What bars of contributions show: how many areas lift the whole above its goal, and how many draw it below. */
export function gapFinding(
  edition: Edition,
  indicator: IndicatorRow,
  { period, target, facts }: { period: string; target: TargetRow; facts: Fact[] },
): Html {
  const sentence = new Sentence();
  const { city } = edition.plan.head;
  const of = (aspect: string) =>
    edition.facts.get(`indicator/${indicator.indicator}/${city}/${period}/${aspect}`);
  const status = { aspect: "gap", area: city, period };
  const [gap, size] = ["gap", "gap-size"].map((aspect) =>
    factOf(edition, `target/${target.target}`, { ...status, aspect }),
  );
  // What is counted up over the year lies below the goal everywhere until it is over: nobody draws it down by that.
  const moves =
    !isCountedUp(edition, indicator, target) &&
    moved(sentence, of(`up-count/gap-part/${target.target}`), of(`down-count/gap-part/${target.target}`), [
      "拉高",
      "",
      "拉低",
    ]);
  return captionHtml(
    edition,
    [
      gap &&
        size &&
        html`${asName(rowOf(edition, "area", city).short)}${sentence.word(gap, AGAINST)}目标${!isZero(gap) && sentence.say(size)}`,
      moves,
    ],
    facts,
  );
}

/** Whether a target's figure still grows towards its goal by being counted on. */
function isCountedUp(
  { bounds, plan }: Edition,
  { denominator, periods }: IndicatorRow,
  target: TargetRow,
): boolean {
  const [asOf, aim] = [parsePeriod(bounds.asOf), parsePeriod(target.period)];
  const open = asOf !== null && aim !== null && asOf.last < aim.last;
  const counted = denominator === "" && (periods === "sum" || periods === "to-date");
  return open && counted && target.comparator === ">=" && !isGrowth(plan, target);
}

function moved(
  sentence: Sentence,
  up: Fact | undefined,
  down: Fact | undefined,
  [above, , below]: readonly [string, string, string],
): Clause {
  const parts = (
    [
      [up, above],
      [down, below],
    ] as const
  ).flatMap(([fact, word]) =>
    fact && fact.value !== "0" ? [html`${sentence.say(fact)}地区${asLabel(word)}`] : [],
  );
  return parts.length > 0 && joined(parts, "、");
}

/** What a chart of a year's periods shows: the last reported beside what was to have come by then. */
export function paceFinding(
  edition: Edition,
  indicator: IndicatorRow,
  target: TargetRow,
  { facts, last }: { facts: Fact[]; last: Fact },
): Html {
  const sentence = new Sentence();
  const of = (aspect: string) =>
    edition.facts.get(`target/${target.target}/${target.area}/${last.period}/${aspect}`);
  const [pace, low, high] = [of("pace"), of("pace-low"), of("pace-high")];
  const goal = factOf(edition, `target/${target.target}`, { aspect: "goal", area: target.area });
  return captionHtml(
    edition,
    [
      phrase([
        html`${asDate(coverWords(edition, last.period, indicator.periods))}${indicator.periods !== "last" && "累计"}${sentence.say(last)}`,
        pace && html`按月应达${sentence.say(pace)}`,
        low &&
          high &&
          html`按往年应达${sentence.say(low)}${high.value !== low.value && html`至${sentence.say(high)}`}`,
        !pace && goal && html`${target.comparator === "<=" ? "限值" : "目标"}${sentence.say(goal)}`,
      ]),
    ],
    facts,
  );
}
