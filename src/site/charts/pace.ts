import * as Plot from "@observablehq/plot";
import type { IndicatorRow } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { type Html, html } from "../kit/html.ts";
import { drawChart, isNumber, place, tied, varies } from "./chart.ts";
import { goalMarks } from "./goal.ts";
import { valueAxis } from "./value-axis.ts";

/** A reporting period within a target's year: how far it is into the year, what had come, and what was to have come. */
export interface Stage {
  period: string;
  months: number;
  /** The month of the calendar in which it ends, from 1. */
  month: number;
  actual: Fact | undefined;
  pace: Fact | undefined;
  low: Fact | undefined;
  high: Fact | undefined;
}

/** The figures that are written beside their dots: not the last but one where its text would meet the last's. */
function labelled(figures: Fact[]): Fact[] {
  return figures.filter((fact, index) => index !== figures.length - 2 || fact.display.length <= 4);
}

/** Cumulative figures over a year's months: the line of what had come, the straight way to the goal, and the band of earlier years. */
export function paceChart(
  title: string,
  indicator: IndicatorRow,
  stages: Stage[],
  goal: Fact,
  ahead: Fact[],
): Html {
  const figures = stages.flatMap(({ actual }) => (actual && isNumber(actual) ? [actual] : []));
  const paced = stages.some(({ pace }) => pace);
  const band = stages.filter(({ low, high }) => low && high);
  const edges = band.flatMap(({ low, high }) => [low, high].flatMap((fact) => fact ?? []));
  if (!varies(figures) && ahead.length === 0) return html``;
  const every = [...figures, ...edges, goal, ...ahead];
  const month = monthsOf(stages);
  const top = Math.max(...every.map(place));
  // Below a dot near the axis there is no room for its text.
  const isAbove = (fact: Fact) =>
    place(fact) > (paced ? (place(goal) * month(fact)) / 12 : place(goal)) || place(fact) < top / 8;
  return drawChart(
    {
      height: 230,
      marginLeft: 52,
      marginRight: 60,
      marginTop: 28,
      x: monthAxis(stages),
      y: valueAxis(every, indicator),
      marks: [
        bandArea(band, goal, paced),
        Plot.dot(edges, { x: month, y: place, r: 1.5, fill: "var(--muted)", ...tied }),
        wayTo(goal, paced),
        goalMarks(goal, { from: 11.5, to: 12 }),
        outlookMarks(ahead),
        figureMarks(figures, month, isAbove),
      ],
    },
    { facts: every, along: "y", title },
  );
}

function at(fact: Fact | undefined): number {
  return fact ? place(fact) : Number.NaN;
}

/** How far into the year each figure is: what is not of a stage is of the year's end. */
function monthsOf(stages: Stage[]): (fact: Fact) => number {
  const months = new Map(
    stages.flatMap(({ months, actual, low, high }) =>
      [actual, low, high].flatMap((fact) => (fact ? [[fact.fact, months] as const] : [])),
    ),
  );
  return (fact) => months.get(fact.fact) ?? 12;
}

function monthAxis(stages: Stage[]): Plot.ScaleOptions {
  return {
    domain: [0, 12],
    ticks: stages.map((stage) => stage.months),
    tickFormat: (value: number) => `${stages.find(({ months }) => months === value)?.month}`,
    label: "（月）",
    labelArrow: "none",
  };
}

/** Between the lowest and the highest of earlier years, up to the goal at the year's end. */
function bandArea(band: Stage[], goal: Fact, paced: boolean): Plot.Markish {
  if (band.length === 0) return null;
  return Plot.areaY(
    [
      ...(paced ? [{ months: 0, low: undefined, high: undefined }] : []),
      ...band,
      { months: 12, low: goal, high: goal },
    ],
    {
      x: "months",
      y1: ({ low }: Pick<Stage, "low">) => (low ? at(low) : 0),
      y2: ({ high }: Pick<Stage, "high">) => (high ? at(high) : 0),
      fill: "var(--muted)",
      fillOpacity: 0.18,
    },
  );
}

/** From nothing to the goal where the year is paced, else the goal all year. */
function wayTo(goal: Fact, paced: boolean): Plot.Markish {
  const dashed = { stroke: "var(--target)", strokeDasharray: "4,3" };
  if (!paced) return Plot.ruleY([goal], { y: place, ...dashed });
  return Plot.line(
    [
      [0, 0],
      [12, place(goal)],
    ],
    dashed,
  );
}

/** What the year may come to, with its range. */
function outlookMarks(ahead: Fact[]): Plot.Markish[] {
  return [
    Plot.ruleX(ahead.length > 1 ? [ahead] : [], {
      x: 12,
      y1: ([low]: Fact[]) => at(low),
      y2: (range: Fact[]) => at(range.at(-1)),
      stroke: "var(--accent)",
      strokeWidth: 1.5,
    }),
    Plot.dot(ahead, {
      x: 12,
      y: place,
      fill: "var(--paper)",
      stroke: "var(--accent)",
      r: (fact: Fact) => (fact.aspect === "outlook" ? 4 : 1.5),
      ...tied,
    }),
    Plot.text(
      ahead.filter(({ aspect }) => aspect === "outlook"),
      {
        x: 12,
        y: place,
        dx: -8,
        textAnchor: "end",
        stroke: "var(--paper)",
        strokeWidth: 4,
        text: ({ display }: Fact) => `展望${display}`,
        fill: "var(--ink)",
        ...tied,
      },
    ),
  ];
}

/** What had come by each month, the last figure's text ending at its dot; each text on the side that is away from the goal's line. */
function figureMarks(
  figures: Fact[],
  month: (fact: Fact) => number,
  isAbove: (fact: Fact) => boolean,
): Plot.Markish[] {
  const last = figures.at(-1);
  const sides = [true, false].flatMap((end) => [true, false].map((above) => ({ end, above })));
  return [
    Plot.line(figures, { x: month, y: place, stroke: "var(--accent)", strokeWidth: 2 }),
    Plot.dot(figures, { x: month, y: place, fill: "var(--accent)", r: 4, ...tied }),
    ...sides.map(({ end, above }) =>
      Plot.text(
        labelled(figures).filter((fact) => (fact === last) === end && isAbove(fact) === above),
        {
          x: month,
          y: place,
          text: "display",
          dy: above ? -12 : 14,
          textAnchor: end ? "end" : "middle",
          fill: "var(--ink)",
          stroke: "var(--paper)",
          strokeWidth: 4,
          ...tied,
        },
      ),
    ),
  ];
}
