import * as Plot from "@observablehq/plot";
import { isYearOf, type Period, parsePeriod } from "../../core/period.ts";
import { periodWords } from "../../core/period-words.ts";
import { type Edition, factOf, factsIn, type IndicatorRow, type TargetRow } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { isGrowth } from "../../plan/growth.ts";
import { type Html, html } from "../kit/html.ts";
import { asDate, asName } from "../kit/text.ts";
import { yearTick } from "../kit/words.ts";
import { drawChart, isNumber, place, tied, varies } from "./chart.ts";
import { isMilestone } from "./milestone.ts";
import { valueAxis } from "./value-axis.ts";

/** An indicator's figures of whole years in one area, in order of time: the plan's own years, where it has any of them. */
export function yearsOf(edition: Edition, indicator: string, area: string): Fact[] {
  const years = factsIn(edition, `indicator/${indicator}`, "actual", area)
    .filter((fact) => parsePeriod(fact.period)?.kind === "year")
    .sort((a, b) => (a.period < b.period ? -1 : 1));
  const own = years.filter(({ period }) => isYearOf(parsePeriod(period), edition.plan.head.year_begins));
  return own.length > 0 ? own : years;
}

/** The line of an indicator over whole years, with the target of a year as a dashed line and gaps where the series breaks. */
export function trendChart(
  edition: Edition,
  indicator: IndicatorRow,
  area: string,
  target?: TargetRow,
): Html {
  const facts = yearsOf(edition, indicator.indicator, area).filter(isNumber);
  if (facts.length < 2) return html``;
  const broken = facts.flatMap(
    ({ subject, period }) => factOf(edition, subject, { aspect: "break", area, period }) ?? [],
  );
  if (!varies(facts)) return html``;
  const yearly = target && !isGrowth(edition.plan, target) && parsePeriod(target.period)?.kind === "year";
  const goal = yearly ? goalFact(edition, target, area) : undefined;
  // Something that is or is not done: the strip of its year shows when.
  if (isMilestone(goal, facts)) return html``;
  const every = [...facts, ...(goal ? [goal] : [])];
  const title = `${asName(indicator.title)}，${asDate(periodWords(facts[0]?.period ?? ""))}至${asDate(periodWords(facts.at(-1)?.period ?? ""))}走势`;
  return drawChart(
    {
      height: 220,
      marginLeft: 52,
      marginRight: 58,
      marginTop: 28,
      x: yearAxis(facts),
      y: valueAxis(every, indicator),
      marks: [
        goal && goalMarks(goal),
        breakMarks(broken),
        figureMarks(facts, new Set(broken.map(({ period }) => period))),
      ],
    },
    { facts: every, labels: broken, along: "y", title },
  );
}

function year({ period }: Fact): number {
  return (parsePeriod(period) as Period).year;
}

function yearAxis(facts: Fact[]): Plot.ScaleOptions {
  return {
    type: "point",
    domain: facts.map(year),
    ticks: everyFew(facts).map(year),
    tickFormat: (value: number) =>
      yearTick(parsePeriod(facts.find((fact) => year(fact) === value)?.period ?? "") as Period),
    label: null,
  };
}

function goalMarks(goal: Fact): Plot.Markish[] {
  return [
    Plot.ruleY([goal], { y: place, stroke: "var(--target)", strokeDasharray: "4,3", ...tied }),
    Plot.text([goal], {
      y: place,
      text: ({ display }: Fact) => `目标\n${display}`,
      frameAnchor: "right",
      textAnchor: "start",
      dx: 6,
      ...tied,
      fill: "var(--target)",
    }),
  ];
}

function breakMarks(broken: Fact[]): Plot.Markish[] {
  return [
    Plot.ruleX(broken, { x: year, dx: -12, stroke: "var(--behind)", strokeDasharray: "2,3" }),
    Plot.text(broken, {
      x: year,
      dx: -12,
      frameAnchor: "top",
      dy: -14,
      text: "display",
      fill: "var(--behind)",
      ...tied,
    }),
  ];
}

function figureMarks(facts: Fact[], breaks: Set<string>): Plot.Markish[] {
  const segments = segmentsOf(facts, breaks);
  return [
    Plot.line(facts, {
      x: year,
      y: place,
      z: (fact: Fact) => segments.get(fact.fact),
      stroke: "var(--accent)",
      strokeWidth: 2,
    }),
    Plot.dot(facts, { x: year, y: place, fill: "var(--accent)", r: 4, ...tied }),
    Plot.text(labelled(facts), {
      x: year,
      y: place,
      text: "display",
      dy: -12,
      fill: "var(--ink)",
      stroke: "var(--paper)",
      strokeWidth: 4,
      ...tied,
    }),
  ];
}

/** Of more years than have room, only some: evenly, and the last one always. */
function everyFew(facts: Fact[], room = 8): Fact[] {
  const step = Math.ceil(facts.length / room);
  return facts.filter((_, index) => (facts.length - 1 - index) % step === 0);
}

/** The figures that are written beside their dots: all where there is room, else the first and the last. */
function labelled(facts: Fact[]): Fact[] {
  return facts.length > 5 ? facts.filter((_, index) => index === 0 || index === facts.length - 1) : facts;
}

function goalFact(edition: Edition, target: TargetRow, area: string): Fact | undefined {
  return factOf(edition, `target/${target.target}`, { aspect: "goal", area });
}

/** Numbers each unbroken stretch of years: a break, or a year without a figure, begins a new one. */
function segmentsOf(facts: Fact[], breaks: Set<string>): Map<string, number> {
  let segment = 0;
  let before: number | undefined;
  return new Map(
    facts.map((fact) => {
      const year = parsePeriod(fact.period)?.year;
      if (before !== undefined && (year !== before + 1 || breaks.has(fact.period))) segment += 1;
      before = year;
      return [fact.fact, segment];
    }),
  );
}
