import * as Plot from "@observablehq/plot";
import type { IndicatorRow } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import type { Html } from "../kit/html.ts";
import { asUnit } from "../kit/text.ts";
import { drawChart, isNumber, place, tied } from "./chart.ts";
import { domainOf } from "./domain.ts";

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
  const reported = stages.filter(({ actual }) => actual && isNumber(actual));
  const paced = stages.some(({ pace }) => pace);
  const band = stages.filter(({ low, high }) => low && high);
  const at = (fact: Fact | undefined) => (fact ? place(fact) : Number.NaN);
  const months = new Map(
    stages.flatMap(({ months, actual, low, high }) =>
      [actual, low, high].flatMap((fact) => (fact ? [[fact.fact, months] as const] : [])),
    ),
  );
  const month = (fact: Fact) => months.get(fact.fact) ?? 12;
  const figures = reported.flatMap(({ actual }) => actual ?? []);
  const edges = band.flatMap(({ low, high }) => [low, high].flatMap((fact) => fact ?? []));
  const every = [...figures, ...edges, goal, ...ahead];
  const last = figures.at(-1);
  return drawChart(
    {
      height: 230,
      marginLeft: 52,
      marginRight: 60,
      marginTop: 28,
      x: {
        domain: [0, 12],
        ticks: stages.map((stage) => stage.months),
        tickFormat: (value: number) => `${stages.find(({ months }) => months === value)?.month}`,
        label: "（月）",
        labelArrow: "none",
      },
      y: {
        domain: domainOf(every.map(place), indicator),
        label: `（${asUnit(indicator.unit)}）`,
        labelArrow: "none",
        ticks: 4,
        grid: true,
      },
      marks: [
        band.length === 0
          ? null
          : Plot.areaY(
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
            ),
        Plot.dot(edges, { x: month, y: place, r: 1.5, fill: "var(--muted)", ...tied }),
        paced
          ? Plot.line(
              [
                [0, 0],
                [12, place(goal)],
              ],
              { stroke: "var(--target)", strokeDasharray: "4,3" },
            )
          : Plot.ruleY([goal], { y: place, stroke: "var(--target)", strokeDasharray: "4,3" }),
        Plot.ruleY([goal], {
          x1: 11.5,
          x2: 12,
          y: place,
          stroke: "var(--target)",
          strokeWidth: 3,
          ...tied,
        }),
        Plot.text([goal], {
          x: 12,
          y: place,
          dx: 8,
          textAnchor: "start",
          lineWidth: 5,
          text: ({ display }: Fact) => `目标\n${display}`,
          fill: "var(--target)",
          ...tied,
        }),
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
        Plot.line(figures, { x: month, y: place, stroke: "var(--accent)", strokeWidth: 2 }),
        Plot.dot(figures, { x: month, y: place, fill: "var(--accent)", r: 4, ...tied }),
        ...[true, false].map((end) =>
          Plot.text(
            labelled(figures).filter((fact) => (fact === last) === end),
            {
              x: month,
              y: place,
              text: "display",
              dy: -12,
              textAnchor: end ? "end" : "middle",
              fill: "var(--ink)",
              stroke: "var(--paper)",
              strokeWidth: 4,
              ...tied,
            },
          ),
        ),
      ],
    },
    { facts: every, along: "y", title },
  );
}
