import * as Plot from "@observablehq/plot";
import {
  type Edition,
  factOf,
  factsOf,
  type IndicatorRow,
  rowOf,
  type TargetRow,
} from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { isGrowth } from "../../plan/growth.ts";
import { drawChart, isNumber, marginFor, place, shortened, tied, varies } from "../charts/chart.ts";
import { domainOf } from "../charts/domain.ts";
import { valueAxis } from "../charts/value-axis.ts";
import type { Html } from "../kit/html.ts";
import { asName } from "../kit/text.ts";

/** The figures of counties and zones for one period, best first, those without a number last. */
export function areaFigures(edition: Edition, indicator: IndicatorRow, period: string): Fact[] {
  const order = edition.plan.areas.rows.map((area) => area.area);
  const sign = indicator.direction === "up" ? -1 : 1;
  return factsOf(edition, `indicator/${indicator.indicator}`)
    .filter((fact) => fact.aspect === "actual" && fact.period === period && isPart(edition, fact.area))
    .sort((a, b) => {
      if (isNumber(a) !== isNumber(b)) return isNumber(a) ? -1 : 1;
      const better = isNumber(a) ? sign * (place(a) - place(b)) : 0;
      return better || order.indexOf(a.area ?? "") - order.indexOf(b.area ?? "");
    });
}

function isPart(edition: Edition, area: string | null): boolean {
  const kind = edition.plan.areas.rows.find((row) => row.area === area)?.kind;
  return kind === "county" || kind === "zone";
}

/** How far beyond the figures an interval may reach, as a multiple of their scale, before it is cut. */
const REACH = 1.5;

/**
 * A row an area, dot for this period and open dot for the one before; the city as a line, the target dashed, intervals thin, and
 * cut where one would crush all else. Nothing where all figures are the same.
 */
export function compareChart(
  edition: Edition,
  indicator: IndicatorRow,
  { period, prior, target }: { period: string; prior: string | null; target: TargetRow | undefined },
): { chart: Html; isCut: boolean } | undefined {
  const facts = areaFigures(edition, indicator, period).filter(isNumber);
  if (facts.length < 2) return undefined;
  const last = prior ? figuresBefore(edition, facts, period, prior) : [];
  if (!varies([...facts, ...last])) return undefined;
  const rate = indicator.denominator !== "";
  const city = rate ? cityFigure(edition, indicator, period) : undefined;
  const goal = rate && target ? goalOfParts(edition, target) : undefined;
  const intervals = intervalsOf(edition, facts);
  const figures = [...facts, ...last, ...(city ? [city] : []), ...(goal ? [goal] : [])];
  const most = REACH * domainOf(figures.map(place), indicator)[1];
  const ends = intervals.flat().filter((end) => place(end) <= most);
  const every = [...figures, ...ends];
  const x = valueAxis(every, indicator);
  const name = (fact: Fact) => rowOf(edition, "area", fact.area ?? "").short;
  const chart = drawChart(
    {
      height: (city || goal ? 70 : 54) + 26 * facts.length,
      marginLeft: marginFor(facts.map(name)),
      marginRight: 52,
      marginTop: city || goal ? 40 : 24,
      x,
      y: { domain: facts.map(name), tickFormat: shortened, label: null, tickSize: 0 },
      marks: [
        city && cityMarks(city, name(city)),
        goal && goalMarks(goal),
        intervalMarks(intervals, ends, { name, most: Math.max(...x.domain) }),
        Plot.dot(last, { x: place, y: name, r: 4, stroke: "var(--accent)", fill: "var(--paper)", ...tied }),
        Plot.dot(facts, { x: place, y: name, r: 5, fill: "var(--accent)", ...tied }),
        Plot.text(facts, {
          y: name,
          text: "display",
          frameAnchor: "right",
          textAnchor: "end",
          dx: 48,
          ...tied,
        }),
      ],
    },
    { facts: every, along: "x", title: `${asName(indicator.title)}各地比较` },
  );
  return { chart, isCut: ends.length < intervals.flat().length };
}

/** The figures of the same areas a year before, where they are numbers and may be compared. */
function figuresBefore(edition: Edition, facts: Fact[], period: string, prior: string): Fact[] {
  return facts.flatMap(({ subject, area }) => {
    const of = (aspect: string, when: string) =>
      factOf(edition, subject, { aspect, area: area ?? "", period: when });
    const before = of("break", period) ? undefined : of("actual", prior);
    return before && isNumber(before) ? [before] : [];
  });
}

function cityFigure(edition: Edition, { indicator }: IndicatorRow, period: string): Fact | undefined {
  const { city } = edition.plan.head;
  const whole = factOf(edition, `indicator/${indicator}`, { aspect: "actual", area: city, period });
  return whole && isNumber(whole) ? whole : undefined;
}

/** The goal that areas are held against too; one of growth is of another unit than their figures. */
function goalOfParts(edition: Edition, target: TargetRow): Fact | undefined {
  if (!target.parts || isGrowth(edition.plan, target)) return undefined;
  return factOf(edition, `target/${target.target}`, { aspect: "goal", area: target.area });
}

/** The two ends of each figure's interval, where it has one. */
function intervalsOf(edition: Edition, facts: Fact[]): Fact[][] {
  return facts
    .map(({ subject, area, period }) =>
      ["interval-low", "interval-high"].flatMap(
        (aspect) => factOf(edition, subject, { aspect, area: area ?? "", period }) ?? [],
      ),
    )
    .filter((pair) => pair.length === 2);
}

function cityMarks(city: Fact, name: string): Plot.Markish[] {
  return [
    Plot.ruleX([city], { x: place, stroke: "var(--muted)", ...tied }),
    Plot.text([city], {
      x: place,
      text: () => String(asName(name)),
      frameAnchor: "top",
      dy: -12,
      fill: "var(--muted)",
    }),
  ];
}

function goalMarks(goal: Fact): Plot.Markish[] {
  return [
    Plot.text([goal], {
      x: place,
      text: () => "目标",
      frameAnchor: "top",
      dy: -25,
      fill: "var(--target)",
    }),
    Plot.ruleX([goal], { x: place, stroke: "var(--target)", strokeDasharray: "4,3", ...tied }),
  ];
}

/** Intervals as lines, as far as the scale goes, with those of their ends that are on it. */
function intervalMarks(
  intervals: Fact[][],
  ends: Fact[],
  { name, most }: { name: (fact: Fact) => string; most: number },
): Plot.Markish[] {
  return [
    Plot.ruleY(intervals, {
      x1: ([low]) => low && place(low),
      x2: ([, high]) => high && Math.min(place(high), most),
      y: ([low]) => low && name(low),
      stroke: "var(--muted)",
    }),
    Plot.tickX(ends, {
      x: place,
      y: name,
      stroke: "var(--muted)",
      insetTop: 9,
      insetBottom: 9,
      ...tied,
    }),
  ];
}
