import { assessedAreas, type Edition, rowOf, type TargetRow } from "../../../facts/edition.ts";
import { countHtml, lackOf } from "../../kit/fact.ts";
import { type Html, html } from "../../kit/html.ts";
import type { Links } from "../../kit/link.ts";
import { rankedAreas, scoreFact, scoresOf, vetoesOf } from "../../kit/scored.ts";
import { statusCounts } from "../../kit/status.ts";
import { tableHtml } from "../../kit/table.ts";
import { asConstant, asName, asQuotation } from "../../kit/text.ts";
import { rankedZones } from "../../kit/zones.ts";

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
export function setApart({ plan }: Edition): TargetRow[] {
  return plan.targets.rows.filter(({ area }) => area !== plan.head.city);
}

/** Each area: how the targets judged for it stand. */
export function areaTable(edition: Edition, links: Links): Html {
  const rows = assessedAreas(edition).map((area) => [
    links.area(area),
    statusCounts(edition, `area/${area.area}`),
  ]);
  return tableHtml("各地目标对照情况", [{ head: "地区" }, { head: "状态" }], rows);
}
