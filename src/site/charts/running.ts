import * as Plot from "@observablehq/plot";
import type { IndicatorRow } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import type { Html } from "../kit/html.ts";
import { drawChart, mark, place, tied } from "./chart.ts";
import { goalMarks } from "./goal.ts";
import { valueAxis } from "./value-axis.ts";

/** A year of a target's span: where it lies in the span, in months, and what had come by the ends of its periods. */
export interface RunningYear {
  /** The year as it stands under a chart. */
  name: string;
  from: number;
  to: number;
  /** Counted from the year's start, in order of time, each by the months of the span that are over. */
  figures: { months: number; fact: Fact }[];
}

/** The whole of a span: how many months it has, how many of these are over, and the end of those in words. */
export interface Span {
  months: number;
  gone: number;
  until: string;
}

/** A stretch of the running total: a year's own figure on top of those of the years before. */
interface Step {
  fact: Fact;
  x1: number;
  x2: number;
  y1: number;
  y2: number;
}

/** Each year's last figure on top of those of the years before it. */
function stepsOf(years: RunningYear[]): Step[] {
  let y1 = 0;
  return years.flatMap(({ from, figures }) => {
    const last = figures.at(-1);
    if (!last) return [];
    const step = { fact: last.fact, x1: from, x2: last.months, y1, y2: y1 + place(last.fact) };
    y1 = step.y2;
    return [step];
  });
}

/** The running total at the end of each period, from nothing at the start. */
function courseOf(years: RunningYear[], steps: Step[]): [months: number, total: number][] {
  const bases = new Map(steps.map(({ x1, y1 }) => [x1, y1]));
  return [
    [0, 0],
    ...years.flatMap(({ from, figures }) =>
      figures.map(({ months, fact }): [number, number] => [months, (bases.get(from) ?? 0) + place(fact)]),
    ),
  ];
}

/**
 * What has been counted up since a target's span began: a block for each year on top of those before, the line of the running
 * total, and the straight way from nothing to the goal at the end. Where the years do not make up the total, it stands alone.
 */
export function runningChart(
  title: string,
  indicator: IndicatorRow,
  years: RunningYear[],
  { months, gone, until }: Span,
  { total, goal }: { total: Fact; goal: Fact },
): Html {
  const own = stepsOf(years);
  const whole = Math.abs((own.at(-1)?.y2 ?? 0) - place(total)) < 1e-6;
  const steps = whole ? own : [];
  const every = [...steps.map(({ fact }) => fact), total, goal];
  return drawChart(
    {
      height: 240,
      marginLeft: 52,
      marginRight: 60,
      marginTop: 28,
      x: {
        domain: [0, months],
        ticks: years.map(({ from, to }) => (from + to) / 2),
        tickFormat: (at: number) => years.find(({ from, to }) => (from + to) / 2 === at)?.name ?? "",
        tickSize: 0,
        label: null,
      },
      y: valueAxis([total, goal], indicator),
      marks: [
        blocks(steps),
        wayTo(goal, months),
        goneMarks(gone, until),
        Plot.line(steps.length > 0 ? courseOf(years, steps) : [], {
          stroke: "var(--accent)",
          strokeWidth: 2,
        }),
        totalMarks(total, gone, place(total) > (place(goal) * gone) / months),
      ],
    },
    { facts: every, along: "y", title },
  );
}

function blocks(steps: Step[]): Plot.Markish {
  return Plot.rect(steps, {
    x1: "x1",
    x2: "x2",
    y1: "y1",
    y2: "y2",
    insetRight: 1,
    fill: "var(--accent)",
    fillOpacity: 0.22,
    ariaLabel: ({ fact }: Step) => `fact:${fact.fact}`,
  });
}

/** From nothing at the start to the goal at the end, which has its number beside it. */
function wayTo(goal: Fact, months: number): Plot.Markish[] {
  const way: [number, number][] = [
    [0, 0],
    [months, place(goal)],
  ];
  return [
    Plot.line(way, { stroke: "var(--target)", strokeDasharray: "4,3" }),
    ...goalMarks(goal, { from: months * 0.96, to: months }),
  ];
}

/** Up to when the span is over. */
function goneMarks(gone: number, until: string): Plot.Markish[] {
  return [
    Plot.ruleX([gone], { stroke: "var(--muted)", strokeDasharray: "1,3" }),
    Plot.text([gone], {
      x: (at: number) => at,
      frameAnchor: "top",
      dy: -14,
      text: () => `截至${mark(until, "date")}`,
      fill: "var(--muted)",
    }),
  ];
}

function totalMarks(total: Fact, gone: number, above: boolean): Plot.Markish[] {
  return [
    Plot.dot([total], { x: gone, y: place, fill: "var(--accent)", r: 4.5, ...tied }),
    Plot.text([total], {
      x: gone,
      y: place,
      dx: above ? -8 : 8,
      dy: above ? -8 : 8,
      textAnchor: above ? "end" : "start",
      text: ({ display }: Fact) => `累计${display}`,
      fill: "var(--ink)",
      fontWeight: 600,
      stroke: "var(--paper)",
      strokeWidth: 4,
      ...tied,
    }),
  ];
}
