import { periodWords } from "../../core/period-words.ts";
import { type Edition, factOf, rowOf } from "../../facts/edition.ts";
import type { SensitivityFlip, Supposition, Tried } from "../../facts/sensitivity.ts";
import { countHtml, factHtml, factWithUnit } from "../kit/fact.ts";
import { type Html, html } from "../kit/html.ts";
import type { Links } from "../kit/link.ts";
import { subjectName } from "../kit/scored.ts";
import { tableHtml } from "../kit/table.ts";
import { asAttribute, asConstant, asDate, asName } from "../kit/text.ts";
import { coverWords } from "../kit/words.ts";
import { sourceText } from "./decision.ts";

/** How many verdicts of the plan or of an area are fragile, in a line with the way to what turns them. */
export function fragileCount(edition: Edition, subject: string, links: Links): Html {
  const count = factOf(edition, subject, { aspect: "fragile-count" });
  return count
    ? html`<p class="note">其中${countHtml(count)}项判定${asConstant("易变")}，<a href="${asAttribute(links.to("assessment"))}#fragile">何种情形下会变</a>。</p>`
    : html``;
}

/** The fragile verdicts on an indicator's targets: what turns each, and the missing figures of which nothing is supposed. */
export function indicatorFragile(edition: Edition, id: string, links: Links): Html {
  const flips = edition.flips.filter(
    ({ target }) => target && rowOf(edition, "target", target).indicator === id,
  );
  const open = unboundedList(edition, (row) => row.indicator === id);
  if (flips.length === 0) return open;
  return html`<h2>判定是否稳固</h2>${flipTable(edition, flips, links, "area")}${open}`;
}

/** The fragile verdicts and grades of an area: what turns each. */
export function areaFragile(edition: Edition, id: string, links: Links): Html {
  const flips = edition.flips.filter((flip) => edition.facts.get(flip.fragile)?.area === id);
  if (flips.length === 0) return html``;
  return html`<h2>判定是否稳固</h2>${flipTable(edition, flips, links, "target")}`;
}

/** Every fragile verdict and grade, and what turns it. */
export function everyFragile(edition: Edition, links: Links): Html {
  return html`<div id="fragile">${flipTable(edition, edition.flips, links, "both")}${unboundedList(edition, () => true)}</div>`;
}

function flipTable(
  edition: Edition,
  flips: SensitivityFlip[],
  links: Links,
  head: "area" | "target" | "both",
): Html {
  const subject = (flip: SensitivityFlip): Html[] => {
    const [, scheme = "", third = ""] = flip.fact.split("/");
    const area = edition.plan.areas.rows.find((row) => row.area === third);
    const named = area ? links.area(area) : html`${asName(subjectName(edition, third))}`;
    const row = flip.target ? rowOf(edition, "target", flip.target) : undefined;
    const what = row
      ? links.indicator({ indicator: row.indicator, title: row.title })
      : html`${asName(edition.plan.schemes.rows.find((each) => each.scheme === scheme)?.title)}等次`;
    return head === "both" ? [what, named] : [head === "area" ? named : what];
  };
  const heads = { area: ["地区"], target: ["目标"], both: ["目标", "地区"] }[head];
  return tableHtml(
    html`${asConstant("易变")}的判定和等次`,
    [
      ...heads.map((each) => ({ head: each, ...(each === "地区" && { kind: "short" as const }) })),
      { head: "公布", kind: "short" },
      { head: "情形" },
      { head: "则为", kind: "short" },
    ],
    flips.map((flip) => [
      ...subject(flip),
      factHtml(edition.facts.get(flip.fact)),
      supposedHtml(edition, flip),
      factHtml(edition.facts.get(flip.flipped)),
    ]),
  );
}

/** What a scenario supposes, in words, with what the figure that follows would be, and of which months that is. */
export function supposedHtml(edition: Edition, flip: Supposition & { figure: string | null }): Html {
  const fact = flip.figure ? edition.facts.get(flip.figure) : undefined;
  const indicator = fact && rowOf(edition, "indicator", fact.indicator ?? "");
  const would =
    fact &&
    indicator &&
    html`（则${asDate(coverWords(edition, fact.period, indicator.periods))}${flip.kind === "without-source" && "采用的数"}为${factWithUnit(fact)}）`;
  if (flip.kind === "unassessed")
    return html`“${asName(edition.plan.scoring.rows.find(({ line }) => line === flip.line)?.title)}”没有评定，取满分`;
  if (flip.kind === "without-source")
    return html`不采用<cite>${sourceText(edition, flip.source ?? "")}</cite>的数${would}`;
  const place = html`${asName(rowOf(edition, "area", flip.area ?? "").short)}${asDate(periodWords(flip.period ?? ""))}${asName(rowOf(edition, "indicator", flip.indicator ?? "").title)}`;
  return html`${place}${SUPPOSED[flip.kind]}${would}`;
}

const SUPPOSED = {
  "rounding-up": "舍入前偏高",
  "rounding-down": "舍入前偏低",
  worst: "缺报，取可信界限中不利的数",
  best: "缺报，取可信界限中有利的数",
} as const;

/** How many figures of an indicator stand in a line without being folded. */
const MOST = 3;

/** The missing figures of which nothing is supposed, since they have no bound, by their indicators; of one that has one on one side, on which. */
function unboundedList(edition: Edition, wanted: (row: { indicator: string | null }) => boolean): Html {
  const rows = edition.scenarios.filter((row) => !row.bounded && wanted(row));
  if (rows.length === 0) return html``;
  const groups = [...grouped(rows, ({ indicator }) => indicator ?? "")].map(([id, own]) => {
    const title = rowOf(edition, "indicator", id).title;
    const figures = [...grouped(own, ({ area, period }) => `${area} ${period}`).values()];
    const named = html`${figures.map((sides, index) => html`${index > 0 && "、"}${unboundedHtml(edition, sides)}`)}`;
    return figures.length > MOST
      ? html`<li>${asName(title)}<details><summary>逐项列出</summary>${named}</details></li>`
      : html`<li>${asName(title)}：${named}</li>`;
  });
  const rates = rows.some(({ indicator }) => rowOf(edition, "indicator", indicator ?? "").denominator !== "");
  return html`<div><p class="note">下列缺报的数没有可信的上限或下限${rates && "（比率缺了分母，合并计算时就没有界限）"}，未作设想，有关的判定是否${asConstant("易变")}无从判断：</p><ul class="note">${groups}</ul></div>`;
}

/** One missing figure, by the sides on which it has no bound. */
function unboundedHtml(edition: Edition, [first, second]: Tried[]): Html {
  if (!first) return html``;
  const side = !second && html`（${first.kind === "best" ? "有利" : "不利"}）`;
  return html`${asName(rowOf(edition, "area", first.area ?? "").short)}${asDate(periodWords(first.period ?? ""))}${side}`;
}

function grouped(rows: Tried[], by: (row: Tried) => string): Map<string, Tried[]> {
  const groups = new Map<string, Tried[]>();
  for (const row of rows) groups.set(by(row), [...(groups.get(by(row)) ?? []), row]);
  return groups;
}
