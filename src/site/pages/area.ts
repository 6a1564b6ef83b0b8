import { assessedAreas, type Edition, factOf, rowOf, type TargetRow } from "../../facts/edition.ts";
import { countHtml, factHtml, lackOf } from "../kit/fact.ts";
import { type Html, html } from "../kit/html.ts";
import type { Links } from "../kit/link.ts";
import { rankedAreas, scoreFact, scoresOf, vetoesOf } from "../kit/scored.ts";
import { statusCounts, verdict } from "../kit/status.ts";
import { tableHtml } from "../kit/table.ts";
import { asAttribute, asCode, asConstant, asName, asQuotation } from "../kit/text.ts";
import { areaZones, rankedZones } from "../kit/zones.ts";
import { areaSentence } from "../sentences/pages.ts";
import { areaAppeals } from "./appeal.ts";
import { areaGrowths } from "./area-growth.ts";
import { decisionTable } from "./decision.ts";
import { areaFragile, fragileCount } from "./fragile.ts";
import { scorePath } from "./score.ts";
import { areaStanding } from "./standing.ts";
import { stateCounts } from "./submission.ts";
import { targetTable } from "./target.ts";

/** Each area by rank where areas are scored, else in the plan's order: score, grade, and how its targets stand. */
export function areaRanking(edition: Edition, links: Links): Html {
  const scheme = edition.plan.schemes.rows.find((row) => scoresOf(row) === "area");
  const ranked = scheme ? rankedAreas(edition, scheme) : [];
  if (!scheme || ranked.length === 0) return areaTable(edition, links);
  const areas = assessedAreas(edition);
  const inOrder = [
    ...areas.filter(({ kind }) => kind === "city"),
    ...ranked.flatMap(({ area }) => areas.find((row) => row.area === area) ?? []),
  ];
  const rest = areas.filter((area) => !inOrder.includes(area));
  const vetoed = ranked.some(({ area }) => vetoesOf(edition, scheme, area).length > 0);
  const rule = edition.plan.methods.rows.find(
    ({ method, aspect }) => method === "score-rank" && aspect === "score",
  );
  const note =
    vetoed &&
    rule &&
    html`<p class="note">${asConstant(rule.title)}：<q class="plain">${asQuotation(rule.words)}</q>。</p>`;
  const table = tableHtml(
    html`各地${asName(scheme.title)}名次`,
    [
      { head: "地区", kind: "short" },
      { head: "名次", kind: "number" },
      { head: "得分", kind: "number" },
      { head: "等次", kind: "number" },
      { head: "按本地判定的目标" },
    ],
    [...inOrder, ...rest].map((area) => {
      const of = (what: string) => scoreFact(edition, scheme, area.area, what);
      const [first, last] = [of("rank-first"), of("rank-last")];
      return [
        links.area(area),
        first && last
          ? html`${countHtml(first)}${first.value !== last.value && html`—${countHtml(last)}`}${lackOf(last)}`
          : "—",
        ...["total", "grade"].map((what) => html`${countHtml(of(what))}${lackOf(of(what))}`),
        statusCounts(edition, `area/${area.area}`),
      ];
    }),
  );
  const apart =
    setApart(edition).length > 0 &&
    html`<p class="note">各地只计按本地判定的目标；计划为个别地区设定的，只计在该地，不计入${asName(rowOf(edition, "area", edition.plan.head.city).short)}。</p>`;
  return html`<div>${table}${apart}${note}${rankedZones(edition, links)}</div>`;
}

/** The targets that the plan sets for another area than the whole. */
function setApart({ plan }: Edition): TargetRow[] {
  return plan.targets.rows.filter(({ area }) => area !== plan.head.city);
}

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

/** Each area: how the targets judged for it stand. */
export function areaTable(edition: Edition, links: Links): Html {
  const rows = assessedAreas(edition).map((area) => [
    links.area(area),
    statusCounts(edition, `area/${area.area}`),
  ]);
  return tableHtml("各地目标对照情况", [{ head: "地区" }, { head: "状态" }], rows);
}

/** An area: how its targets stand, each with goal and figure. */
export function areaPage(edition: Edition, id: string, links: Links): Html {
  const area = rowOf(edition, "area", id);
  const inside = area.inside.map((outer) => rowOf(edition, "area", outer));
  const targets = edition.plan.targets.rows.filter((target) => verdict(edition, target, "status", id));
  const forms = factOf(edition, `area/${id}`, { aspect: "form-count" });
  const scored = edition.plan.schemes.rows.filter((scheme) => scoreFact(edition, scheme, id, "total"));
  const decisions = decisionTable(edition, "indicator", (row) => row.area === id, links);
  const known = [
    area.code && html`<div><dt>行政区划代码</dt><dd><code>${asCode(area.code)}</code></dd></div>`,
    area.former.length > 0 &&
      html`<div><dt>曾用名</dt><dd>${area.former.map((name, index) => html`${index > 0 && "、"}${asName(name)}`)}</dd></div>`,
    inside.length > 0 &&
      html`<div><dt>位于</dt><dd>${inside.map((outer) => html`${links.area(outer)} `)}</dd></div>`,
  ].filter(Boolean);
  return html`<h1>${asName(area.name)}</h1>
${
  known.length > 0 &&
  html`<dl class="facts-of">
${known}
</dl>`
}
${areaSentence(edition, id)}
${scored.map((scheme) => html`<p>${asName(scheme.title)}得分的来历见<a href="${asAttribute(links.to(scorePath(scheme, id)))}">各条得分</a>。</p>`)}
${fragileCount(edition, `area/${id}`, links)}
${targets.length ? targetTable(edition, targets, links, id) : html`<p>没有适用于本地区的量化目标。</p>`}
${setApartHtml(edition, id, links)}
${areaZones(edition, id, links)}
${areaFragile(edition, id, links)}
${areaStanding(edition, id, links)}
${areaGrowths(edition, id, links)}
${decisions.markup && html`<h2>来源裁定</h2>${decisions}`}
${areaAppeals(edition, id, links)}
${forms ? html`<h2>报送</h2><p>应报报表${countHtml(forms)}份；收到日期见<a href="${asAttribute(links.to("submissions"))}">报送情况</a>。</p>${stateCounts(edition, `area/${id}`)}` : html``}`;
}
