import { parsePeriod, shiftYears } from "../../core/period.ts";
import { type Edition, factOf, factOrNone, rowOf, type TargetRow } from "../../facts/edition.ts";
import { areasFinding, gapFinding } from "../charts/chart-caption.ts";
import { gapChart, gapParts } from "../charts/gap.ts";
import { changeHead, changeHtml, publishedFact, publishedHtml } from "../kit/change.ts";
import { basisMark, factHtml, factWithUnit } from "../kit/fact.ts";
import { type Html, html } from "../kit/html.ts";
import type { Links } from "../kit/link.ts";
import { tableHtml } from "../kit/table.ts";
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
  const parsed = parsePeriod(period);
  const prior = parsed && shiftYears(parsed, -1);
  const subject = `indicator/${id}`;
  const facts = areaFigures(edition, indicator, period);
  if (facts.length === 0) return html``;
  const shares = (row: TargetRow) => edition.plan.shares.rows.filter(({ target }) => target === row.target);
  const judgedThen = targets.filter(
    (row) => factOf(edition, `target/${row.target}`, { aspect: "status", area: row.area })?.period === period,
  );
  const target = judgedThen.find((row) => row.parts || shares(row).length > 0);
  const own = target !== undefined && (target.goal_by !== "" || shares(target).length > 0);
  const ratio = indicator.denominator !== "";
  const published = facts.some(({ area }) => publishedFact(edition, id, { area: area ?? "", period }));
  const rows = facts.map((fact) => {
    const area = fact.area ?? "";
    const of = (aspect: string, when = period) =>
      factHtml(factOrNone(edition, subject, { aspect, area, period: when }));
    const judged = (aspect: string) =>
      factOf(edition, `target/${target?.target}`, { aspect, area }) ?? undefined;
    const status = target && factOrNone(edition, `target/${target.target}`, { aspect: "status", area });
    return [
      html`${links.area(rowOf(edition, "area", area))}${zonesMark(edition, id, area, period)}`,
      ...(ratio ? [of("numerator"), of("denominator")] : []),
      factHtml(fact),
      prior ? of("actual", prior) : "—",
      ...(published
        ? [changeHtml(edition, id, { area, period }), publishedHtml(edition, id, { area, period })]
        : []),
      ...(own ? [factHtml(judged("goal"))] : []),
      ...(target ? [factHtml(target.parts || judged("goal") ? status : undefined)] : []),
    ];
  });
  const table = tableHtml(
    html`${asName(indicator.title)}各地情况，${asDate(coverWords(edition, period, indicator.periods))}`,
    [
      { head: "地区" },
      ...(ratio
        ? [
            { head: asName(indicator.numerator), kind: "number" as const },
            { head: asName(indicator.denominator), kind: "number" as const },
          ]
        : []),
      { head: `${ratio ? "比率" : "数值"}（${asUnit(indicator.unit)}）`, kind: "number" },
      { head: "上年同期", kind: "number" },
      ...(published
        ? [
            { head: changeHead(edition, id, "同比"), kind: "number" as const },
            { head: "公布增幅", kind: "number" as const },
          ]
        : []),
      ...(own ? [{ head: "本地目标", kind: "number" as const }] : []),
      ...(target ? [{ head: "对照目标" }] : []),
    ],
    rows,
  );
  const note = target ? partsNote(edition, target, own) : html``;
  const drawn = compareChart(edition, indicator, { period, prior, target });
  const parts = target ?? judgedThen[0];
  const gaps = parts ? gapParts(edition, id, parts.target, period) : [];
  const bars = gapChart(edition, indicator, gaps);
  const key = html`<p class="note">实心点为本期${prior && "，空心点为上年同期"}${ratio && "，横线为可信区间"}。</p>`;
  const charts = [
    drawn.markup &&
      html`<div>${areasFinding(edition, indicator, { period, target, facts })}${drawn}${key}</div>`,
    parts &&
      bars.markup &&
      html`<div>${gapFinding(edition, indicator, { period, target: parts, facts: gaps })}${bars}</div>`,
  ].filter(Boolean);
  return html`<figure class="wide">${charts.length > 0 && html`<div class="pair">${charts}</div>`}${table}${zonesKey(edition, id, period)}${note}</figure>`;
}

/** What each area is held against: the same number, a number of its own, or its share of the whole. */
function partsNote(edition: Edition, target: TargetRow, own: boolean): Html {
  const whole = rowOf(edition, "area", target.area).short;
  if (!target.parts)
    return html`<p class="note">${asName(whole)}目标${factWithUnit(factOf(edition, `target/${target.target}`, { aspect: "goal", area: target.area }))}分解到各地，各地目标之和与之相等。</p>`;
  if (target.goal_by) return html`<p class="note">各地目标由本地上年数推算，见计算方法。</p>`;
  const others = own && "另有规定的地区按其规定，其余";
  return html`<p class="note">${asName(edition.plan.head.called)}只定${asName(whole)}目标；${others}各地按同一数值对照，属推定${basisMark("assumption")}。</p>`;
}
