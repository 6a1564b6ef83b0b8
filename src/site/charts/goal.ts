import * as Plot from "@observablehq/plot";
import type { Fact } from "../../facts/read.ts";
import { place, tied } from "./chart.ts";

/** The goal of a chart of time as a short line from one place to the end, and its figure behind that. */
export function goalMarks(goal: Fact, { from, to }: { from: number; to: number }): Plot.Markish[] {
  return [
    Plot.ruleY([goal], {
      x1: from,
      x2: to,
      y: place,
      stroke: "var(--target)",
      strokeWidth: 3,
      ...tied,
    }),
    Plot.text([goal], {
      x: to,
      y: place,
      dx: 8,
      textAnchor: "start",
      lineWidth: 5,
      text: ({ display }: Fact) => `目标\n${display}`,
      fill: "var(--target)",
      ...tied,
    }),
  ];
}
