import * as Plot from "@observablehq/plot";
import type { IndicatorRow } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import type { Html } from "../kit/html.ts";
import { asName } from "../kit/text.ts";
import { widthOf } from "../kit/text-width.ts";
import { CHART_WIDTH, drawChart, place, tied } from "./chart.ts";
import { domainOf, isHighRate, ticksOf } from "./domain.ts";

/** The two ends of the scale. */
type Domain = [number, number];

/** What is left free on both sides of the scale, and how long that is then, in pixels. */
const MARGINS = { marginLeft: 16, marginRight: 24 };
const SPAN = CHART_WIDTH - MARGINS.marginLeft - MARGINS.marginRight;

/** The one row that all marks stand in. */
const row = () => "one";

/**
 * One bar from zero for the actual figure, or a dot where the scale leaves out the lower part of a high rate; a firm tick for
 * the target and a light tick for last year.
 */
export function bulletChart(
  indicator: IndicatorRow,
  { actual, goal, last }: { actual: Fact; goal: Fact; last: Fact | undefined },
): Html {
  const facts = [actual, goal, ...(last ? [last] : [])];
  const levels = facts.map(place);
  const high = isHighRate(levels, indicator);
  const domain: Domain = high ? [Math.min(...levels) < 82 ? 50 : 80, 100] : domainOf(levels, indicator);
  return drawChart(
    {
      height: 112,
      ...MARGINS,
      marginTop: 30,
      marginBottom: 44,
      x: { domain, label: null, ...ticksOf(levels, domain), tickSize: 3 },
      y: { axis: null, domain: ["one"] },
      marks: [
        high ? actualDot(actual) : actualBar(actual),
        last && lastTick(last),
        high ? dotLabel(actual, facts, domain) : barLabel(actual, domain),
        last && lastLabel(last, domain),
        goalMarks(goal, domain),
      ],
    },
    {
      facts,
      along: "x",
      title: `${asName(indicator.title)}：${label(actual, "实际")}，${label(goal, "目标")}${last ? `，${label(last, "上年")}` : ""}`,
    },
  );
}

function label(fact: Fact, name: string): string {
  return `${name} ${fact.display}`;
}

function actualDot(actual: Fact): Plot.Markish[] {
  return [
    Plot.ruleY(["one"], { stroke: "var(--line)" }),
    Plot.dot([actual], { x: place, y: row, r: 8, fill: "var(--accent)", ...tied }),
  ];
}

function actualBar(actual: Fact): Plot.Markish {
  return Plot.barX([actual], {
    x1: 0,
    x2: place,
    y: row,
    fill: "var(--accent)",
    insetTop: 8,
    insetBottom: 8,
    ...tied,
  });
}

/** In the bar where there is room, else behind it. */
function barLabel(actual: Fact, domain: Domain): Plot.Markish {
  const inside = shareOf(place(actual), domain) > 0.35;
  return Plot.text([actual], {
    y: row,
    text: (fact: Fact) => label(fact, "实际"),
    ...(inside ? { x: domain[0], dx: 8 } : { x: place, dx: 8 }),
    textAnchor: "start",
    ...(inside ? { fill: "var(--paper)" } : { fill: "var(--ink)", stroke: "var(--paper)", strokeWidth: 4 }),
    ...tied,
  });
}

/** How far from its dot a label stands, in pixels. */
const APART = 14;

/** Before the dot, at the beginning of the scale, or behind the dot: the first place where it stands over no tick and no dot. */
function dotLabel(actual: Fact, facts: Fact[], domain: Domain): Plot.Markish {
  const at = SPAN * shareOf(place(actual), domain);
  const room = widthOf(label(actual, "实际"));
  const ticks = facts.map((fact) => SPAN * shareOf(place(fact), domain));
  const places = [at - APART - room, 0, at + APART];
  const from =
    places.find((each) => each >= 0 && ticks.every((tick) => tick < each - 4 || tick > each + room + 4)) ?? 0;
  return Plot.text([actual], {
    x: domain[0],
    dx: from,
    y: row,
    text: (fact: Fact) => label(fact, "实际"),
    textAnchor: "start",
    fill: "var(--ink)",
    stroke: "var(--paper)",
    strokeWidth: 4,
    ...tied,
  });
}

function lastTick(last: Fact): Plot.Markish {
  return Plot.tickX([last], {
    x: place,
    y: row,
    stroke: "var(--muted)",
    strokeWidth: 2,
    insetTop: 4,
    insetBottom: 4,
    ...tied,
  });
}

function lastLabel(last: Fact, domain: Domain): Plot.Markish {
  return Plot.text([last], {
    x: place,
    frameAnchor: "bottom",
    dy: 38,
    fill: "var(--muted)",
    text: (fact: Fact) => label(fact, "上年"),
    textAnchor: anchor(place(last), domain),
    ...tied,
  });
}

function goalMarks(goal: Fact, domain: Domain): Plot.Markish[] {
  return [
    Plot.tickX([goal], { x: place, y: row, stroke: "var(--ink)", strokeWidth: 4, ...tied }),
    Plot.text([goal], {
      x: place,
      y: row,
      text: (fact: Fact) => label(fact, "目标"),
      dy: -28,
      textAnchor: anchor(place(goal), domain),
      ...tied,
    }),
  ];
}

/** Labels near an end of the scale stand inside it. */
function anchor(value: number, domain: Domain): "start" | "middle" | "end" {
  const share = shareOf(value, domain);
  return share > 0.8 ? "end" : share < 0.2 ? "start" : "middle";
}

/** How far along the scale a value stands, from 0 to 1. */
function shareOf(value: number, [low, high]: Domain): number {
  return (value - low) / (high - low);
}
