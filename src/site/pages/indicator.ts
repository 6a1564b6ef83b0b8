import { parsePeriod, shiftYears } from "../../core/period.ts";
import { periodWords } from "../../core/period-words.ts";
import {
  type Edition,
  factOf,
  factOrNone,
  factsOf,
  type IndicatorRow,
  rowOf,
  type TargetRow,
} from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { isGrowth } from "../../plan/growth.ts";
import { bulletChart } from "../charts/bullet.ts";
import { isNumber } from "../charts/chart.ts";
import { trendFinding } from "../charts/chart-caption.ts";
import { isMilestone } from "../charts/milestone.ts";
import { trendChart, yearsOf } from "../charts/trend.ts";
import {
  breakFact,
  changeFact,
  changeHead,
  changeHtml,
  publishedFact,
  publishedHtml,
} from "../kit/change.ts";
import { basisMark, factHtml, factWithUnit } from "../kit/fact.ts";
import { fragileMark } from "../kit/fragile-mark.ts";
import { type Html, html } from "../kit/html.ts";
import type { Links } from "../kit/link.ts";
import { tableHtml } from "../kit/table.ts";
import { asCode, asDate, asLabel, asName, asOrdinal, asUnit } from "../kit/text.ts";
import { comparatorWords, coverWords, STRENGTHS } from "../kit/words.ts";
import { breakNote } from "../sentences/break.ts";
import { indicatorSentence } from "../sentences/indicator.ts";
import { undecidedNote } from "../sentences/undecided.ts";
import { withheldNote } from "../sentences/withheld.ts";
import { neededHtml } from "./needed.ts";
import { leadOfSurvey } from "./surveys/indicator.ts";

/** What an indicator page is about: the indicator, the area it leads with, its targets, and the latest figure. */
interface Subject {
  indicator: IndicatorRow;
  area: string;
  targets: TargetRow[];
  latest: Fact | undefined;
}

export function subjectOf(edition: Edition, id: string): Subject {
  const indicator = rowOf(edition, "indicator", id);
  const targets = edition.plan.targets.rows.filter((target) => target.indicator === id);
  const actual = factsOf(edition, `indicator/${id}`).filter((fact) => fact.aspect === "actual");
  const city = edition.plan.head.city;
  const has = (area: string) => actual.some((fact) => fact.area === area);
  const area = targets[0]?.area ?? (has(city) ? city : (actual[0]?.area ?? city));
  const latest = latestOf(actual.filter((fact) => fact.area === area));
  return { indicator, area, targets, latest };
}

/** The last figure in time, before those of spans, which may end later; of two that end together, the one of the longer period. */
function latestOf(facts: Fact[]): Fact | undefined {
  const timed = facts.flatMap((fact) => {
    const period = parsePeriod(fact.period);
    return period ? [{ fact, period, span: Number(period.kind === "span") }] : [];
  });
  timed.sort((a, b) => a.span - b.span || b.period.last - a.period.last || a.period.first - b.period.first);
  return timed[0]?.fact;
}

/** The periods in which areas are compared: the latest, and apart from it each span of a target; spans alone where all targets are of spans. */
export function comparedPeriods(edition: Edition, id: string): string[] {
  const { targets, latest } = subjectOf(edition, id);
  const actual = factsOf(edition, `indicator/${id}`).filter((fact) => fact.aspect === "actual");
  const isSpan = (period: string) => parsePeriod(period)?.kind === "span";
  const spans = [...new Set(targets.map(({ period }) => period))].filter(
    (period) => isSpan(period) && actual.some((fact) => fact.period === period),
  );
  const alone = spans.length > 0 && targets.every(({ period }) => isSpan(period));
  return alone || !latest ? spans : [...new Set([latest.period, ...spans])];
}

/** Title, code and definition of an indicator. */
export function indicatorHeading(edition: Edition, id: string, links: Links): Html {
  const { indicator, targets, latest } = subjectOf(edition, id);
  const measure = edition.plan.measures.rows.find((row) => row.measure === indicator.measure);
  return html`<h1>${asName(indicator.title)}</h1>
${leadOfSurvey(edition, id) ?? indicatorSentence(edition, id, latest)}
${withheldNote(edition, id)}
<dl class="facts-of">
<div><dt>指标编号</dt><dd><code>${asCode(indicator.indicator)}</code></dd></div>
${(measure || targets.length === 0) && html`<div><dt>所属任务</dt><dd>${measure ? links.measure(measure) : "参考指标，不在计划目标之内"}</dd></div>`}
<div><dt>计量单位</dt><dd>${asUnit(indicator.unit)}</dd></div>
${indicator.denominator && html`<div><dt>计算方法</dt><dd>${asName(indicator.numerator)} ÷ ${asName(indicator.denominator)}</dd></div>`}
${indicator.definition && html`<div><dt>说明</dt><dd>${asName(indicator.definition)}${basisMark(indicator.basis === "assumption" ? "assumption" : "reported")}</dd></div>`}
</dl>`;
}

/** Each target of an indicator: what is asked, what was reached, and the verdict, with a bullet chart. */
export function indicatorTargets(edition: Edition, id: string): Html {
  const { indicator, targets } = subjectOf(edition, id);
  if (targets.length === 0) return html``;
  return html`${targets.map((target) => targetBlock(edition, indicator, target))}`;
}

function targetBlock(edition: Edition, indicator: IndicatorRow, target: TargetRow): Html {
  const of = (aspect: string) => factOf(edition, `target/${target.target}`, { aspect, area: target.area });
  const status = of("status");
  const growth = isGrowth(edition.plan, target);
  const figure = (aspect: string, period = status?.period) =>
    factOf(edition, `indicator/${indicator.indicator}`, { aspect, area: target.area, period: period ?? "" });
  const actual = figure("actual");
  const reported =
    status &&
    factOrNone(edition, `indicator/${indicator.indicator}`, {
      aspect: "actual",
      area: target.area,
      period: status.period,
    });
  const at = { area: target.area, period: status?.period ?? "" };
  const change = changeFact(edition, indicator.indicator, at);
  const changed = change ? factWithUnit(change) : changeHtml(edition, indicator.indicator, at);
  const published = growth ? publishedFact(edition, indicator.indicator, at) : undefined;
  const period = parsePeriod(status?.period ?? "");
  const prior = period ? shiftYears(period, -1) : null;
  const isBroken = breakFact(edition, indicator.indicator, at) !== undefined;
  const last = prior && !isBroken ? figure("actual", prior) : undefined;
  const [goal, gap, ratio, share] = ["goal", "gap", "ratio", "share"].map(of);
  const needed = neededHtml(edition, target);
  const chart =
    !growth && actual && isNumber(actual) && goal && !isMilestone(goal, [actual, ...(last ? [last] : [])])
      ? bulletChart(indicator, { actual, goal, last: last && isNumber(last) ? last : undefined })
      : html``;
  return html`<section class="target">
<h2>目标：${asLabel(comparatorWords(target))}${factWithUnit(goal)}${growth ? "（同比）" : ""}</h2>
<p class="verdict">${factHtml(status)}${fragileMark(edition, status)}${status && undecidedNote(edition, status)}</p>
<dl class="figures">
<div><dt>实际（${asDate(coverWords(edition, status?.period ?? "", indicator.periods))}）</dt><dd>${factWithUnit(reported)}</dd></div>
${growth && html`<div><dt>同比</dt><dd>${changed}</dd></div>`}
${published && html`<div><dt>公布增幅</dt><dd>${factWithUnit(published)}（不据以判定）</dd></div>`}
<div><dt>与目标之差</dt><dd>${factWithUnit(gap)}</dd></div>
<div><dt>${target.comparator === "<=" ? "占限值" : "完成率"}</dt><dd>${factWithUnit(ratio)}</dd></div>
<div><dt>序时进度</dt><dd>${factWithUnit(share)}</dd></div>
${needed && html`<div class="wide"><dt>${target.comparator === "<=" ? "余量" : "仍需"}</dt><dd>${needed}</dd></div>`}
</dl>
${chart}
<p class="note">${STRENGTHS[target.strength]}；目标期${asDate(periodWords(target.period))}；据${asName(edition.plan.head.called)}${target.measure !== "" && html`任务${asOrdinal(target.measure)}`}${target.reading !== "" && html`；${asName(target.reading)}`}。</p>
</section>`;
}

/** The trend over whole years: a line, and a table of figures with computed and published change. */
export function indicatorTrend(edition: Edition, id: string): Html {
  const { indicator, area, targets } = subjectOf(edition, id);
  const years = yearsOf(edition, id, area);
  if (years.length === 0) return html`<p>尚无整年数据。</p>`;
  const of = (aspect: string, period: string) =>
    factsOf(edition, `indicator/${id}`).filter(
      (fact) => fact.aspect === aspect && fact.area === area && fact.period === period,
    );
  const others = years.some(({ period }) => of("other-source", period).length > 0);
  const published = years.some(({ period }) => of("published-growth", period).length > 0);
  const rows = years.map((fact) => {
    const at = { area, period: fact.period };
    return [
      asDate(periodWords(fact.period)),
      factHtml(fact),
      changeHtml(edition, id, at),
      ...(published ? [publishedHtml(edition, id, at)] : []),
      ...(others ? [html`${of("other-source", fact.period).map((other) => html`${factHtml(other)} `)}`] : []),
    ];
  });
  const table = tableHtml(
    html`${asName(indicator.title)}历年数`,
    [
      { head: "年份" },
      { head: `数值（${asUnit(indicator.unit)}）`, kind: "number" },
      { head: changeHead(edition, id, "同比"), kind: "number" },
      ...(published ? [{ head: "公布增幅", kind: "number" as const }] : []),
      ...(others ? [{ head: "其他来源", kind: "number" as const }] : []),
    ],
    rows,
  );
  const broken = years.flatMap(({ period }) => of("break", period));
  const target = targets.find((row) => row.area === area);
  const drawn = trendChart(edition, indicator, area, target);
  // With neither a line nor a sentence nothing stands beside the table.
  const alone = drawn.markup === "" && broken.some(({ period }) => period === years.at(-1)?.period);
  return html`<figure${alone && html` class="wide"`}>${years.filter(isNumber).length > 1 && trendFinding(edition, indicator, years)}${drawn}${table}${breakNote(edition, broken, published)}</figure>`;
}

/** Each quarter's figure of the leading area. */
export function indicatorQuarters(edition: Edition, id: string): Html {
  const { indicator, area } = subjectOf(edition, id);
  const facts = factsOf(edition, `indicator/${id}`)
    .filter((fact) => fact.aspect === "actual" && fact.area === area)
    .filter((fact) => !["year", "span"].includes(parsePeriod(fact.period)?.kind ?? "span"))
    .sort((a, b) => (a.period < b.period ? 1 : -1));
  if (facts.length === 0) return html``;
  const parted = factsOf(edition, `indicator/${id}`).some(({ aspect }) => aspect === "alone");
  const rows = facts.map((fact) => {
    const alone = factOf(edition, fact.subject, { aspect: "alone", area, period: fact.period });
    return [
      asDate(coverWords(edition, fact.period, indicator.periods)),
      factHtml(fact),
      ...(parted ? [factHtml(alone)] : []),
      changeHtml(edition, id, { area, period: fact.period }),
    ];
  });
  return html`<details><summary>各报告期数</summary>${tableHtml(
    html`${asName(indicator.title)}各报告期数`,
    [
      { head: "报告期" },
      { head: `数值（${asUnit(indicator.unit)}）`, kind: "number" },
      ...(parted ? [{ head: "其中当期", kind: "number" as const }] : []),
      { head: "同比", kind: "number" },
    ],
    rows,
  )}</details>`;
}
