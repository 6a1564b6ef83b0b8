import { type AreaRow, type Edition, factOf, rowOf, slug } from "../../facts/edition.ts";
import type { Outline } from "../../plan/outline.ts";
import { countHtml, lackOf } from "../kit/fact.ts";
import { type Html, html } from "../kit/html.ts";
import type { Links } from "../kit/link.ts";
import { type SchemeRow, scoreFact, scoresOf, vetoesOf } from "../kit/scored.ts";
import { asAttribute, asFact, asName, asUnit } from "../kit/text.ts";

/**
 * Areas in their places, with score, grade, veto and how many targets are met: as outlines where the data folder has them, else
 * as tiles, of which the one looked at stands out; nothing without either.
 */
export function areaMap(edition: Edition, links: Links, looked?: string): Html {
  const { places, outlines, schemes } = edition.plan;
  const scheme = schemes.rows.find((row) => scoresOf(row) === "area");
  if (outlines.length > 0) return outlineMap(edition, outlines, scheme, links);
  if (places.rows.length === 0) return html``;
  const zones = edition.plan.areas.rows.filter(
    ({ area, kind }) => kind === "zone" && !places.rows.some((row) => row.area === area),
  );
  return html`<figure class="map"><ul class="tiles">${places.rows.map(({ area, across, down }) => {
    const inside = zones.filter((zone) => zone.inside[0] === area);
    return html`
<li class="down-${asAttribute(down)} across-${asAttribute(across)}">${[rowOf(edition, "area", area), ...inside].map((row) => tile(edition, row, { scheme, links, looked }))}</li>`;
  })}
</ul><figcaption class="note">各地大致方位，不按面积；功能区附在所在地区旁${scheme && "，字母为等次"}。</figcaption></figure>`;
}

/** The place of an area's grade among those of the scheme, the best first; none where it has no grade yet. */
function gradeClass(edition: Edition, scheme: SchemeRow | undefined, area: string): string {
  const grade = scheme && scoreFact(edition, scheme, area, "grade");
  if (!grade) return "ungraded";
  const levels = edition.plan.grades.rows
    .filter((row) => row.scheme === scheme.scheme)
    .toSorted((a, b) => Number(b.least) - Number(a.least));
  return `grade-${levels.findIndex((row) => row.grade === grade.value)}`;
}

function tile(
  edition: Edition,
  { area, kind, short }: AreaRow,
  { scheme, links, looked }: { scheme: SchemeRow | undefined; links: Links; looked: string | undefined },
): Html {
  const of = (what: string) => scheme && scoreFact(edition, scheme, area, what);
  const counted = (aspect: string) => factOf(edition, `area/${area}`, { aspect });
  const [total, grade, met, all] = [of("total"), of("grade"), counted("met-count"), counted("target-count")];
  const vetoes = scheme ? vetoesOf(edition, scheme, area) : [];
  const look = [
    kind,
    gradeClass(edition, scheme, area),
    vetoes.length > 0 && "vetoed",
    area === looked && "looked",
  ];
  return html`<div class="tile ${asAttribute(look.filter(Boolean).join(" "))}"><a class="name" href="${asAttribute(links.to(`areas/${slug(area)}`))}">${asName(short)}</a>${grade && html`<b>${countHtml(grade)}</b>`}${vetoes.map(({ fact }) => html`<span class="veto">${countHtml(fact)}</span>`)}${total && html`<span>${countHtml(total)}${asUnit(total.unit)}${lackOf(total)}</span>`}${met && html`<span class="counted met"><i>达标</i>${countHtml(met)}${all && html`/${countHtml(all)}`}</span>`}</div>`;
}

/** How wide outlines are drawn; their height follows. */
const WIDTH = 340;

/** Outlines as a map in which a degree of longitude is as wide as it is in the middle of the whole. */
function outlineMap(
  edition: Edition,
  outlines: Outline[],
  scheme: SchemeRow | undefined,
  links: Links,
): Html {
  const points = outlines.flatMap(({ rings }) => rings.flat());
  const [west, east] = rangeOf(points.map(([x]) => x));
  const [south, north] = rangeOf(points.map(([, y]) => y));
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = WIDTH / Math.max((east - west) * narrow, 1e-6);
  const at = ([x, y]: [number, number]) =>
    `${((x - west) * narrow * scale).toFixed(1)},${((north - y) * scale).toFixed(1)}`;
  const height = Math.ceil((north - south) * scale);
  const grades = new Map(
    outlines.flatMap(({ area }) => {
      const grade = scheme && scoreFact(edition, scheme, area, "grade");
      return grade ? [[area, grade]] : [];
    }),
  );
  const facts = [...grades.values()].map(({ fact }) => fact).join(" ");
  return html`<figure class="map"><svg class="outlines"${facts !== "" && html` data-facts="${asAttribute(facts)}"`} viewBox="0 0 ${asAttribute(WIDTH)} ${asAttribute(height)}" width="${asAttribute(WIDTH)}" height="${asAttribute(height)}" role="group" aria-label="各地分布">${outlines.map(
    ({ area, rings }) => {
      const row = rowOf(edition, "area", area);
      const path = rings.map((ring) => `M${ring.map(at).join("L")}Z`).join("");
      const [left, right] = rangeOf(rings.flat().map(([x]) => x));
      const [low, high] = rangeOf(rings.flat().map(([, y]) => y));
      const [x, y] = at([(left + right) / 2, (low + high) / 2]).split(",");
      const grade = grades.get(area);
      const tie =
        grade && html` data-fact="${asAttribute(grade.fact)}" data-value="${asAttribute(grade.value)}"`;
      return html`<a class="${asAttribute(gradeClass(edition, scheme, area))}" href="${asAttribute(links.to(`areas/${slug(area)}`))}"><path d="${asAttribute(path)}" fill-rule="evenodd"${tie}></path><text x="${asAttribute(x)}" y="${asAttribute(y)}">${asName(row.short)}</text>${grade && html`<text class="grade" x="${asAttribute(x)}" y="${asAttribute(y)}" dy="1.3em"${tie}>${asFact(grade)}</text>`}</a>`;
    },
  )}</svg><figcaption class="note">${facts ? "字母和颜色为等次，得分见名次表。" : "各地范围。"}</figcaption></figure>`;
}

function rangeOf(numbers: number[]): [number, number] {
  return numbers.reduce<[number, number]>(
    ([low, high], number) => [Math.min(low, number), Math.max(high, number)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}
