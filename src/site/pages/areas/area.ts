import { type Edition, rowOf } from "../../../facts/edition.ts";
import { explorerOfArea } from "../../charts/explore.ts";
import { pointsBar } from "../../charts/points.ts";
import { areaStrips } from "../../charts/strip.ts";
import { areaMap } from "../../charts/tilemap.ts";
import { factHtml } from "../../kit/fact.ts";
import { type Html, html } from "../../kit/html.ts";
import type { Links } from "../../kit/link.ts";
import { scoreFact } from "../../kit/scored.ts";
import { verdict } from "../../kit/status.ts";
import { asAttribute, asCode, asName } from "../../kit/text.ts";
import { areaZones } from "../../kit/zones.ts";
import { areaSentence } from "../../sentences/pages.ts";
import { areaAppeals } from "../appeal.ts";
import { decisionTable } from "../decision.ts";
import { areaFragile, fragileCount } from "../fragile.ts";
import { registersOfArea } from "../registers/part.ts";
import { scorePath } from "../score.ts";
import { areaSinceIssued } from "../since-issued.ts";
import { surveysOfArea } from "../surveys/part.ts";
import { targetTable, unmetOf } from "../target-table.ts";
import { areaForms } from "./forms.ts";
import { areaGrowths } from "./growth.ts";
import { setApart } from "./ranking.ts";

/** On the page of the whole: the targets that are judged for single areas alone, and so are not among those above. */
function setApartHtml(edition: Edition, id: string, links: Links): Html {
  const apart = id === edition.plan.head.city ? setApart(edition) : [];
  if (apart.length === 0) return html``;
  const each = apart.map(
    (target, index) =>
      html`${index > 0 && "、"}${links.indicator({ indicator: target.indicator, title: target.title })} ${factHtml(verdict(edition, target))}`,
  );
  return html`<p class="note">以上不含为个别地区设定、只按该地判定的目标：${each}。</p>`;
}

/** An area: what it owes now, where it is among its peers, what lost it points, and the rest of its targets. */
export function areaPage(edition: Edition, id: string, links: Links): Html {
  const area = rowOf(edition, "area", id);
  if (area.kind === "reference") return referencePage(edition, id, links);
  const judged = edition.plan.targets.rows
    .filter((target) => verdict(edition, target, "status", id))
    .map((target) => ({ target, area: id }));
  const unmet = unmetOf(edition, judged);
  const rest = judged.filter((each) => !unmet.includes(each));
  const decisions = decisionTable(edition, "indicator", (row) => row.area === id, links);
  return html`<h1>${asName(area.name)}</h1>
${areaSentence(edition, id)}
<div class="cols"><div>
${
  judged.length === 0
    ? html`<p>没有适用于本地区的量化目标。</p>`
    : unmet.length === 0
      ? html`<h2>现在欠什么</h2><p>没有要补的差距。</p>`
      : html`<h2 id="owes">现在欠什么</h2>
${targetTable(edition, unmet, links)}
<p class="note">一票否决的在前，其余按完成程度从低到高排列。虚线是目标；空心点的年份有缺报，不比上年。</p>
${fragileCount(edition, `area/${id}`, links)}`
}
${setApartHtml(edition, id, links)}
${areaSinceIssued(edition, id, links)}
</div><aside>${areaMap(edition, links, id)}${areaForms(edition, id, links)}</aside></div>
${areaStrips(
  edition,
  id,
  [...unmet, ...rest].map(({ target }) => target),
  links,
)}
${explorerOfArea(
  edition,
  id,
  [...unmet, ...rest].map(({ target }) => target),
  links,
)}
${registersOfArea(edition, id, links)}
${surveysOfArea(edition, id, links)}
${scoresHtml(edition, id, links)}
${rest.length > 0 && html`<h2>其余目标</h2>${targetTable(edition, rest, links)}`}
${areaZones(edition, id, links)}
${areaFragile(edition, id, links)}
${areaGrowths(edition, id, links)}
${decisions.markup && html`<h2>来源裁定</h2>${decisions}`}
${areaAppeals(edition, id, links)}
${knownHtml(edition, id, links)}`;
}

/** An area that others are compared with: what is published of it. */
function referencePage(edition: Edition, id: string, links: Links): Html {
  return html`<h1>${asName(rowOf(edition, "area", id).name)}</h1>
<p class="lead">只作比较，不参加考核；所列是公开发布的数。</p>
${areaGrowths(edition, id, links)}
${knownHtml(edition, id, links)}`;
}

/** What made and lost points under each scheme that scores the area. */
function scoresHtml(edition: Edition, id: string, links: Links): Html {
  const scored = edition.plan.schemes.rows.filter((scheme) => scoreFact(edition, scheme, id, "total"));
  return html`${scored.map(
    (scheme) => html`<h2>${asName(scheme.title)}：得分和失分</h2>
<p class="note">整条是满分，深色是失去的部分；见<a href="${asAttribute(links.to(scorePath(scheme, id)))}">各条得分</a>。</p>
${pointsBar(edition, scheme, id)}`,
  )}`;
}

/** What is known of an area besides: its code, former names, and what it lies in. */
function knownHtml(edition: Edition, id: string, links: Links): Html {
  const area = rowOf(edition, "area", id);
  const inside = area.inside.map((outer) => rowOf(edition, "area", outer));
  const known = [
    area.code && html`<div><dt>行政区划代码</dt><dd><code>${asCode(area.code)}</code></dd></div>`,
    area.former.length > 0 &&
      html`<div><dt>曾用名</dt><dd>${area.former.map((name, index) => html`${index > 0 && "、"}${asName(name)}`)}</dd></div>`,
    inside.length > 0 &&
      html`<div><dt>位于</dt><dd>${inside.map((outer) => html`${links.area(outer)} `)}</dd></div>`,
  ].filter(Boolean);
  return html`${
    known.length > 0 &&
    html`<dl class="facts-of">
${known}
</dl>`
  }`;
}
