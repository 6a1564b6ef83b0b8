import { type Edition, factOf, type IndicatorRow, rowOf, type TargetRow } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { countHtml, factHtml, factWithUnit } from "../kit/fact.ts";
import { type Html, html } from "../kit/html.ts";
import type { Links } from "../kit/link.ts";
import { type Column, tableHtml } from "../kit/table.ts";
import { targetName } from "../kit/target-name.ts";
import { asDate, asLabel, asName, asUnit } from "../kit/text.ts";
import { coverWords } from "../kit/words.ts";
import { zonesMark } from "../kit/zones.ts";
import { comparedPeriods } from "./indicator.ts";
import { byRank, isApart, type Standing, standingsOf } from "./standing-facts.ts";
import { surveyedAlone } from "./surveys/indicator.ts";

/** The ranks that are left to an area: one, or from the first to the last; areas whose ranks meet are not told apart. */
function rankHtml({ first, last }: Standing): Html {
  if (!first || !last) return html`—`;
  return first.value === last.value
    ? factHtml(first)
    : html`<span class="range">${countHtml(first)}—${factHtml(last)}</span>`;
}

function intervalHtml({ low, high }: Standing): Html {
  return low && high ? html`<span class="range">${countHtml(low)}—${factWithUnit(high)}</span>` : html`—`;
}

/** Each area among the others in each period in which they are compared. */
export function indicatorStanding(edition: Edition, id: string, links: Links): Html {
  // Of a sample intervals tell areas apart, and no ranks.
  if (surveyedAlone(edition, id)) return html``;
  const tables = comparedPeriods(edition, id)
    .map((period) => standingIn(edition, id, period, links))
    .filter(({ markup }) => markup);
  return tables.length > 0
    ? html`<h2>名次与贡献</h2>
${tables}`
    : html``;
}

/** Each area among the others: what its figure may be by chance, its ranks, and what it contributes to the city's change and gap. */
function standingIn(edition: Edition, id: string, period: string, links: Links): Html {
  const indicator = rowOf(edition, "indicator", id);
  const areas = standingsOf(edition, id, period);
  const order = edition.plan.areas.rows.filter(({ area }) => areas.has(area));
  if (order.length < 2) return html``;
  const standings = [...areas.values()];
  const ratio = standings.some(({ low }) => low);
  const apart = isApart(standings);
  const contributions = [...changeColumns(edition, id, period, standings), ...gapColumns(edition, standings)];
  const columns = [...(ratio ? [INTERVAL] : []), ...(apart ? [RANK] : []), ...contributions];
  const rows = order
    .map((area) => ({ area, standing: areas.get(area.area) as Standing }))
    .toSorted((a, b) => byRank(a.standing, b.standing))
    .map(({ area, standing }) => [
      html`${links.area(area)}${zonesMark(edition, id, area.area, period)}`,
      ...columns.map(({ cell }) => cell(standing)),
    ]);
  const city = html`${asName(rowOf(edition, "area", edition.plan.head.city).short)}`;
  const whole = [city, ...columns.map((column) => column.whole)];
  return html`${warning(edition, indicator, period)}
${!apart && html`<p>${ratio ? "各地的可信区间互相重叠，不分先后" : "各地数值相等，不分先后"}，不列名次。</p>`}
${tableHtml(
  html`${asName(indicator.title)}各地名次与贡献，${asDate(coverWords(edition, period, indicator.periods))}`,
  [{ head: "地区" }, ...columns],
  [...rows, ...(contributions.length > 0 ? [whole] : [])],
)}
<p class="note">${ratio ? "比率按分母大小带有可信区间，区间重叠的地区不分先后，名次写作从几到几。" : "数值相等的地区名次相同，写作从几到几。"}缺报的地区不列名次。${contributions.length > 0 && "各地贡献之和（舍入前）等于表尾的数；已计入另一地区的不单列贡献。"}</p>`;
}

/** A column with what stands in it for an area, and for the city. */
interface StandingColumn extends Column {
  cell: (standing: Standing) => Html;
  whole: Html | string;
}

const INTERVAL: StandingColumn = { head: "可信区间", kind: "number", cell: intervalHtml, whole: "—" };

const RANK: StandingColumn = { head: "名次", kind: "number", cell: rankHtml, whole: "—" };

/** What areas contribute to the city's change, where any does. */
function changeColumns(
  edition: Edition,
  id: string,
  period: string,
  standings: Standing[],
): StandingColumn[] {
  const some = standings.find(({ change }) => change)?.change;
  if (!some) return [];
  const { city } = edition.plan.head;
  return [
    {
      head: `对同比的贡献${unitOf(some)}`,
      kind: "number",
      cell: ({ change }) => factHtml(change),
      whole: factHtml(factOf(edition, `indicator/${id}`, { aspect: "yoy", area: city, period })),
    },
  ];
}

/** What areas contribute to the city's gap to each target to which any does. */
function gapColumns(edition: Edition, standings: Standing[]): StandingColumn[] {
  const { city } = edition.plan.head;
  const gapOf = ({ gaps }: Standing, target: string) =>
    gaps.find((fact) => fact.fact.endsWith(`/gap-part/${target}`));
  const someOf = (target: string) => standings.map((each) => gapOf(each, target)).find(Boolean);
  const targets = edition.plan.targets.rows.filter(({ target }) => someOf(target));
  return targets.map((row) => ({
    head: html`${gapHead(edition, targets, row)}${asLabel(unitOf(someOf(row.target)))}`,
    kind: "number",
    cell: (standing) => factHtml(gapOf(standing, row.target)),
    whole: factHtml(factOf(edition, `target/${row.target}`, { aspect: "gap", area: city })),
  }));
}

/** A unit in brackets, for a head; that of a percentage stands with each figure. */
function unitOf(fact: Fact | undefined): string {
  return fact && fact.unit !== "%" ? `（${asUnit(fact.unit)}）` : "";
}

/** What a column of contributions to a target's gap is called: by the target's name where there are several. */
function gapHead(edition: Edition, targets: TargetRow[], target: TargetRow): Html {
  return targets.length > 1
    ? html`对“${targetName(edition, targets, target)}”差距的贡献`
    : html`对目标差距的贡献`;
}

/** That the city moved one way and every area the other. */
function warning(edition: Edition, indicator: IndicatorRow, period: string): Html {
  const { city } = edition.plan.head;
  const of = (aspect: string) =>
    factOf(edition, `indicator/${indicator.indicator}`, { aspect, area: city, period });
  const reversal = of("reversal");
  return reversal
    ? html`<p class="warning">${factHtml(reversal)}：${asName(rowOf(edition, "area", city).short)}同比${factWithUnit(of("yoy"))}，而有数的地区与它方向相反。这是各地分母的比重变了，不能据此说各地有了同样的变化。</p>`
    : html``;
}
