import * as Plot from "@observablehq/plot";
import type { Fact } from "../../facts/read.ts";
import { type Html, html } from "../kit/html.ts";
import { drawChart, place, tied } from "./chart.ts";
import { goalMarks } from "./goal.ts";

/** The end of a period by when something had or had not been done, with how far it is into what is drawn, in months. */
export interface Mark {
  months: number;
  fact: Fact;
}

/** What stands under a strip, by months. */
export interface Scale {
  months: number;
  ticks: { at: number; name: string }[];
  /** The unit of the names, where it is not plain from them. */
  label?: string;
}

/** Whether figures are those of one thing that has or has not been done: the goal is one, and they are nothing or one. */
export function isMilestone(goal: Fact | undefined, figures: Fact[]): goal is Fact {
  return goal?.value === "1" && figures.every(({ value }) => value === "0" || value === "1");
}

/** A strip of two levels, not yet and done, with a dot at the end of each period and the goal at the last; nothing where there is one period alone. */
export function milestoneStrip(
  title: string,
  marks: Mark[],
  goal: Fact,
  { months, ticks, label }: Scale,
): Html {
  if (marks.length < 2) return html``;
  const figures = marks.map(({ fact }) => fact);
  const at = new Map(marks.map((mark) => [mark.fact.fact, mark.months]));
  const month = ({ fact }: Fact) => at.get(fact) ?? months;
  return drawChart(
    {
      height: 120,
      marginLeft: 52,
      marginRight: 60,
      marginTop: 16,
      marginBottom: 30,
      x: {
        domain: [0, months],
        ticks: ticks.map((tick) => tick.at),
        tickFormat: (tick: number) => ticks.find((each) => each.at === tick)?.name ?? "",
        label: label ?? null,
        labelArrow: "none",
      },
      y: {
        domain: [-0.35, 1.35],
        ticks: [0, 1],
        tickFormat: (level: number) => (level === 0 ? "尚未" : "已成"),
        tickSize: 0,
        label: null,
        grid: true,
      },
      marks: [...goalMarks(goal, { from: months * 0.96, to: months }), ...stepsOf(figures, month)],
    },
    { facts: [...figures, goal], along: "y", title },
  );
}

/** The line of what had been done, with a dot at the end of each period, filled where it had. */
function stepsOf(figures: Fact[], month: (fact: Fact) => number): Plot.Markish[] {
  return [
    Plot.line(figures, {
      x: month,
      y: place,
      curve: "step-before",
      stroke: "var(--accent)",
      strokeWidth: 2,
    }),
    Plot.dot(figures, {
      x: month,
      y: place,
      r: 4.5,
      fill: (fact: Fact) => (fact.value === "1" ? "var(--accent)" : "var(--paper)"),
      stroke: "var(--accent)",
      ...tied,
    }),
  ];
}
