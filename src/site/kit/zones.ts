import { type Edition, factOf, factsOf } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { countHtml } from "./fact.ts";
import { type Html, html } from "./html.ts";
import type { Links } from "./link.ts";
import { asConstant } from "./text.ts";

/** The word that an area's figure of an indicator and period holds those of the zones inside it, behind its name; nothing where it does not. */
export function zonesMark(edition: Edition, indicator: string, area: string, period: string): Html {
  const fact = factOf(edition, `indicator/${indicator}`, { aspect: "zones", area, period });
  return fact ? html` <span class="note">${countHtml(fact)}</span>` : html``;
}

/** What the word means, where one stands in a table of areas. */
export function zonesKey(edition: Edition, indicator: string, period: string): Html | false {
  const some = factsOf(edition, `indicator/${indicator}`).some(
    (fact) => fact.aspect === "zones" && fact.period === period,
  );
  return (
    some &&
    html`<p class="note">注有“含功能区”的地区，数中已有本地区内功能区的数，与其他地区比较时须留意。</p>`
  );
}

/** Of which indicators an area's figures of as-of hold those of its zones; of all that it has, or by their names. */
export function areaZones(edition: Edition, area: string, links: Links): Html {
  const of = (aspect: string) =>
    edition.plan.indicators.rows.flatMap(({ indicator, title }) => {
      const fact = factOf(edition, `indicator/${indicator}`, { aspect, area, period: edition.bounds.asOf });
      return fact ? [{ indicator, title, fact }] : [];
    });
  const held = of("zones");
  const [first] = held;
  if (!first) return html``;
  if (held.length === of("actual").length)
    return html`<p class="note">本地区的数${countHtml(first.fact)}，与其他地区比较时须留意。</p>`;
  const each = held.map((row, index) => html`${index > 0 && "、"}${links.indicator(row)}`);
  return html`<p class="note">本地区下列指标的数${countHtml(first.fact)}，与其他地区比较时须留意：${each}。</p>`;
}

/** Which of the ranked areas have such figures as of the run. */
export function rankedZones(edition: Edition, links: Links): Html | false {
  const { asOf } = edition.bounds;
  const holds = ({ aspect, period }: Fact) => aspect === "zones" && period === asOf;
  const held = new Set([...edition.facts.values()].filter(holds).map(({ area }) => area));
  const areas = edition.plan.areas.rows.filter(({ area }) => held.has(area));
  return (
    areas.length > 0 &&
    html`<p class="note">${areas.map((area, index) => html`${index > 0 && "、"}${links.area(area)}`)}有指标的数${asConstant("含功能区")}，见该地区的页面。</p>`
  );
}
