import { endOf, type Period, parsePeriod, startOf, yearOf } from "../../core/period.ts";
import type { Edition } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { stateReported } from "../kept/rows.ts";
import { type Html, html } from "../kit/html.ts";
import { asAttribute, asDate, asFact } from "../kit/text.ts";
import { endWords } from "../kit/words.ts";

/** How long the line of a task is, which the style sheet draws, how far from the left edge it begins, and how far down it lies. */
const SIZE = { width: 150, edge: 7, middle: 14 };
const DAY = 86_400_000;

type DeliverableRow = Edition["plan"]["deliverables"]["rows"][number];

/** The year of the plan in which its tasks are to be done. */
export function yearOfTasks({ plan }: Edition): Period {
  const period = parsePeriod(plan.head.as_of);
  if (!period) throw new Error(`no period: ${plan.head.as_of}`);
  return yearOf(period, plan.head.year_begins);
}

/** By when a task is to be done: its own day, else the end of the plan's year. */
function dueDay(edition: Edition, { due }: DeliverableRow): string {
  return due || endOf(yearOfTasks(edition));
}

/**
 * A task on a line of the plan's year: a dot on the day of the last report, in the shape and colour of its state, a tick on
 * the day by which it is to be done, and how far the year has gone where it is not over. What lies outside the year stands
 * at its edge. Nothing where nobody has reported.
 */
export function taskLine(edition: Edition, row: DeliverableRow, state: Fact): Html {
  const leaf = stateReported(edition, state.fact);
  if (!leaf) return html``;
  const year = yearOfTasks(edition);
  const x = scaleOver(startOf(year), endOf(year));
  const asOf = endOf(parsePeriod(edition.bounds.asOf) ?? year);
  const look = state.value.replaceAll(" ", "-");
  const upright = (at: number, half: number) =>
    `M${at.toFixed(1)},${SIZE.middle - half}V${SIZE.middle + half}`;
  const gone = asOf < endOf(year) && html`<path class="gone" d="${asAttribute(upright(x(asOf), 12))}"/>`;
  return html`<svg class="task ${asAttribute(look)}" role="img" data-along="x" data-facts="${asAttribute(state.fact)}" aria-label="${asDate(leaf.day)} ${asFact(state)}">${gone}<path class="due" d="${asAttribute(upright(x(dueDay(edition, row)), 9))}"/><circle cx="${asAttribute(x(leaf.day).toFixed(1))}" cy="${asAttribute(SIZE.middle)}" r="5" data-fact="${asAttribute(state.fact)}" data-value="${asAttribute(state.value)}"/></svg>`;
}

/** The day of the last report of a task, and by when it is to be done. */
export function taskDays(edition: Edition, row: DeliverableRow, state: Fact): { reported: Html; due: Html } {
  const day = stateReported(edition, state.fact)?.day;
  return {
    reported: day === undefined ? html`—` : dayHtml(day),
    due: row.due ? dayHtml(row.due) : html`${asDate(endWords(yearOfTasks(edition).id))}`,
  };
}

function dayHtml(day: string): Html {
  return html`<time>${asDate(day)}</time>`;
}

/** Days over the width of a line, those outside at its edges. */
function scaleOver(first: string, last: string): (day: string) => number {
  const days = (day: string) => Date.parse(day) / DAY;
  const [from, to] = [days(first), days(last)];
  return (day) => SIZE.edge + Math.min(1, Math.max(0, (days(day) - from) / (to - from))) * SIZE.width;
}
