import * as Plot from "@observablehq/plot";
import { assessedAreas, type Edition, rowOf } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { type CountedRow, drawnFigure, shortTitle, wholeRow } from "../kit/counted.ts";
import { type Html, html } from "../kit/html.ts";
import { drawChart, isNumber, marginFor, place, shortened, tied } from "./chart.ts";
import { captionHtml } from "./chart-caption.ts";
import { valueAxis } from "./value-axis.ts";

/** What an area has in a register, and what of that is overdue where that is counted. */
interface Roster {
  name: string;
  stock: Fact;
  overdue: Fact | undefined;
}

/** A register by area: what stands in it as a bar, what of it is overdue over it; the most overdue first, then the most. */
export function rostersChart(edition: Edition, rows: CountedRow[]): Html {
  const stock = wholeRow(rows, "stock") ?? rows.find(({ counted }) => counted === "stock");
  const overdue = wholeRow(rows, "overdue");
  if (!stock) return html``;
  const rosters = assessedAreas(edition)
    .filter(({ kind }) => kind !== "city")
    .flatMap(({ area }): Roster[] => {
      const of = (row: CountedRow | undefined) => row && drawnFigure(edition, row.indicator, area);
      const [all, late] = [of(stock), of(overdue)];
      const isLate = late && isNumber(late) && late.unit === all?.unit;
      return all && isNumber(all)
        ? [{ name: rowOf(edition, "area", area).short, stock: all, overdue: isLate ? late : undefined }]
        : [];
    })
    .sort((a, b) => levelOf(b.overdue) - levelOf(a.overdue) || place(b.stock) - place(a.stock));
  if (rosters.length < 2) return html``;
  const names = new Map(
    rosters.flatMap(({ name, stock: all, overdue: late }) => [
      [all, name],
      [late, name],
    ]),
  );
  const name = (fact: Fact) => names.get(fact) ?? "";
  const all = rosters.map((each) => each.stock);
  const late = rosters.flatMap((each) => each.overdue ?? []);
  const bars = (facts: Fact[], fill: string, inset: number) =>
    Plot.barX(facts, { x1: 0, x2: place, y: name, fill, insetTop: inset, insetBottom: inset, ...tied });
  const chart = drawChart(
    {
      height: 64 + 26 * rosters.length,
      marginLeft: marginFor(rosters.map((each) => each.name)),
      marginRight: 24,
      marginTop: 12,
      marginBottom: 44,
      x: { ...valueAxis(all, stock.of), labelOffset: 38 },
      y: { domain: rosters.map((each) => each.name), tickFormat: shortened, label: null, tickSize: 0 },
      marks: [
        bars(all, "var(--faint)", 5),
        bars(late, "var(--missed)", 9),
        Plot.text(all, { x: place, y: name, text: "display", dx: 4, textAnchor: "start", ...tied }),
      ],
    },
    { facts: [...all, ...late], along: "x", title: `各地${shortTitle(stock)}` },
  );
  const said = html`长条是${shortTitle(stock)}${overdue && late.length > 0 && html`，中间的细条是${shortTitle(overdue)}，逾期多的地区在前`}`;
  return html`<figure class="chart">${chart}${captionHtml(edition, [said], [...all, ...late])}</figure>`;
}

function levelOf(fact: Fact | undefined): number {
  return fact ? place(fact) : 0;
}
