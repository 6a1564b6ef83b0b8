import { periodWords } from "../../core/period-words.ts";
import { type Edition, rowOf } from "../../facts/edition.ts";
import { basisMark } from "../kit/fact.ts";
import { type Html, html } from "../kit/html.ts";
import type { Links } from "../kit/link.ts";
import { tableHtml } from "../kit/table.ts";
import { asAttribute, asDate, asLabel, asQuotation, type Text } from "../kit/text.ts";

type DecisionRow = Edition["plan"]["decisions"]["rows"][number];

/** What a source is called: that of the areas themselves, the department's name, or where it has none, how it was published. */
export function sourceText(edition: Edition, source: string, published = source): Text {
  if (source === "area") return asLabel("地区上报");
  const row = edition.plan.departments.rows.find(({ department, name }) =>
    [department, name].includes(source),
  );
  return asQuotation(row && row.name !== source ? row.name : published || source);
}

/** The decisions that the run may know on which source counts, for an indicator or for an area. */
export function decisionTable(
  edition: Edition,
  head: "area" | "indicator",
  wanted: (row: DecisionRow) => boolean,
  links: Links,
): Html {
  const rows = edition.plan.decisions.rows.filter((row) => wanted(row) && row.date <= edition.bounds.knownAt);
  if (rows.length === 0) return html``;
  return tableHtml(
    "来源不一致时的裁定",
    [
      { head: head === "area" ? "地区" : "指标", kind: "short" },
      { head: "时期", kind: "short" },
      { head: "采用", kind: "short" },
      { head: "理由" },
      { head: "裁定单位" },
    ],
    rows.map((row) => [
      head === "area"
        ? links.area(rowOf(edition, "area", row.area))
        : links.indicator(rowOf(edition, "indicator", row.indicator)),
      asDate(periodWords(row.period)),
      html`<cite>${sourceText(edition, row.source)}</cite>`,
      html`<q>${asQuotation(row.reason)}</q>${basisMark(row.basis)}`,
      html`<cite>${asQuotation(row.by)}</cite> <time datetime="${asAttribute(row.date)}">${asDate(row.date)}</time>`,
    ]),
  );
}
