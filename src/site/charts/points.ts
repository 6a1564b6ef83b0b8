import type { Edition } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { basisMark, countHtml } from "../kit/fact.ts";
import { type Html, html } from "../kit/html.ts";
import { type SchemeRow, scoreFact } from "../kit/scored.ts";
import { asAttribute, asFact, asName } from "../kit/text.ts";
import { place } from "./chart.ts";

/** A part of a score: what it could give and what it gave. */
interface Part {
  title: string;
  weight: Fact;
  points: Fact;
}

/**
 * What made and what lost points: one bar as long as all that a score could give, of its parts side by side, what each gave
 * filled, what it lost in the colour of missing; under it the parts that lost any, the greatest loss first.
 */
export function pointsBar(edition: Edition, scheme: SchemeRow, subject: string): Html {
  const parts = partsOf(edition, scheme, subject);
  const whole = parts.reduce((sum, { weight }) => sum + place(weight), 0);
  if (whole === 0) return html``;
  const lost = ({ weight, points }: Part) => place(weight) - place(points);
  const losing = parts.filter((part) => lost(part) > 0).sort((a, b) => lost(b) - lost(a));
  const facts = parts.flatMap(({ weight, points }) => [weight, points]);
  let from = 0;
  const bars = parts.map(({ title, weight, points }) => {
    const [at, all, got] = [from, place(weight) / whole, place(points) / whole];
    from += all;
    return html`<rect class="all" x="${share(at)}" y="4" width="${share(all)}" height="20"${tie(weight)}><title>${asName(title)} 满分 ${asFact(weight)}</title></rect><rect class="got" x="${share(at)}" y="4" width="${share(got)}" height="20"${tie(points)}><title>${asName(title)} 得分 ${asFact(points)}</title></rect><line x1="${share(from)}" x2="${share(from)}" y1="2" y2="26"/>`;
  });
  return html`<svg class="points" width="100%" height="28" role="img" data-along="x" data-facts="${asAttribute(facts.map(({ fact }) => fact).join(" "))}" aria-label="${asName(scheme.title)}各部分得分">${bars}</svg>
${
  losing.length === 0
    ? html`<p class="note">没有失分的部分。</p>`
    : html`<ul class="lost">${losing.map(({ title, weight, points }) => html`<li>${asName(title)} <b>${countHtml(points)}</b>/${countHtml(weight)}${basisMark(points.basis)}</li>`)}</ul>`
}`;
}

/** The lines that a score is made of, those that have lines of their own by these. */
function partsOf(edition: Edition, scheme: SchemeRow, subject: string): Part[] {
  return edition.plan.scoring.rows
    .filter((row) => row.scheme === scheme.scheme && row.about !== "lines")
    .flatMap(({ line, title }) => {
      const [weight, points] = [`line/${line}/weight`, `line/${line}`].map((of) =>
        scoreFact(edition, scheme, subject, of),
      );
      return weight && points ? [{ title, weight, points }] : [];
    });
}

function tie(fact: Fact): Html {
  return html` data-fact="${asAttribute(fact.fact)}" data-value="${asAttribute(fact.value)}"`;
}

const share = (part: number) => asAttribute(`${Number((part * 100).toFixed(2))}%`);
