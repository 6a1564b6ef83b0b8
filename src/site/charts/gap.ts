import * as Plot from "@observablehq/plot";
import { type Edition, factsOf, type IndicatorRow, rowOf } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { type Html, html } from "../kit/html.ts";
import { asName, asUnit } from "../kit/text.ts";
import { drawChart, isNumber, marginFor, place, shortened, tied, varies } from "./chart.ts";

/** What each area contributes to the whole's distance from a target, in one period, the greatest first. */
export function gapParts(edition: Edition, indicator: string, target: string, period: string): Fact[] {
  return factsOf(edition, `indicator/${indicator}`)
    .filter(
      (fact) =>
        fact.aspect === "gap-part" &&
        fact.period === period &&
        fact.fact.endsWith(`/gap-part/${target}`) &&
        isNumber(fact),
    )
    .sort((a, b) => place(b) - place(a));
}

/** Bars from zero, an area each: to the right what lifts the whole above its goal, to the left what draws it below, in the colour of missing it where that is. */
export function gapChart(edition: Edition, indicator: IndicatorRow, facts: Fact[]): Html {
  // Bars that are all of one length show nothing of who lifts and who lowers the whole.
  if (facts.length < 2 || !varies(facts)) return html``;
  const name = (fact: Fact) => rowOf(edition, "area", fact.area ?? "").short;
  const levels = facts.map(place);
  const [low, high] = [Math.min(0, ...levels), Math.max(0, ...levels)];
  const room = (high - low || 1) * 0.28;
  const unit = facts[0]?.unit ?? "";
  return drawChart(
    {
      height: 64 + 26 * facts.length,
      marginLeft: marginFor(facts.map(name)),
      marginRight: 12,
      marginTop: 24,
      marginBottom: 40,
      x: {
        domain: [low < 0 ? low - room : 0, high + room],
        label: `（${asUnit(unit)}）`,
        labelArrow: "none",
        labelOffset: 36,
        ticks: 4,
        grid: true,
      },
      y: { domain: facts.map(name), tickFormat: shortened, label: null, tickSize: 0 },
      marks: [
        Plot.barX(facts, {
          x1: 0,
          x2: place,
          y: name,
          fill: (fact: Fact) =>
            place(fact) !== 0 && place(fact) < 0 === (indicator.direction === "up")
              ? "var(--missed)"
              : "var(--accent)",
          insetTop: 5,
          insetBottom: 5,
          ...tied,
        }),
        Plot.ruleX([0], { stroke: "var(--ink)" }),
        ...[true, false].map((left) =>
          Plot.text(
            facts.filter((fact) => place(fact) < 0 === left),
            {
              x: place,
              y: name,
              text: "display",
              dx: left ? -4 : 4,
              textAnchor: left ? "end" : "start",
              ...tied,
            },
          ),
        ),
      ],
    },
    { facts, along: "x", title: `${asName(indicator.title)}各地对目标差距的贡献` },
  );
}
