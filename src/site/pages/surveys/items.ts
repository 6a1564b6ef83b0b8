import { periodWords } from "../../../core/period-words.ts";
import type { Edition } from "../../../facts/edition.ts";
import { captionHtml } from "../../charts/chart-caption.ts";
import { intervalsChart } from "../../charts/intervals.ts";
import { factWithUnit } from "../../kit/fact.ts";
import { type Html, html } from "../../kit/html.ts";
import type { Links } from "../../kit/link.ts";
import { type At, type EstimatedRow, itemsOfMean } from "../../kit/surveyed.ts";
import { tableHtml } from "../../kit/table.ts";
import { asConstant, asDate, asName, asUnit } from "../../kit/text.ts";

/** Of each mean of several scores its items, those first that have the least of their full marks. */
export function itemsHtml(edition: Edition, rows: EstimatedRow[], at: At, links: Links): Html[] {
  return rows.flatMap((row) => itemsOfRow(edition, row, at, links) ?? []);
}

function itemsOfRow(edition: Edition, row: EstimatedRow, at: At, links: Links): Html | undefined {
  const items = itemsOfMean(edition, row, at);
  const [first] = items;
  if (!first) return undefined;
  const chart = intervalsChart(
    items.map(({ fact, title }) => ({ fact, name: title })),
    {
      title: `${asName(row.of.title)}，各评分项目`,
      indicator: { ...row.of, unit: first.fact.unit },
      isLevel: true,
    },
  );
  return html`<section><h3>${asName(row.of.short || row.of.title)}，按评分项目</h3><figure class="chart">${chart}${captionHtml(
    edition,
    [html`得分率低的在前，得分率是平均得分占满分的比重`],
    items.map(({ fact }) => fact),
  )}</figure>${tableHtml(
    html`${links.indicator({ indicator: row.indicator, title: row.of.title })}，按评分项目，${asDate(periodWords(at.period))}`,
    [{ head: "评分项目" }, { head: "满分", kind: "number" }, { head: "平均得分率", kind: "number" }],
    items.map(({ title, most, unit, fact }) => [
      asName(title),
      html`${asConstant(most)}${asUnit(unit)}`,
      factWithUnit(fact),
    ]),
  )}</section>`;
}
