import { periodWords } from "../../core/period-words.ts";
import { WORDS } from "../../facts/display.ts";
import { type Edition, factOf, rowOf } from "../../facts/edition.ts";
import type { AppealRow } from "../../plan/reference.ts";
import { basisMark, countHtml } from "../kit/fact.ts";
import { type Html, html } from "../kit/html.ts";
import type { Links } from "../kit/link.ts";
import { tableHtml } from "../kit/table.ts";
import { asAttribute, asDate, asLabel, asQuotation } from "../kit/text.ts";

/** The appeals that an indicator's figures have met with. */
export function indicatorAppeals(edition: Edition, id: string, links: Links): Html {
  return appealTable(edition, links, "area", ({ indicator }) => indicator === id);
}

/** The appeals of an area, with how many there are and how many are open. */
export function areaAppeals(edition: Edition, id: string, links: Links): Html {
  const of = (aspect: string) => factOf(edition, `area/${id}`, { aspect });
  const [all, open] = [of("appeal-count"), of("appeal-pending-count")];
  const counted =
    all &&
    open &&
    html`<ul class="counts"><li><span>申诉</span> ${countHtml(all)}</li><li><span>${asLabel(WORDS.pending)}</span> ${countHtml(open)}</li></ul>`;
  return appealTable(edition, links, "indicator", ({ area }) => area === id, counted);
}

/** Appeals that the run may know: against what, why, and what was decided by whom, when and why. */
function appealTable(
  edition: Edition,
  links: Links,
  head: "area" | "indicator",
  wanted: (row: AppealRow) => boolean,
  counted?: Html,
): Html {
  const rows = edition.plan.appeals.rows.filter(wanted).flatMap((row) => {
    const state = factOf(edition, `appeal/${row.appeal}`, { aspect: "state" });
    if (!state) return [];
    const decided = state.value !== "pending";
    const { objection, raised, by, reason } = row;
    return [
      [
        head === "area"
          ? links.area(rowOf(edition, "area", row.area))
          : row.indicator
            ? links.indicator(rowOf(edition, "indicator", row.indicator))
            : "评分",
        asDate(periodWords(row.period)),
        html`<q>${asQuotation(objection)}</q> ${day(raised)}`,
        html`${countHtml(state)}${basisMark(state.basis)}`,
        decided ? html`<q>${asQuotation(reason)}</q>` : "—",
        decided ? html`<cite>${asQuotation(by)}</cite> ${day(row.decided)}` : "—",
      ],
    ];
  });
  if (rows.length === 0) return html``;
  return html`<h2>申诉与裁定</h2>
${counted}
${tableHtml(
  "申诉的理由与裁定",
  [
    { head: head === "area" ? "地区" : "申诉的数", kind: "short" },
    { head: "时期", kind: "short" },
    { head: "申诉理由" },
    { head: "裁定", kind: "short" },
    { head: "裁定理由" },
    { head: "裁定单位" },
  ],
  rows,
)}`;
}

function day(date: string): Html {
  return html`<time datetime="${asAttribute(date)}">${asDate(date)}</time>`;
}
