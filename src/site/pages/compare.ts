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
import { drawChart, isNumber, marginFor, place, shortened, tied } from "../charts/chart.ts";
import { domainOf } from "../charts/domain.ts";
import { type Html, html } from "../kit/html.ts";
import { asName, asUnit } from "../kit/text.ts";

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

/** A row an area, dot for this period and open dot for the one before; the city as a line, the target dashed, intervals thin. */
export function compareChart(
  edition: Edition,
  indicator: IndicatorRow,
  { period, prior, target }: { period: string; prior: string | null; target: TargetRow | undefined },
): Html {
  const subject = `indicator/${indicator.indicator}`;
  const facts = areaFigures(edition, indicator, period).filter(isNumber);
  if (facts.length < 2) return html``;
  const last = facts.flatMap((fact) => {
    const before =
      prior && factOf(edition, subject, { aspect: "actual", area: fact.area ?? "", period: prior });
    return before && isNumber(before) ? [before] : [];
  });
  const rate = indicator.denominator !== "";
  const whole = factOf(edition, subject, { aspect: "actual", area: edition.plan.head.city, period });
  const city = rate && whole && isNumber(whole) ? whole : undefined;
  const judged = rate && target?.parts && !isGrowth(edition.plan, target);
  const goal = judged
    ? factOf(edition, `target/${target.target}`, { aspect: "goal", area: target.area })
    : undefined;
  const bounds = facts.map(({ area }) =>
    ["interval-low", "interval-high"].flatMap(
      (aspect) => factOf(edition, subject, { aspect, area: area ?? "", period }) ?? [],
    ),
  );
  const intervals = bounds.filter((pair) => pair.length === 2);
  const every = [...facts, ...intervals.flat(), ...last, ...(city ? [city] : []), ...(goal ? [goal] : [])];
  const name = (fact: Fact) => rowOf(edition, "area", fact.area ?? "").short;
  return drawChart(
    {
      height: (city || goal ? 70 : 54) + 26 * facts.length,
      marginLeft: marginFor(facts.map(name)),
      marginRight: 52,
      marginTop: city || goal ? 40 : 24,
      x: {
        domain: domainOf(every.map(place), indicator),
        label: `（${asUnit(indicator.unit)}）`,
        labelArrow: "none",
        ticks: 4,
        grid: true,
      },
      y: { domain: facts.map(name), tickFormat: shortened, label: null, tickSize: 0 },
      marks: [
        city && Plot.ruleX([city], { x: place, stroke: "var(--muted)", ...tied }),
        city &&
          Plot.text([city], {
            x: place,
            text: () => String(asName(name(city))),
            frameAnchor: "top",
            dy: -12,
            fill: "var(--muted)",
          }),
        goal &&
          Plot.text([goal], {
            x: place,
            text: () => "目标",
            frameAnchor: "top",
            dy: -25,
            fill: "var(--target)",
          }),
        goal && Plot.ruleX([goal], { x: place, stroke: "var(--target)", strokeDasharray: "4,3", ...tied }),
        Plot.ruleY(intervals, {
          x1: ([low]) => low && place(low),
          x2: ([, high]) => high && place(high),
          y: ([low]) => low && name(low),
          stroke: "var(--muted)",
        }),
        Plot.tickX(intervals.flat(), {
          x: place,
          y: name,
          stroke: "var(--muted)",
          insetTop: 9,
          insetBottom: 9,
          ...tied,
        }),
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
}
