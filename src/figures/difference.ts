import { type Edition, factOrNone, factsOf, rowOf } from "./edition.ts";
import { factHtml } from "./fact.ts";
import { type Html, html } from "./html.ts";
import type { Links } from "./link.ts";
import { tableHtml } from "./table.ts";
import { coverWords } from "./words.ts";

const SOURCES = { area: "各地上报", department: "部门统计", public: "公开数据" };

/** Where an area and a department give different figures for the last period that has any: both, and the difference. */
export function indicatorDifferences(edition: Edition, id: string, links: Links): Html {
  const subject = `indicator/${id}`;
  const all = factsOf(edition, subject).filter((fact) => fact.aspect === "difference");
  const period = all
    .map((fact) => fact.period)
    .filter((text) => /^\d{4}$/.test(text))
    .sort()
    .at(-1);
  if (!period) return html``;
  const indicator = rowOf(edition, "indicator", id);
  const order = edition.plan.areas.rows.map((row) => row.area);
  const facts = all
    .filter((fact) => fact.period === period)
    .sort((a, b) => order.indexOf(a.area ?? "") - order.indexOf(b.area ?? ""));
  const rows = facts.map((fact) => {
    const area = fact.area ?? "";
    const other = edition.facts.get(fact.fact.replace("/difference/", "/actual/"));
    return [
      links.area(rowOf(edition, "area", area)),
      factHtml(factOrNone(edition, subject, { aspect: "actual", area, period })),
      factHtml(other),
      factHtml(fact),
    ];
  });
  return html`<h2>来源差异</h2>
<p>各地上报与部门统计不一致时，以${SOURCES[indicator.authority]}为准，另一来源的数也保留。</p>
${tableHtml(
  `${indicator.title}来源差异，${coverWords(period, indicator.periods)}`,
  [
    { head: "地区" },
    { head: `采用（${indicator.unit}）`, kind: "number" },
    { head: "另一来源", kind: "number" },
    { head: "差异", kind: "number" },
  ],
  rows,
)}`;
}
