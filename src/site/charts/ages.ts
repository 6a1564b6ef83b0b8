import * as Plot from "@observablehq/plot";
import type { Edition } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { type CountedRow, drawnFigure, isBand } from "../kit/counted.ts";
import { type Html, html } from "../kit/html.ts";
import { asConstant, asName } from "../kit/text.ts";
import { drawChart, isNumber, marginFor, place, tied } from "./chart.ts";
import { captionHtml } from "./chart-caption.ts";
import { valueAxis } from "./value-axis.ts";

/** Things counted by for how many days they have been so. */
interface Band {
  row: CountedRow;
  fact: Fact;
}

/** What digits and signs take more than letters, in pixels. */
const PADDING = 8;

const KINDS = ["overdue", "aged"];

/** How long things have been overdue and in the register, a band of days a bar: the overdue first, of each the longest first. */
export function agesChart(edition: Edition, title: string, rows: CountedRow[]): Html {
  const bands = rows
    .filter((row) => isBand(row) && !rows.some((part) => isWithin(part, row)))
    .flatMap((row): Band[] => {
      const fact = drawnFigure(edition, row.indicator, edition.plan.head.city);
      return fact && isNumber(fact) ? [{ row, fact }] : [];
    })
    .sort((a, b) => KINDS.indexOf(a.row.counted) - KINDS.indexOf(b.row.counted) || daysOf(b) - daysOf(a));
  const [first] = bands;
  if (!first) return html``;
  const facts = bands.map(({ fact }) => fact);
  const names = new Map(bands.map((band) => [band.fact, bandWords(edition, band)]));
  const name = (fact: Fact) => names.get(fact) ?? "";
  const overdue = new Set(bands.filter(({ row }) => row.counted === "overdue").map(({ fact }) => fact));
  const chart = drawChart(
    {
      height: 64 + 28 * bands.length,
      marginLeft: marginFor([...names.values()]) + PADDING,
      marginRight: 24,
      marginTop: 12,
      marginBottom: 44,
      x: { ...valueAxis(facts, first.row.of), labelOffset: 38 },
      y: { domain: facts.map(name), label: null, tickSize: 0 },
      marks: [
        Plot.barX(facts, {
          ...{ x1: 0, x2: place, y: name, insetTop: 5, insetBottom: 5 },
          fill: (fact: Fact) => (overdue.has(fact) ? "var(--missed)" : "var(--faint)"),
          ...tied,
        }),
        Plot.text(facts, { x: place, y: name, text: "display", dx: 4, textAnchor: "start", ...tied }),
      ],
    },
    { facts, along: "x", title: `${asName(title)}逾期和登记的天数` },
  );
  return html`<figure class="chart">${chart}${captionHtml(edition, [], facts)}</figure>`;
}

/** Whether a band is part of another, which reaches on without end. */
function isWithin(part: CountedRow, { counted, stage, days, most }: CountedRow): boolean {
  return (
    part.counted === counted &&
    part.stage === stage &&
    most === "" &&
    part.most !== "" &&
    Number(part.days) >= Number(days)
  );
}

function daysOf({ row: { days } }: Band): number {
  return Number(days || 0);
}

/** A band in words; with its stage, where it is of one alone. */
function bandWords({ plan }: Edition, { row: { counted, stage, days, most } }: Band): string {
  const of = plan.stages.rows.find((each) => each.stage === stage);
  const what = counted === "overdue" ? "逾期" : of ? "" : "登记";
  const more = Number(days) === 0 ? "" : `${asConstant(days)}天以上`;
  const less = most === "" ? "" : `${asConstant(most)}天以内`;
  return `${of ? asName(of.title) : ""}${what}${more}${more && less && "、"}${less}`;
}
