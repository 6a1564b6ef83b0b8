import { parsePeriod } from "../../../core/period.ts";
import { type Edition, factOf, factsOf } from "../../../facts/edition.ts";
import type { Fact } from "../../../facts/read.ts";
import { changeFact } from "../../kit/change.ts";
import { factWithUnit } from "../../kit/fact.ts";
import { type Html, html } from "../../kit/html.ts";
import type { Links } from "../../kit/link.ts";
import { tableHtml } from "../../kit/table.ts";
import { asDate } from "../../kit/text.ts";
import { coverWords } from "../../kit/words.ts";
import { comparedPeriods } from "../indicator.ts";

/** The growths that were published of an area's figures, each beside the computed change, an indicator and period a row. */
export function areaGrowths(edition: Edition, area: string, links: Links): Html {
  const rows = edition.plan.indicators.rows.flatMap((row) => {
    const subject = `indicator/${row.indicator}`;
    const published = factsOf(edition, subject).filter(
      (fact) => fact.aspect === "published-growth" && fact.area === area,
    );
    const compared = comparedPeriods(edition, row.indicator);
    const shown = published.filter(({ period }) => compared.includes(period));
    const latest = published.toSorted((a, b) => lastOf(b) - lastOf(a)).slice(0, 1);
    return (shown.length > 0 ? shown : latest).map((growth) => {
      const at = { area, period: growth.period };
      return [
        links.indicator(row),
        asDate(coverWords(edition, growth.period, row.periods)),
        factWithUnit(factOf(edition, subject, { aspect: "actual", ...at })),
        withUnit(changeFact(edition, row.indicator, at)),
        factWithUnit(growth),
      ];
    });
  });
  if (rows.length === 0) return html``;
  return html`<h2>公布增幅</h2>${tableHtml(
    "来源公布的增幅与计算的同比",
    [
      { head: "指标" },
      { head: "数据期", kind: "short" },
      { head: "实际", kind: "number" },
      { head: "同比", kind: "number" },
      { head: "公布增幅", kind: "number" },
    ],
    rows,
  )}
<p class="note">公布增幅按来源原文列出，不据以判定；单位相同的才可与同比对照。</p>`;
}

function withUnit(fact: Fact | undefined): Html {
  return fact ? factWithUnit(fact) : html`无上年同期数`;
}

function lastOf({ period }: Fact): number {
  return parsePeriod(period)?.last ?? 0;
}
