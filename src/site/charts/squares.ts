import { type Edition, slug, type TargetRow } from "../../facts/edition.ts";
import { type Html, html } from "../kit/html.ts";
import type { Links } from "../kit/link.ts";
import { verdict } from "../kit/status.ts";
import { shortName } from "../kit/target-name.ts";
import { asAttribute, asFact, asName } from "../kit/text.ts";

/** Targets as squares in the order of the plan, each a link with its name and verdict; nothing where there are none. */
export function squares(edition: Edition, targets: TargetRow[], links: Links): Html {
  if (targets.length === 0) return html``;
  return html`<ul class="squares">${targets.map((target) => squareHtml(edition, target, links))}</ul>`;
}

/** A target as a square that says its verdict by colour and sign, and its name on demand and on paper. */
function squareHtml(edition: Edition, target: TargetRow, links: Links): Html {
  const status = verdict(edition, target);
  return html`<li><a class="square ${asAttribute(status?.value.replaceAll(" ", "-"))}" href="${asAttribute(links.to(`indicators/${slug(target.indicator)}`))}" title="${asName(target.title)}：${status && asFact(status)}" data-facts="${asAttribute(status?.fact)}"><span class="name">${asName(shortName(edition, target))}</span><data value="${asAttribute(status?.value)}" data-fact="${asAttribute(status?.fact)}">${status && asFact(status)}</data></a></li>`;
}
