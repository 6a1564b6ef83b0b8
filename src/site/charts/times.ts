import * as Plot from "@observablehq/plot";
import { type Period, parsePeriod } from "../../core/period.ts";
import { periodWords } from "../../core/period-words.ts";
import type { IndicatorRow } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { type Html, html } from "../kit/html.ts";
import type { Estimate } from "../kit/surveyed.ts";
import { asDate, asName } from "../kit/text.ts";
import { widthOf } from "../kit/text-width.ts";
import { yearTick } from "../kit/words.ts";
import { drawChart, place, tied } from "./chart.ts";
import { endsOf, levelAxis } from "./intervals.ts";

/** What stands between a dot and its figure, in pixels. */
const BESIDE = 10;

/** A figure at each time that a survey was made, in their order, each with its interval; nothing where it was made once. */
export function timesChart(indicator: IndicatorRow, estimates: Estimate[]): Html {
  if (estimates.length < 2) return html``;
  const facts = estimates.map(({ fact }) => fact);
  const ends = endsOf(estimates);
  const every = [...facts, ...ends];
  const when = ({ period }: Fact) => String(asDate(tickOf(period)));
  const between = { x: ({ fact }: Estimate) => when(fact), stroke: "var(--muted)", strokeWidth: 1.5 };
  return drawChart(
    {
      height: 220,
      marginLeft: 52,
      marginRight: Math.ceil(Math.max(...facts.map(({ display }) => widthOf(display)))) + BESIDE + 8,
      marginTop: 28,
      x: { type: "point", domain: facts.map(when), label: null, padding: 0.4 },
      y: levelAxis(every, ends, indicator),
      marks: [
        Plot.ruleX(
          estimates.filter(({ low, high }) => low && high),
          {
            ...between,
            y1: ({ low }: Estimate) => low && place(low),
            y2: ({ high }: Estimate) => high && place(high),
          },
        ),
        Plot.dot(facts, { x: when, y: place, r: 5, fill: "var(--accent)", ...tied }),
        Plot.dot(ends, { x: when, y: place, r: 2, fill: "var(--muted)", ...tied }),
        Plot.text(facts, { x: when, y: place, text: "display", dx: BESIDE, textAnchor: "start", ...tied }),
      ],
    },
    { facts: every, along: "y", title: `${asName(indicator.title)}历次结果` },
  );
}

/** A year as it stands under charts, another period in its words. */
function tickOf(id: string): string {
  const period = parsePeriod(id) as Period;
  return period.kind === "year" ? yearTick(period) : periodWords(id);
}
