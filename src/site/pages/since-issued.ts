import { WORDS } from "../../facts/display.ts";
import { type Edition, factOf, type TargetRow } from "../../facts/edition.ts";
import { lastIssued } from "../../plan/issued.ts";
import { countHtml } from "../kit/fact.ts";
import { type Html, html } from "../kit/html.ts";
import type { Links } from "../kit/link.ts";
import { verdict } from "../kit/status.ts";
import { shortName } from "../kit/target-name.ts";
import { asAttribute, asCode, asDate } from "../kit/text.ts";
import { endWords } from "../kit/words.ts";
import { phrase, Sentence } from "../sentences/sentence.ts";

/** What is new since the office last issued an edition: counts then and now, what arrived, and the verdicts that are others; nothing where none was. */
export function sinceIssued(edition: Edition, links: Links): Html {
  const { plan, bounds } = edition;
  const issue = lastIssued(plan, bounds);
  if (!issue) return html``;
  const turned = plan.targets.rows.filter((target) => {
    const before = verdict(edition, target, "issued-status");
    return before && before.value !== verdict(edition, target)?.value;
  });
  const on = html`<time datetime="${asAttribute(issue.issued_on)}">${asDate(issue.issued_on)}</time>`;
  return html`<h2 id="issued">上次印发以来</h2>
<p>上次印发的是第<code>${asCode(issue.edition)}</code>号（数据截至${asDate(endWords(issue.as_of))}，${on}印发）。${counted(edition)}</p>
${turned.length > 0 ? html`<ul class="turned">${turned.map((target) => turnedHtml(edition, target, links))}</ul>` : html`<p>各项目标的判定没有变化。</p>`}`;
}

/** How many targets were met and missed then, how many are now, and how many files came between. */
function counted(edition: Edition): Html {
  const sentence = new Sentence();
  const of = (aspect: string) => factOf(edition, `plan/${edition.plan.head.plan}`, { aspect });
  const pair = (status: "met" | "missed") => {
    const [before, now] = [of(`issued-${status}-count`), of(`${status}-count`)];
    return (
      before &&
      now &&
      html`${sentence.counted(status, WORDS[status], before)}，现为${sentence.counted(status, WORDS[status], now)}`
    );
  };
  const files = of("new-file-count");
  return sentence.end([
    phrase([pair("met"), pair("missed")], "；"),
    files && html`新收文件${sentence.say(files)}`,
  ]);
}

function turnedHtml(edition: Edition, target: TargetRow, links: Links): Html {
  const of = (aspect: string) => countHtml(verdict(edition, target, aspect));
  return html`<li>${links.indicator({ indicator: target.indicator, title: shortName(edition, target) })}由${of("issued-status")}转为${of("status")}</li>`;
}
