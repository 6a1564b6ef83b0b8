import { REPORTED } from "../../facts/aspect.ts";
import type { NoFact } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { BASIS_MARKS, LACK_WORDS } from "./basis.ts";
import { type Html, html } from "./html.ts";
import { asAttribute, asFact, asUnit } from "./text.ts";

/** The small mark of what a figure rests on, which the style sheet explains on demand; nothing for reported figures. */
export function basisMark(basis: Fact["basis"]): Html {
  const mark = BASIS_MARKS[basis];
  return mark ? html`<abbr class="basis ${basis}">${mark}</abbr>` : html``;
}

/** The mark of a figure that lacks a part. */
export function lackMark({ fact }: Fact): Html {
  return html`<abbr class="flag" title="${LACK_WORDS}" data-facts="${asAttribute(fact)}">缺</abbr>`;
}

/**
 * A fact as it stands in a page, with the marks of its basis. Where there is none: `未报` if it was to be reported, `不公开` if it is known, a
 * dash if it would only follow from others.
 */
export function factHtml(fact: Fact | NoFact | undefined, unit = ""): Html {
  if (!fact) return html`—`;
  if ("missing" in fact)
    return REPORTED.includes(fact.missing.split(" ")[1] ?? "")
      ? html`<span class="missing" data-missing="${asAttribute(fact.missing)}">${lackWords(fact)}</span>`
      : html`—`;
  const kind =
    fact.aspect === "status" &&
    fact.status &&
    html` class="status ${asAttribute(fact.status.replaceAll(" ", "-"))}"`;
  return html`<data${kind} value="${asAttribute(fact.value)}" data-fact="${asAttribute(fact.fact)}">${asFact(fact)}</data>${asUnit(unit)}${lackOf(fact)}${basisMark(fact.basis)}`;
}

/** What stands in place of a figure that was to be reported. */
function lackWords({ unread, withheld }: NoFact): Html {
  if (unread) return html`未能读取`;
  return withheld ? html`不公开` : html`未报`;
}

/** A fact with its unit after it, for sentences. */
export function factWithUnit(fact: Fact | NoFact | undefined): Html {
  return factHtml(fact, fact && "unit" in fact && fact.unit !== "%" ? fact.unit : "");
}

/** The mark of a figure that lacks a part or rests on such a one; nothing for others. */
export function lackOf(fact: Fact | undefined): Html | false {
  return fact?.flag === "incomplete" && lackMark(fact);
}

/** A number without the marks beside it: a count of rows of the plan, or the first of two that stand together. */
export function countHtml(fact: Fact | undefined): Html {
  return fact
    ? html`<data value="${asAttribute(fact.value)}" data-fact="${asAttribute(fact.fact)}">${asFact(fact)}</data>`
    : html``;
}
