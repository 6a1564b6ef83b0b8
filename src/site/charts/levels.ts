import { type Edition, rowOf } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { type CountedRow, drawnFigure } from "../kit/counted.ts";
import { factWithUnit } from "../kit/fact.ts";
import { type Html, html } from "../kit/html.ts";
import { asAttribute, asFact, asLabel, asName, type Text } from "../kit/text.ts";
import { isNumber, place } from "./chart.ts";

/** How many things stand at each level, as parts of one bar, for the whole and for each area of which all levels are told. */
export function levelsBars(edition: Edition, rows: CountedRow[], areas: string[]): Html {
  const { ratings, head } = edition.plan;
  const all = rows.filter(
    ({ counted, stage, of }) => counted === "rated" && stage === "" && of.denominator === "",
  );
  const figure = (rating: string, area: string) =>
    all
      .filter((row) => row.rating === rating)
      .flatMap((row) => drawnFigure(edition, row.indicator, area) ?? [])[0];
  const bars = areas.flatMap((area) => {
    const facts = ratings.rows.flatMap(({ rating }) => figure(rating, area) ?? []).filter(isNumber);
    const isWhole = facts.length === ratings.rows.length;
    return isWhole && facts.some((fact) => place(fact) > 0) ? [{ area, facts }] : [];
  });
  if (bars.length === 0) return html``;
  return html`<ul class="levels legend">${ratings.rows.map(
    ({ rating, title }, at) =>
      html`<li class="level-${asAttribute(at)}">${asName(title)} ${factWithUnit(figure(rating, head.city))}</li>`,
  )}</ul>
<dl class="levels">${bars.map(
    ({ area, facts }) =>
      html`<div><dt>${asName(rowOf(edition, "area", area).short)}</dt><dd>${barHtml(facts, asLabel("各等级"))}</dd></div>`,
  )}</dl>`;
}

/** Figures as parts of one bar. */
export function barHtml(facts: Fact[], title: Text): Html {
  const whole = facts.reduce((sum, fact) => sum + place(fact), 0);
  const percent = (share: number) => asAttribute(`${Number((share * 100).toFixed(2))}%`);
  let from = 0;
  const parts = facts.map((fact, at) => {
    const [x, share] = [from, place(fact) / whole];
    from += share;
    return html`<rect class="level-${asAttribute(at)}" x="${percent(x)}" y="0" width="${percent(share)}" height="22" data-fact="${asAttribute(fact.fact)}" data-value="${asAttribute(fact.value)}"><title>${asFact(fact)}</title></rect>`;
  });
  return html`<svg width="100%" height="22" role="img" data-along="x" data-facts="${asAttribute(facts.map(({ fact }) => fact).join(" "))}" aria-label="${title}">${parts}</svg>`;
}
