import { isYearOf, parsePeriod } from "../../core/period.ts";
import { periodWords } from "../../core/period-words.ts";
import { type Edition, factOf, factsIn, type TargetRow } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { isGrowth } from "../../plan/growth.ts";
import { type Html, html } from "../kit/html.ts";
import { asAttribute, asDate, asFact } from "../kit/text.ts";
import { isNumber, place } from "./chart.ts";
import { yearsOf } from "./trend.ts";

/** How large a small line is drawn, and how far from its edges. */
const SIZE = { width: 104, height: 36, x: 6, y: 6 };

/** A figure with its place in a small picture. */
interface Point {
  fact: Fact;
  x: number;
  y: number;
}

/**
 * A small line of the figures of whole years by which a target is judged for an area, with the goal dashed where it is of one
 * year: the last point in the colour of the verdict, hollow points where parts are lacking. Events that should not be are
 * sticks. Nothing where there are fewer than two years, or where a target is met and nothing varies.
 */
export function sparkline(edition: Edition, target: TargetRow, area: string): Html {
  const facts = judgedYears(edition, target, area);
  if (facts.length < 2) return html``;
  const of = (aspect: string) => factOf(edition, `target/${target.target}`, { aspect, area });
  const goal = parsePeriod(target.period)?.kind === "span" ? undefined : of("goal");
  const every = [...facts, ...(goal && isNumber(goal) ? [goal] : [])];
  const y = scaleOf(every.map(place));
  const step = (SIZE.width - 2 * SIZE.x) / (facts.length - 1);
  const points = facts.map((fact, index) => ({ fact, x: SIZE.x + index * step, y: y(place(fact)) }));
  const status = of("status")?.status?.replaceAll(" ", "-");
  if (status === "met" && facts.every(({ value }) => value === facts[0]?.value)) return html``;
  const said = facts
    .map((fact) => html`${asDate(periodWords(fact.period))}${asFact(fact)}`.markup)
    .join("，");
  const isEvent = target.comparator === "<=" && goal?.value === "0";
  return html`<svg class="spark ${asAttribute(status)}" width="${asAttribute(SIZE.width)}" height="${asAttribute(SIZE.height)}" role="img" data-along="y" data-facts="${asAttribute(every.map(({ fact }) => fact).join(" "))}" aria-label="${asAttribute(said)}">${
    goal && goalLine(goal, y(place(goal)))
  }${isEvent ? sticks(points, y(0)) : lines(edition, points, area)}${points.map(dot)}</svg>`;
}

/** The figures of whole years by which a target is judged: changes where it asks for a growth. */
function judgedYears(edition: Edition, target: TargetRow, area: string): Fact[] {
  if (!isGrowth(edition.plan, target)) return yearsOf(edition, target.indicator, area).filter(isNumber);
  return factsIn(edition, `indicator/${target.indicator}`, "yoy", area)
    .filter((fact) => isYearOf(parsePeriod(fact.period), edition.plan.head.year_begins) && isNumber(fact))
    .sort((a, b) => (a.period < b.period ? -1 : 1));
}

/** From the least to the greatest of what is drawn; in the middle where all is the same. */
function scaleOf(levels: number[]): (level: number) => number {
  const [low, high] = [Math.min(...levels), Math.max(...levels)];
  const room = SIZE.height - 2 * SIZE.y;
  return (level) => (high === low ? SIZE.height / 2 : SIZE.y + room - ((level - low) / (high - low)) * room);
}

const at = (place: number) => asAttribute(Number(place.toFixed(2)));

function dot({ fact, x, y }: Point, index: number, all: Point[]): Html {
  const last = index === all.length - 1;
  const look = [last && "now", fact.flag === "incomplete" && "part"].filter(Boolean).join(" ");
  return html`<circle${look !== "" && html` class="${asAttribute(look)}"`} cx="${at(x)}" cy="${at(y)}" r="${last ? "3.5" : "2"}" data-fact="${asAttribute(fact.fact)}" data-value="${asAttribute(fact.value)}"><title>${asDate(periodWords(fact.period))} ${asFact(fact)}</title></circle>`;
}

function goalLine(goal: Fact, y: number): Html {
  return html`<line class="goal" x1="0" x2="${asAttribute(SIZE.width)}" y1="${at(y)}" y2="${at(y)}" data-fact="${asAttribute(goal.fact)}" data-value="${asAttribute(goal.value)}"><title>${asFact(goal)}</title></line>`;
}

function sticks(points: Point[], zero: number): Html {
  return html`<path d="${asAttribute(points.map(({ x, y }) => `M${x.toFixed(2)},${zero.toFixed(2)}V${y.toFixed(2)}`).join(""))}"/>`;
}

/** The line through the points, with a gap where a year is missing or the series breaks. */
function lines(edition: Edition, points: Point[], area: string): Html {
  const path = points.map(({ fact, x, y }, index) => {
    const [before, own] = [
      parsePeriod(points[index - 1]?.fact.period ?? "")?.year,
      parsePeriod(fact.period)?.year,
    ];
    const broken = factOf(edition, fact.subject, { aspect: "break", area, period: fact.period });
    const goesOn = before !== undefined && own === before + 1 && !broken;
    return `${goesOn ? "L" : "M"}${x.toFixed(2)},${y.toFixed(2)}`;
  });
  return html`<path d="${asAttribute(path.join(""))}"/>`;
}
