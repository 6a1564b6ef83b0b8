import { parsePeriod, shiftYears } from "../../core/period.ts";
import {
  type Edition,
  factOf,
  factOrNone,
  type IndicatorRow,
  rowOf,
  type TargetRow,
} from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { areasFinding, gapFinding } from "../charts/chart-caption.ts";
import { gapChart, gapParts } from "../charts/gap.ts";
import { breakFact, changeHead, changeHtml, publishedFact, publishedHtml } from "../kit/change.ts";
import { basisMark, factHtml, factWithUnit } from "../kit/fact.ts";
import { type Html, html } from "../kit/html.ts";
import type { Links } from "../kit/link.ts";
import { type Column, tableHtml } from "../kit/table.ts";
import { asDate, asName, asUnit } from "../kit/text.ts";
import { coverWords } from "../kit/words.ts";
import { zonesKey, zonesMark } from "../kit/zones.ts";
import { areaFigures, compareChart } from "./compare.ts";
import { comparedPeriods, subjectOf } from "./indicator.ts";

/** Counties and zones side by side for the latest period, and apart for each span of a target, as dots and as a table. */
export function indicatorAreas(edition: Edition, id: string, links: Links): Html {
  const periods = comparedPeriods(edition, id);
  if (periods.length === 0) return html`<p>尚无各地数据。</p>`;
  const figures = periods.map((period) => areasIn(edition, id, period, links)).filter(({ markup }) => markup);
  return figures.length > 0 ? html`${figures}` : html`<p>本指标没有分地区数据。</p>`;
}

/** Counties and zones side by side for a period, held against a target whose verdict is of that period. */
function areasIn(edition: Edition, id: string, period: string, links: Links): Html {
  const { indicator, targets } = subjectOf(edition, id);
  const facts = areaFigures(edition, indicator, period);
  if (facts.length === 0) return html``;
  const judged = targets.filter(
    (row) => factOf(edition, `target/${row.target}`, { aspect: "status", area: row.area })?.period === period,
  );
  const target = judged.find((row) => row.parts || isShared(edition, row));
  const columns = [
    areaColumn(edition, id, links),
    ...figureColumns(edition, indicator, period),
    ...(facts.some(({ area }) => publishedFact(edition, id, { area: area ?? "", period }))
      ? publishedColumns(edition, id)
      : []),
    ...(target ? targetColumns(edition, target) : []),
  ];
  const table = tableHtml(
    html`${asName(indicator.title)}各地情况，${asDate(coverWords(edition, period, indicator.periods))}`,
    columns,
    facts.map((fact) => columns.map(({ cell }) => cell(fact))),
  );
  const note = target ? partsNote(edition, target) : html``;
  const charts = [
    comparedFigure(edition, indicator, period, target),
    gapsFigure(edition, indicator, period, target ?? judged[0]),
  ].filter(({ markup }) => markup);
  return html`<figure class="wide">${charts.length > 0 && html`<div class="pair">${charts}</div>`}${table}${zonesKey(edition, id, period)}${note}</figure>`;
}

/** Whether a target is divided among areas by shares. */
function isShared(edition: Edition, { target }: TargetRow): boolean {
  return edition.plan.shares.rows.some((row) => row.target === target);
}

/** Whether areas have numbers of their own to reach. */
function hasOwn(edition: Edition, target: TargetRow): boolean {
  return target.goal_by !== "" || isShared(edition, target);
}

/** The period a year before. */
function yearBefore(period: string): string | null {
  const parsed = parsePeriod(period);
  return parsed && shiftYears(parsed, -1);
}

/** A column with what stands in it for the figure of an area. */
interface AreaColumn extends Column {
  cell: (fact: Fact) => Html | string;
}

function areaColumn(edition: Edition, id: string, links: Links): AreaColumn {
  return {
    head: "地区",
    cell: ({ area, period }) =>
      html`${links.area(rowOf(edition, "area", area ?? ""))}${zonesMark(edition, id, area ?? "", period)}`,
  };
}

/** The parts of a ratio, the figure, and the one a year before. */
function figureColumns(edition: Edition, indicator: IndicatorRow, period: string): AreaColumn[] {
  const ratio = indicator.denominator !== "";
  const prior = yearBefore(period);
  const cellOf =
    (aspect: string, when = period) =>
    ({ subject, area }: Fact) =>
      factHtml(factOrNone(edition, subject, { aspect, area: area ?? "", period: when }));
  const before = (fact: Fact) => {
    const broken = breakFact(edition, indicator.indicator, { area: fact.area ?? "", period });
    return broken ? html`<small>${factHtml(broken)}</small>` : prior ? cellOf("actual", prior)(fact) : "—";
  };
  const parts: AreaColumn[] = [
    { head: asName(indicator.numerator), kind: "number", cell: cellOf("numerator") },
    { head: asName(indicator.denominator), kind: "number", cell: cellOf("denominator") },
  ];
  return [
    ...(ratio ? parts : []),
    { head: `${ratio ? "比率" : "数值"}（${asUnit(indicator.unit)}）`, kind: "number", cell: factHtml },
    { head: "上年同期", kind: "number", cell: before },
  ];
}

/** The change as it is worked out, and as it was published. */
function publishedColumns(edition: Edition, id: string): AreaColumn[] {
  const of = ({ area, period }: Fact) => ({ area: area ?? "", period });
  return [
    {
      head: changeHead(edition, id, "同比"),
      kind: "number",
      cell: (fact) => changeHtml(edition, id, of(fact)),
    },
    { head: "公布增幅", kind: "number", cell: (fact) => publishedHtml(edition, id, of(fact)) },
  ];
}

/** The number that each area has to reach, where it has one of its own, and whether it does. */
function targetColumns(edition: Edition, target: TargetRow): AreaColumn[] {
  const subject = `target/${target.target}`;
  const goal = ({ area }: Fact) => factOf(edition, subject, { aspect: "goal", area: area ?? "" });
  const status = ({ area }: Fact) => factOrNone(edition, subject, { aspect: "status", area: area ?? "" });
  const own: AreaColumn = { head: "本地目标", kind: "number", cell: (fact) => factHtml(goal(fact)) };
  return [
    ...(hasOwn(edition, target) ? [own] : []),
    {
      head: "对照目标",
      cell: (fact) => factHtml(target.parts || goal(fact) ? status(fact) : undefined),
    },
  ];
}

/** The chart of the areas' figures, with what it shows above and how to read its marks below. */
function comparedFigure(
  edition: Edition,
  indicator: IndicatorRow,
  period: string,
  target: TargetRow | undefined,
): Html {
  const prior = yearBefore(period);
  const drawn = compareChart(edition, indicator, { period, prior, target });
  const facts = areaFigures(edition, indicator, period);
  if (!drawn)
    return facts.length > 1
      ? html`<div>${areasFinding(edition, indicator, { period, target, facts })}</div>`
      : html``;
  const ratio = indicator.denominator !== "";
  const key = html`<p class="note">实心点为本期${prior && "，空心点为上年同期"}${ratio && "，横线为可信区间"}${drawn.isCut && "；很宽的区间没有画完，上限见下表"}。</p>`;
  return html`<div>${areasFinding(edition, indicator, { period, target, facts })}${drawn.chart}${key}</div>`;
}

/** The chart of what each area contributes to a target's gap, with what it shows above. */
function gapsFigure(
  edition: Edition,
  indicator: IndicatorRow,
  period: string,
  target: TargetRow | undefined,
): Html {
  if (!target) return html``;
  const facts = gapParts(edition, indicator.indicator, target.target, period);
  const bars = gapChart(edition, indicator, facts);
  if (!bars.markup) return html``;
  return html`<div>${gapFinding(edition, indicator, { period, target, facts })}${bars}</div>`;
}

/** What each area is held against: the same number, a number of its own, or its share of the whole. */
function partsNote(edition: Edition, target: TargetRow): Html {
  const whole = rowOf(edition, "area", target.area).short;
  if (!target.parts)
    return html`<p class="note">${asName(whole)}目标${factWithUnit(factOf(edition, `target/${target.target}`, { aspect: "goal", area: target.area }))}分解到各地，各地目标之和与之相等。</p>`;
  if (target.goal_by) return html`<p class="note">各地目标由本地上年数推算，见计算方法。</p>`;
  const others = hasOwn(edition, target) && "另有规定的地区按其规定，其余";
  return html`<p class="note">${asName(edition.plan.head.called)}只定${asName(whole)}目标；${others}各地按同一数值对照，属推定${basisMark("assumption")}。</p>`;
}
