import type { Edition } from "../../facts/edition.ts";
import { STATUSES } from "../../plan/schemas.ts";
import type { Turn } from "../charts/turned.ts";
import { countHtml } from "../kit/fact.ts";
import { type Html, html } from "../kit/html.ts";
import type { Links } from "../kit/link.ts";
import { verdict } from "../kit/status.ts";
import { shortName } from "../kit/target-name.ts";
import { asLabel } from "../kit/text.ts";
import { isJudged } from "../sentences/sentence.ts";

/** The targets whose verdict is another than last year's figure has by the same goal: those that are worse now first; nothing where none is. */
export function sinceLastYear(edition: Edition, links: Links): Html {
  const turns = edition.plan.targets.rows.flatMap((target): Turn[] => {
    const [before, now] = [verdict(edition, target, "last-status"), verdict(edition, target)];
    return before && now && before.value !== now.value && isJudged(now.value)
      ? [{ target, before, now }]
      : [];
  });
  if (turns.length === 0) return html``;
  const worse = turns.filter((turn) => rank(turn.now.value) > rank(turn.before.value));
  const better = turns.filter((turn) => !worse.includes(turn));
  return html`<section class="since-year"><h2>比上年，判定变了的</h2>
<p class="note">上年的数也按本年目标判定。</p>
${turnList(edition, "转差", worse, links)}${turnList(edition, "转好", better, links)}</section>`;
}

/** The place of a verdict, from the best. */
function rank(status: string): number {
  return STATUSES.map(String).indexOf(status);
}

function turnList(edition: Edition, title: string, turns: Turn[], links: Links): Html {
  if (turns.length === 0) return html``;
  return html`<h3>${asLabel(title)}</h3>
<ul>${turns.map(({ target, before, now }) => html`<li>${links.indicator({ indicator: target.indicator, title: shortName(edition, target) })} <small>${countHtml(before)} → ${countHtml(now)}</small></li>`)}</ul>`;
}
