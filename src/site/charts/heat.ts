import { type AreaRow, assessedAreas, type Edition, factOf, type TargetRow } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { isGrowth } from "../../plan/growth.ts";
import { BASES } from "../../plan/schemas.ts";
import { basisMark, countHtml, lackOf } from "../kit/fact.ts";
import { type Html, html } from "../kit/html.ts";
import type { Links } from "../kit/link.ts";
import { verdict } from "../kit/status.ts";
import { asAttribute, asFact, asLabel, asUnit } from "../kit/text.ts";
import { comparatorWords } from "../kit/words.ts";

/** Areas beside targets: each cell a figure, with the verdict on it where the area is judged; rows by section. */
export function heatTable(edition: Edition, links: Links): Html {
  const { sections, measures, targets } = edition.plan;
  const areas = assessedAreas(edition);
  const rows = targets.rows.filter((target) => spread(edition, target, areas));
  if (rows.length === 0) return html`<p>没有分地区的目标。</p>`;
  const shown = rows.flatMap((target) =>
    areas.flatMap(({ area }) => [figureOf(edition, target, area), verdict(edition, target, "status", area)]),
  );
  const bases = BASES.filter((basis) => shown.some((fact) => fact?.basis === basis));
  const sectionOf = ({ measure }: TargetRow) =>
    measures.rows.find((row) => row.measure === measure)?.section ?? "";
  const groups = [
    ...sections.rows.map((row) => ({ id: row.section, head: links.section(row) })),
    { id: "", head: html`${sections.rows.length > 0 && "其他"}` },
  ].map((group) => ({ ...group, own: rows.filter((target) => sectionOf(target) === group.id) }));
  return html`<div class="heat" tabindex="0" role="region" aria-label="各地对照"><table>
<caption>各项目标在各地的数和判定，依据${bases.map(basisMark)}</caption>
<thead><tr><th scope="col">目标</th>${areas.map((area) => html`<th scope="col">${links.area(area)}</th>`)}</tr></thead>
${groups.map(({ head, own }) => {
  if (own.length === 0) return html``;
  return html`<tbody>${head.markup !== "" && html`<tr class="group"><th scope="rowgroup">${head}</th><td colspan="${asAttribute(areas.length)}"></td></tr>`}${own.map((target) => heatRow(edition, target, areas, links))}</tbody>`;
})}
</table></div>`;
}

/** Whether more than one area has a figure for a target's indicator, in the period in which it is judged. */
function spread(edition: Edition, target: TargetRow, areas: AreaRow[]): boolean {
  return areas.filter(({ area }) => figureOf(edition, target, area)).length > 1;
}

/** The figure that a target is held against, or would be, in an area: the growth where it is of growth. */
function figureOf(edition: Edition, target: TargetRow, area: string): Fact | undefined {
  const own = verdict(edition, target, "status", area) ?? verdict(edition, target);
  const aspect = isGrowth(edition.plan, target) ? "yoy" : "actual";
  return own && factOf(edition, `indicator/${target.indicator}`, { aspect, area, period: own.period });
}

function heatRow(edition: Edition, target: TargetRow, areas: AreaRow[], links: Links): Html {
  const goal = verdict(edition, target, "goal");
  return html`
<tr><th scope="row">${links.indicator({ indicator: target.indicator, title: target.title })} <span class="note">${asLabel(comparatorWords(target))}${countHtml(goal)}${target.unit !== "%" && asUnit(target.unit)}</span></th>${areas.map(({ area }) => heatCell(edition, target, area))}</tr>`;
}

function heatCell(edition: Edition, target: TargetRow, area: string): Html {
  const figure = figureOf(edition, target, area);
  const status = verdict(edition, target, "status", area);
  if (!figure && !status) return html`<td class="none"></td>`;
  const said =
    status &&
    html` class="${asAttribute(status.value.replaceAll(" ", "-"))}" title="${asFact(status)}" data-facts="${asAttribute(status.fact)}"`;
  const shown = figure ?? status;
  return html`<td${said}>${countHtml(shown)}${lackOf(shown)}</td>`;
}
