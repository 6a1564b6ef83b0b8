import { isYearOf, parsePeriod } from "../../core/period.ts";
import { periodWords } from "../../core/period-words.ts";
import { type Edition, factOrNone, factsOf, rowOf } from "../../facts/edition.ts";
import { leafOf } from "../../facts/proof.ts";
import type { Fact } from "../../facts/read.ts";
import { factHtml, factWithUnit } from "../kit/fact.ts";
import { type Html, html } from "../kit/html.ts";
import type { Links } from "../kit/link.ts";
import { tableHtml } from "../kit/table.ts";
import { asDate, asLabel, asName, asUnit } from "../kit/text.ts";
import { coverWords } from "../kit/words.ts";
import { decisionTable, sourceText } from "./decision.ts";

const SOURCES = { area: "各地上报", department: "部门统计", public: "公开数据" };

/**
 * Where an area and a department give different figures for the last period that has any, or the city's figure is published
 * and its areas add up to another: both, and the difference; and what
 * was decided on whose counts.
 */
export function indicatorDifferences(edition: Edition, id: string, links: Links): Html {
  const decisions = decisionTable(edition, "area", (row) => row.indicator === id, links);
  const table = differenceTable(edition, id, links);
  if (!table) return decisions.markup ? html`<h2>来源裁定</h2>${decisions}` : html``;
  return html`<h2>来源差异</h2>${table}${decisions}`;
}

/** What a difference is held against where that is not the figure that counts, but what counted before a decision on a part of it. */
function beforeDecision(edition: Edition, { fact }: Fact): Fact | undefined {
  const amount = edition.proofs.facts.get(fact)?.operands.find(({ name }) => name === "amount");
  const held = amount?.kind === "fact" ? edition.facts.get(amount.fact) : undefined;
  return held?.aspect === "other-source" ? held : undefined;
}

/** Who gave the other figure, and whether that is what its areas add up to beside the whole of its own. */
function otherName(edition: Edition, { fact }: Fact): Html {
  const [source = "", sum] = fact.split("/").slice(5);
  const other = edition.proofs.facts.get(fact.replace(/\/difference(?:-relative)?\//, "/actual/"));
  const reading = other?.operands.find((operand) => operand.kind === "reading");
  const published =
    reading?.kind === "reading" && leafOf(edition.proofs, "readings", reading.reading).leaf.source;
  return html`<span class="note"><cite>${sourceText(edition, source, published || "")}</cite>${sum && "各地之和"}</span>`;
}

function differenceTable(edition: Edition, id: string, links: Links): Html | undefined {
  const subject = `indicator/${id}`;
  const all = factsOf(edition, subject).filter((fact) => fact.aspect === "difference");
  const period = all
    .map((fact) => fact.period)
    .filter((text) => isYearOf(parsePeriod(text), edition.plan.head.year_begins))
    .sort()
    .at(-1);
  if (!period) return undefined;
  const indicator = rowOf(edition, "indicator", id);
  const order = edition.plan.areas.rows.map((row) => row.area);
  const facts = all
    .filter((fact) => fact.period === period)
    .sort((a, b) => order.indexOf(a.area ?? "") - order.indexOf(b.area ?? ""));
  const mended = facts.some((fact) => beforeDecision(edition, fact));
  const rows = facts.map((fact) => {
    const area = fact.area ?? "";
    const other = edition.facts.get(fact.fact.replace("/difference/", "/actual/"));
    return [
      links.area(rowOf(edition, "area", area)),
      factHtml(factOrNone(edition, subject, { aspect: "actual", area, period })),
      factHtml(beforeDecision(edition, fact)),
      html`${factHtml(other)}${area === edition.plan.head.city && html` ${otherName(edition, fact)}`}`,
      factHtml(fact),
    ];
  });
  return html`
<p>各地上报与部门统计不一致时，以${asLabel(SOURCES[indicator.authority])}为准，另一来源的数也保留；有裁定的，以裁定的来源为准。总数另有公布的，与各地之和不一致也列出。${mended && "裁定只及部分报告期或部分地区的，采用的数由不同来源合成，差异按裁定前的数计算。"}</p>
${tableHtml(
  html`${asName(indicator.title)}来源差异，${asDate(coverWords(edition, period, indicator.periods))}`,
  [
    { head: "地区" },
    { head: `采用（${asUnit(indicator.unit)}）`, kind: "number" },
    { head: "裁定前", kind: "number" },
    { head: "另一来源", kind: "number" },
    { head: "差异", kind: "number" },
  ],
  rows,
)}`;
}

/** How many differences are listed. */
const LISTED = 20;

/** The largest differences of the last year, in proportion to the figure that counts. */
export function largestDifferences(edition: Edition, links: Links): Html {
  const years = [...edition.facts.values()].filter(
    ({ aspect, period }) =>
      aspect === "difference-relative" && isYearOf(parsePeriod(period), edition.plan.head.year_begins),
  );
  const last = years
    .map(({ period }) => period)
    .sort()
    .at(-1);
  if (last === undefined) return html`<p>地区上报、部门统计与公布的总数没有不一致的。</p>`;
  const size = ({ value }: { value: string }) => Math.abs(Number(value));
  const rows = years
    .filter(({ period }) => period === last)
    .sort((a, b) => size(b) - size(a) || (a.fact < b.fact ? -1 : 1))
    .slice(0, LISTED)
    .map((fact) => {
      const [indicator, area] = [fact.indicator ?? "", fact.area ?? ""];
      const beside = (what: string) => edition.facts.get(fact.fact.replace("/difference-relative/", what));
      return [
        links.indicator(rowOf(edition, "indicator", indicator)),
        links.area(rowOf(edition, "area", area)),
        factWithUnit(factOrNone(edition, `indicator/${indicator}`, { aspect: "actual", area, period: last })),
        factWithUnit(beforeDecision(edition, fact)),
        html`${factWithUnit(beside("/actual/"))} ${otherName(edition, fact)}`,
        factWithUnit(beside("/difference/")),
        factHtml(fact),
      ];
    });
  return tableHtml(
    html`来源不一致的数，${asDate(periodWords(last))}，按相对差异排列`,
    [
      { head: "指标" },
      { head: "地区", kind: "short" },
      { head: "采用", kind: "number" },
      { head: "裁定前", kind: "number" },
      { head: "另一来源", kind: "number" },
      { head: "差异", kind: "number" },
      { head: "相对差异", kind: "number" },
    ],
    rows,
  );
}
