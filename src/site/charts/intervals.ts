import * as Plot from "@observablehq/plot";
import type { IndicatorRow } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import type { Html } from "../kit/html.ts";
import type { Estimate } from "../kit/surveyed.ts";
import { asUnit } from "../kit/text.ts";
import { widthOf } from "../kit/text-width.ts";
import { drawChart, isNumber, marginFor, place, shortened, tied } from "./chart.ts";
import { ticksOf } from "./domain.ts";
import { valueAxis } from "./value-axis.ts";

/** A figure with its name. */
export interface NamedEstimate extends Estimate {
  name: string;
}

/** What figures are drawn against: the whole's as a line, and a goal as a dashed one. */
interface Against {
  title: string;
  indicator: IndicatorRow;
  /** Whether figures are means and shares, which have no zero that says anything. */
  isLevel: boolean;
  whole?: { fact: Fact; name: string } | undefined;
  goal?: Fact | undefined;
}

/** The ends of the intervals, where figures have one. */
export function endsOf(estimates: Estimate[]): Fact[] {
  return estimates.flatMap(({ low, high }) => (low && high ? [low, high] : []));
}

/** A row a figure: as a dot with its interval, or as a bar from zero where what is counted has none. */
export function intervalsChart(estimates: NamedEstimate[], against: Against): Html {
  const drawn = estimates.filter(({ fact }) => isNumber(fact));
  const facts = drawn.map(({ fact }) => fact);
  const ends = endsOf(drawn);
  const { whole, goal, indicator } = against;
  const every = [...facts, ...ends, ...(whole ? [whole.fact] : []), ...(goal ? [goal] : [])];
  const names = new Map(
    drawn.flatMap(({ name, fact, low, high }) => [fact, low, high].map((each) => [each, name])),
  );
  const name = (fact: Fact) => names.get(fact) ?? "";
  const isBars = ends.length === 0 && !against.isLevel;
  return drawChart(
    {
      height: (whole || goal ? 92 : 64) + 26 * drawn.length,
      marginLeft: marginFor(drawn.map((each) => each.name)),
      marginRight: Math.ceil(Math.max(...facts.map(({ display }) => widthOf(display)))) + 16,
      marginTop: whole || goal ? 40 : 12,
      marginBottom: 44,
      x: { ...(isBars ? barAxis(every, indicator) : levelAxis(every, ends, indicator)), labelOffset: 38 },
      y: { domain: facts.map(name), tickFormat: shortened, label: null, tickSize: 0 },
      marks: [
        whole && lineMarks(whole.fact, whole.name, { dy: -12, stroke: "var(--muted)" }),
        goal && lineMarks(goal, "目标", { dy: -25, stroke: "var(--target)", strokeDasharray: "4,3" }),
        isBars ? barMarks(facts, name) : dotMarks(drawn, ends, name),
        Plot.text(facts, {
          y: name,
          text: "display",
          frameAnchor: "right",
          textAnchor: "start",
          dx: 8,
          ...tied,
        }),
      ],
    },
    { facts: every, along: "x", title: against.title },
  );
}

/** An axis that reaches as far as intervals do, to round numbers; where there are none, as of other figures. */
export function levelAxis(facts: Fact[], ends: Fact[], indicator: IndicatorRow): Plot.ScaleOptions {
  if (ends.length === 0) return valueAxis(facts, indicator);
  const levels = facts.map(place);
  return axisOf(levels, [Math.min(...levels), Math.max(...levels)], indicator.unit);
}

/** An axis from zero. */
function barAxis(facts: Fact[], { unit }: IndicatorRow): Plot.ScaleOptions {
  const levels = [0, ...facts.map(place)];
  return axisOf(levels, [Math.min(...levels), Math.max(...levels) || 1], unit);
}

function axisOf(levels: number[], domain: [number, number], unit: string): Plot.ScaleOptions {
  return {
    ...{ domain, nice: true, grid: true, labelArrow: "none" },
    label: `（${asUnit(unit)}）`,
    ...ticksOf(levels, domain),
  };
}

function lineMarks(
  fact: Fact,
  name: string,
  { dy, ...line }: { dy: number; stroke: string; strokeDasharray?: string },
) {
  return [
    Plot.ruleX([fact], { x: place, ...line, ...tied }),
    Plot.text([fact], { x: place, text: () => name, frameAnchor: "top", dy, fill: line.stroke }),
  ];
}

function barMarks(facts: Fact[], name: (fact: Fact) => string): Plot.Markish[] {
  return [
    Plot.barX(facts, {
      x1: 0,
      x2: place,
      y: name,
      insetTop: 5,
      insetBottom: 5,
      fill: "var(--faint)",
      ...tied,
    }),
  ];
}

function dotMarks(drawn: Estimate[], ends: Fact[], name: (fact: Fact) => string): Plot.Markish[] {
  const facts = drawn.map(({ fact }) => fact);
  const whiskers = drawn.filter(({ low, high }) => low && high);
  return [
    Plot.ruleY(whiskers, {
      x1: ({ low }: Estimate) => low && place(low),
      x2: ({ high }: Estimate) => high && place(high),
      y: ({ fact }: Estimate) => name(fact),
      stroke: "var(--muted)",
      strokeWidth: 1.5,
    }),
    Plot.tickX(ends, { x: place, y: name, stroke: "var(--muted)", insetTop: 8, insetBottom: 8, ...tied }),
    Plot.dot(facts, { x: place, y: name, r: 5, fill: "var(--accent)", ...tied }),
  ];
}
