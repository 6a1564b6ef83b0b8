import { periodWords } from "../../core/period-words.ts";
import type { Edition } from "../../facts/edition.ts";
import type { StandingFinding } from "../../facts/finding.ts";
import { kindOf } from "../../intake/findings/catalogue.ts";
import { type Html, html } from "../kit/html.ts";
import type { Links } from "../kit/link.ts";
import { tableHtml } from "../kit/table.ts";
import { asAttribute, asConstant, asDate, asLabel, asName, type Text } from "../kit/text.ts";
import { type List, partOf, partPath } from "./part.ts";

/** What open findings are counted by: columns of the downloaded table, whose rows every count is held against. */
export const COUNTED_BY = ["code", "sender", "period"] as const;
type CountedBy = (typeof COUNTED_BY)[number];

/** What a finding says in a column of the downloaded table; blank where nobody knows. */
export function saidIn({ code, sender, period }: StandingFinding, column: CountedBy): string {
  if (column === "code") return code;
  return column === "sender" ? sender : (period?.id ?? "");
}

/** A count as it is written. */
export function countText(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** Open findings counted by kind, sender and period, the most first, each with the page on which the first stands. */
export function countsTable(edition: Edition, list: List, links: Links): Html {
  const open = edition.findings.filter(({ answer }) => !answer);
  const begins = edition.plan.head.year_begins;
  const words: Record<CountedBy, (key: string) => Text> = {
    code: (key) => asConstant(kindOf(key as StandingFinding["code"], begins).title),
    sender: (key) => (key ? asName(key) : asLabel("没有登记")),
    period: (key) => (key ? asDate(periodWords(key)) : asLabel("没有报告期")),
  };
  const heads: Record<CountedBy, string> = { code: "问题", sender: "报送", period: "报告期" };
  return html`<p>问题较多，分页列出；各条连同原文见<a href="${asAttribute(links.to("downloads"))}">数据下载</a>中的核查问题表。</p>
${COUNTED_BY.map((column) => {
  const counted = new Map<string, { count: number; first: number }>();
  for (const [at, finding] of open.entries()) {
    const key = saidIn(finding, column);
    const before = counted.get(key);
    if (before) before.count += 1;
    else counted.set(key, { count: 1, first: at });
  }
  const rows = [...counted]
    .sort(([, a], [, b]) => b.count - a.count || a.first - b.first)
    .map(([key, { count, first }]) => [
      words[column](key),
      html`<data value="${asAttribute(count)}" data-rows="findings ${column} ${asAttribute(key)}">${asAttribute(countText(count))}</data>`,
      html`<a href="${asAttribute(links.to(partPath(list, partOf(first))))}">第${asAttribute(partOf(first))}页</a>`,
    ]);
  return tableHtml(
    html`待处理问题的条数，按${asLabel(heads[column])}`,
    [{ head: heads[column] }, { head: "条", kind: "number" }, { head: "首见于", kind: "short" }],
    rows,
  );
})}`;
}
