import { parsePeriod } from "../../core/period.ts";
import { periodWords } from "../../core/period-words.ts";
import { WORDS } from "../../facts/display.ts";
import { type Edition, factOf, rowOf } from "../../facts/edition.ts";
import { lastIssued } from "../../plan/issued.ts";
import { type Turn, turnSquares } from "../charts/turned.ts";
import { countHtml } from "../kit/fact.ts";
import { type Html, html } from "../kit/html.ts";
import type { Links } from "../kit/link.ts";
import { verdict } from "../kit/status.ts";
import { shortName } from "../kit/target-name.ts";
import { asAttribute, asCode, asDate, asLabel } from "../kit/text.ts";
import { endWords } from "../kit/words.ts";
import { phrase, Sentence } from "../sentences/sentence.ts";

type Issue = NonNullable<ReturnType<typeof lastIssued>>;

/** What is new since the office last issued an edition: counts and verdicts then and now, apart by what turned them, and what was corrected of what it knew; nothing where none was. */
export function sinceIssued(edition: Edition, links: Links): Html {
  const issue = lastIssued(edition.plan, edition.bounds);
  if (!issue) return html``;
  const turns = turnsOf(edition);
  return html`<h2 id="issued">上次印发以来</h2>
<p>${lastSentence(issue)}${counted(edition)}</p>
${turns.some(isTurned) ? html`<p class="note">上格是上次印发时的判定，下格是现在的判定；判定变了的目标加框。</p>${turnSquares(edition, turns, links)}` : html`<p>各项目标的判定没有变化。</p>`}
${turnedHtml(edition, turns, issue, links)}
${turnedAreas(edition, links)}
${correctedForms(edition, issue, links)}`;
}

/** The areas of which a verdict is another now, each with what turned on its page. */
function turnedAreas(edition: Edition, links: Links): Html {
  const { areas, head } = edition.plan;
  const turned = areas.rows.filter(({ area }) => area !== head.city && turnsOf(edition, area).some(isTurned));
  if (turned.length === 0) return html``;
  return html`<p>判定有变化的地区：${turned.map((row, index) => html`${index > 0 && "、"}${links.area(row)}`)}。</p>`;
}

/** What is new of an area since then: verdicts that are others now, and its forms that were corrected; nothing where none was issued, or that one said nothing of the area. */
export function areaSinceIssued(edition: Edition, area: string, links: Links): Html {
  const issue = lastIssued(edition.plan, edition.bounds);
  const turns = issue ? turnsOf(edition, area) : [];
  if (!issue || turns.length === 0) return html``;
  return html`<h2 id="issued">上次印发以来</h2>
<p>${lastSentence(issue)}${turns.some(isTurned) ? "" : "此后本地各项目标的判定没有变化。"}</p>
${turnedHtml(edition, turns, issue, links)}
${correctedForms(edition, issue, links, area)}`;
}

function lastSentence(issue: Issue): Html {
  const on = html`<time datetime="${asAttribute(issue.issued_on)}">${asDate(issue.issued_on)}</time>`;
  return html`上次印发的是第<code>${asCode(issue.edition)}</code>号（数据截至${asDate(endWords(issue.as_of))}，${on}印发）。`;
}

const isTurned = ({ before, now }: Turn) => before.value !== now.value;

/** Targets whose verdict is another now, apart by what turned them. */
function turnedHtml(edition: Edition, turns: Turn[], issue: Issue, links: Links): Html {
  const turned = turns.filter(isTurned);
  const corrected = turned.filter(({ now }) => isCorrection(now.period, issue.as_of));
  const later = turned.filter((turn) => !corrected.includes(turn));
  return html`${group(edition, "新报告期的变化", later, links)}
${group(edition, "已印发报告期的更正", corrected, links)}`;
}

/** Whether a verdict that differs is of a period that was over when an edition as of another was issued: what it rests on was corrected, no new period came. */
export function isCorrection(period: string, issuedAsOf: string): boolean {
  const [own, issued] = [parsePeriod(period), parsePeriod(issuedAsOf)];
  return own !== null && issued !== null && own.last <= issued.last;
}

/** The targets that have a verdict in both editions: for the area that they are set for, or another. */
function turnsOf(edition: Edition, area?: string): Turn[] {
  return edition.plan.targets.rows.flatMap((target) => {
    const of = (aspect: string) => verdict(edition, target, aspect, area ?? target.area);
    const [before, now] = [of("issued-status"), of("status")];
    return before && now ? [{ target, before, now }] : [];
  });
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

function group(edition: Edition, title: string, turns: Turn[], links: Links): Html {
  if (turns.length === 0) return html``;
  return html`<h3>${asLabel(title)}</h3><ul class="turned">${turns.map(
    ({ target, before, now }) =>
      html`<li>${links.indicator({ indicator: target.indicator, title: shortName(edition, target) })}由${countHtml(before)}转为${countHtml(now)}</li>`,
  )}</ul>`;
}

/** The forms of periods that the issued edition knew, in whose place others came after it: of one area, or of all. */
function correctedForms(edition: Edition, issue: Issue, links: Links, one?: string): Html {
  const arrived = new Map(edition.files.map((file) => [file.sha256, file.arrived]));
  const since = edition.superseded.filter(
    ({ area, period, later }) =>
      (one ?? area) === area &&
      isCorrection(period, issue.as_of) &&
      (arrived.get(later) ?? "") > issue.known_at,
  );
  if (since.length === 0) return html``;
  return html`<p>印发以后重报的报表：${since.map(({ area, period, later }, index) => {
    const day = arrived.get(later) ?? "";
    return html`${index > 0 && "；"}${links.area(rowOf(edition, "area", area))}${asDate(periodWords(period))}（<time datetime="${asAttribute(day)}">${asDate(day)}</time>，<a href="${asAttribute(links.to(`proof/files/${later.slice(0, 12)}`))}">来件</a>）`;
  })}。</p>`;
}
