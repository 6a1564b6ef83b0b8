import { assessedAreas, type Edition, factOf, rowOf, type TargetRow } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { isGrowth } from "../../plan/growth.ts";
import { type Html, html } from "../kit/html.ts";
import type { Links } from "../kit/link.ts";
import { verdict } from "../kit/status.ts";
import { shortName } from "../kit/target-name.ts";
import { asAttribute, asFact, asName, asUnit } from "../kit/text.ts";
import { isNumber, place } from "./chart.ts";

/** The least and the greatest share of the width at which a dot stands. */
const EDGES = { low: 3, high: 97 };
/** From what share of the width on a text ends at its mark, and up to which it begins there. */
const NEAR = { end: 66, start: 34 };

/** An area among the others by the figure that a target judges: its own and theirs, and the goal where it is one for all. */
interface Strip {
  target: TargetRow;
  own: Fact;
  others: Fact[];
  goal: Fact | undefined;
}

/**
 * An area among its peers, a target a row: its figure as a large dot in the colour of the verdict, the others' small and grey,
 * the goal as a tick. Targets by which nobody differs are one sentence. Nothing where it has no peers.
 */
export function areaStrips(edition: Edition, area: string, targets: TargetRow[], links: Links): Html {
  const strips = targets.flatMap((target) => stripOf(edition, target, area) ?? []);
  const apart = strips.filter(({ own, others }) => others.some(({ value }) => value !== own.value));
  const alike = strips.filter((strip) => !apart.includes(strip));
  if (strips.length === 0 || rowOf(edition, "area", area).kind === "city") return html``;
  const short = asName(rowOf(edition, "area", area).short);
  return html`<h2>和其他地区相比</h2>
${
  apart.length > 0 &&
  html`<p class="note">大点是${short}，灰点是其他地区，竖线是目标；各行刻度不同，只画各地数字所及的部分。</p>
<div class="strips">${apart.map((strip) => stripRow(edition, strip, links))}</div>`
}
${
  alike.length > 0 &&
  html`<p class="note">各地相同的：${alike.map(
    ({ target, own }, index) =>
      html`${index > 0 && "；"}${links.indicator({ indicator: target.indicator, title: shortName(edition, target) })}<data value="${asAttribute(own.value)}" data-fact="${asAttribute(own.fact)}">${asFact(own)}</data>`,
  )}。</p>`
}`;
}

function stripOf(edition: Edition, target: TargetRow, area: string): Strip | undefined {
  const status = verdict(edition, target, "status", area);
  const aspect = isGrowth(edition.plan, target) ? "yoy" : "actual";
  const figure = (of: string) => {
    const fact =
      status &&
      verdict(edition, target, "status", of)?.value !== "not applicable" &&
      factOf(edition, `indicator/${target.indicator}`, { aspect, area: of, period: status.period });
    return fact && isNumber(fact) ? fact : undefined;
  };
  const own = figure(area);
  const others = assessedAreas(edition)
    .filter((row) => row.kind !== "city" && row.area !== area)
    .flatMap((row) => figure(row.area) ?? []);
  const goal = verdict(edition, target, "goal", area);
  return own && others.length > 1
    ? { target, own, others, goal: goal && isNumber(goal) ? goal : undefined }
    : undefined;
}

const percent = (share: number) => asAttribute(`${Number(share.toFixed(2))}%`);

function stripRow(edition: Edition, { target, own, others, goal }: Strip, links: Links): Html {
  const every = [own, ...others, ...(goal ? [goal] : [])];
  const levels = every.map(place);
  const [low, high] = [Math.min(...levels), Math.max(...levels)];
  const x = (fact: Fact) =>
    high === low ? 50 : EDGES.low + ((place(fact) - low) / (high - low)) * (EDGES.high - EDGES.low);
  const name = (fact: Fact) => asName(rowOf(edition, "area", fact.area ?? "").short);
  const status = verdict(edition, target, "status", own.area ?? "")?.status?.replaceAll(" ", "-");
  const sorted = others.toSorted((a, b) => place(a) - place(b));
  const ends: [Fact, Fact] = [sorted[0] ?? own, sorted.at(-1) ?? own];
  const tie = (fact: Fact) =>
    html` data-fact="${asAttribute(fact.fact)}" data-value="${asAttribute(fact.value)}"`;
  const text = (fact: Fact, y: string, words: Html) =>
    html`<text x="${percent(x(fact))}" y="${asAttribute(y)}" text-anchor="${anchor(x(fact))}"${tie(fact)}>${words}</text>`;
  return html`
<div class="strip"><h3><span class="status ${asAttribute(status)}"></span>${links.indicator({ indicator: target.indicator, title: shortName(edition, target) })}</h3><svg class="strip ${asAttribute(status)}" width="100%" height="54" role="img" data-along="x" data-facts="${asAttribute(every.map(({ fact }) => fact).join(" "))}" aria-label="${asName(target.title)}：${name(own)}${asFact(own)}"><line class="axis" x1="0" x2="100%" y1="27" y2="27"/>${
    goal &&
    html`<line class="goal" x1="${percent(x(goal))}" x2="${percent(x(goal))}" y1="19" y2="35"${tie(goal)}><title>${asFact(goal)}</title></line>`
  }${others.map((fact) => html`<circle cx="${percent(x(fact))}" cy="27" r="4"${tie(fact)}><title>${name(fact)} ${asFact(fact)}</title></circle>`)}<circle class="now" cx="${percent(x(own))}" cy="27" r="6"${tie(own)}><title>${name(own)} ${asFact(own)}</title></circle>${text(own, "13", html`${name(own)} ${asFact(own)}${own.unit !== "%" && asUnit(own.unit)}`)}${goal && text(goal, "50", html`目标 ${asFact(goal)}`)}</svg><p class="note">${endsHtml(edition, ends)}</p></div>`;
}

/** The least and the greatest of the others, with whose they are. */
function endsHtml(edition: Edition, [low, high]: [Fact, Fact]): Html {
  const said = (fact: Fact) =>
    html`<data value="${asAttribute(fact.value)}" data-fact="${asAttribute(fact.fact)}">${asFact(fact)}</data>`;
  const name = ({ area }: Fact) => asName(rowOf(edition, "area", area ?? "").short);
  return low.value === high.value
    ? html`其他地区${said(low)}`
    : html`其他地区${name(low)}${said(low)}至${name(high)}${said(high)}`;
}

function anchor(share: number): "start" | "middle" | "end" {
  return share > NEAR.end ? "end" : share < NEAR.start ? "start" : "middle";
}
