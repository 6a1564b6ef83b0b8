import { type Edition, slug, type TargetRow } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { type Html, html } from "../kit/html.ts";
import type { Links } from "../kit/link.ts";
import { shortName } from "../kit/target-name.ts";
import { asAttribute, asFact, asName } from "../kit/text.ts";

/** A target with its verdict in the edition that was issued last, and now. */
export interface Turn {
  target: TargetRow;
  before: Fact;
  now: Fact;
}

/** Every target as two squares, over one another: its verdict then and its verdict now, those that differ framed. */
export function turnSquares(edition: Edition, turns: Turn[], links: Links): Html {
  const square = (fact: Fact) =>
    html`<span class="square ${asAttribute(fact.value.replaceAll(" ", "-"))}"><data value="${asAttribute(fact.value)}" data-fact="${asAttribute(fact.fact)}">${asFact(fact)}</data></span>`;
  return html`<ul class="turns">${turns.map(
    ({ target, before, now }) =>
      html`<li${before.value !== now.value && html` class="other"`}><a href="${asAttribute(links.to(`indicators/${slug(target.indicator)}`))}" title="${asName(shortName(edition, target))}">${square(before)}${square(now)}</a></li>`,
  )}</ul>`;
}
