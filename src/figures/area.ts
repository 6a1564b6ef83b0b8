import { areaAppeals } from "./appeal.ts";
import { decisionTable } from "./decision.ts";
import { assessedAreas, type Edition, factOf, factsOf, rowOf } from "./edition.ts";
import { countHtml } from "./fact.ts";
import { areaFragile, fragileCount } from "./fragile.ts";
import { type Html, html } from "./html.ts";
import type { Links } from "./link.ts";
import { gradeLine } from "./scored.ts";
import { areaStanding } from "./standing.ts";
import { statusCounts, verdict } from "./status.ts";
import { stateCounts } from "./submission.ts";
import { tableHtml } from "./table.ts";
import { targetTable } from "./target.ts";

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
  const others = factsOf(edition, `area/${id}`);
  const decisions = decisionTable(edition, "indicator", (row) => row.area === id, links);
  const known = [
    area.code && html`<div><dt>行政区划代码</dt><dd><code>${area.code}</code></dd></div>`,
    area.former.length > 0 && html`<div><dt>曾用名</dt><dd>${area.former.join("、")}</dd></div>`,
    inside.length > 0 &&
      html`<div><dt>位于</dt><dd>${inside.map((outer) => html`${links.area(outer)} `)}</dd></div>`,
  ].filter(Boolean);
  return html`<h1>${area.name}</h1>
${
  known.length > 0 &&
  html`<dl class="facts-of">
${known}
</dl>`
}
${gradeLine(edition, id, links)}
${others.length ? statusCounts(edition, `area/${id}`) : html``}
${fragileCount(edition, `area/${id}`, links)}
${targets.length ? targetTable(edition, targets, links, id) : html`<p>没有适用于本地区的量化目标。</p>`}
${areaFragile(edition, id, links)}
${areaStanding(edition, id, links)}
${decisions.markup && html`<h2>来源裁定</h2>${decisions}`}
${areaAppeals(edition, id, links)}
${forms ? html`<h2>报送</h2><p>应报报表${countHtml(forms)}份；收到日期见<a href="${links.to("submissions")}">报送情况</a>。</p>${stateCounts(edition, `area/${id}`)}` : html``}`;
}
