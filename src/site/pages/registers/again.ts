import { type Edition, rowOf } from "../../../facts/edition.ts";
import type { CountedRow } from "../../kit/counted.ts";
import { type Html, html } from "../../kit/html.ts";
import type { Links } from "../../kit/link.ts";
import { tableHtml } from "../../kit/table.ts";
import { asAttribute, asCode, asConstant, asDate, asName, asQuotation } from "../../kit/text.ts";
import { entryAddress } from "../../proofs/entry-anchor.ts";
import { placeHtml } from "../../proofs/origin.ts";
import { enterprisePath } from "./enterprise.ts";

/** The enterprises of which more than one thing came to a register, with each of these; for the office alone. */
export function againList(edition: Edition, rows: CountedRow[], links: Links): Html {
  return html`${rows.filter(({ counted }) => counted === "repeated").map((row) => listOf(edition, row, links))}`;
}

function listOf(edition: Edition, counted: CountedRow, links: Links): Html {
  const own = edition.enterprises.flatMap((enterprise) =>
    enterprise.again.flatMap((each) => (each.indicator === counted.indicator ? [{ enterprise, each }] : [])),
  );
  if (own.length === 0) return html``;
  return html`<h2>${asName(counted.of.short || counted.of.title)}名单</h2>${tableHtml(
    html`${asConstant(counted.days)}天内多次列入的企业，只供内部使用`,
    [
      { head: "企业" },
      { head: "名称" },
      { head: "地区", kind: "short" },
      { head: "列入日期", kind: "short" },
      { head: "出处" },
    ],
    own.map(({ enterprise, each: { named, area, starts, file, place } }) => {
      const { page, anchor } = entryAddress(edition, { file, place });
      return [
        html`<a href="${asAttribute(links.to(enterprisePath(enterprise)))}"><q>${asQuotation(enterprise.name)}</q></a>`,
        html`<q>${asQuotation(named)}</q>`,
        asName(rowOf(edition, "area", area).short),
        html`<time datetime="${asAttribute(starts)}">${asDate(starts)}</time>`,
        html`<a href="${asAttribute(links.to(page))}${asAttribute(anchor)}"><code>${asCode(file.slice(0, 12))}</code></a> ${placeHtml(place)}`,
      ];
    }),
  )}`;
}
