import { WORDS } from "../../facts/display.ts";
import { type Edition, factOf, type TargetRow } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { STATUSES } from "../../plan/schemas.ts";
import { factHtml } from "./fact.ts";
import { type Html, html } from "./html.ts";
import { asAttribute, asLabel } from "./text.ts";

/** What targets of a status are called where they are counted: of those without data some may lack but a part of it. */
export const COUNTED_WORDS = { ...WORDS, "no data": "无法判定" };

const count = (status: string) => `${status.replaceAll(" ", "-")}-count`;

/** How many of a subject's targets have each status, best first; those that none has are left out; a dash where it has none. */
export function statusCounts(edition: Edition, subject: string): Html {
  const counts = STATUSES.flatMap((status) => {
    const fact = factOf(edition, subject, { aspect: count(status) });
    return fact && fact.value !== "0" ? [{ status, fact }] : [];
  });
  if (counts.length === 0) return html`—`;
  return html`<ul class="counts">${counts.map(
    ({ status, fact }) =>
      html`<li class="status ${asAttribute(status.replaceAll(" ", "-"))}"><span>${asLabel(COUNTED_WORDS[status])}</span> ${factHtml(fact)}</li>`,
  )}</ul>`;
}

/** A fact of a target (its verdict, unless another aspect is named), for the area that it is set for or another. */
export function verdict(
  edition: Edition,
  target: TargetRow,
  aspect = "status",
  area = target.area,
): Fact | undefined {
  return factOf(edition, `target/${target.target}`, { aspect, area });
}
