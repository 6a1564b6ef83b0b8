import { periodWords } from "../../../core/period-words.ts";
import type { Edition } from "../../../facts/edition.ts";
import { captionHtml } from "../../charts/chart-caption.ts";
import { compositionBars } from "../../charts/composition.ts";
import { intervalsChart } from "../../charts/intervals.ts";
import { timesChart } from "../../charts/times.ts";
import { type Html, html } from "../../kit/html.ts";
import { type At, type EstimatedRow, estimateOf, isLevel } from "../../kit/surveyed.ts";
import { asDate, asName } from "../../kit/text.ts";
import { areaEstimates, bestFirst } from "./areas.ts";

/** The questions of a survey that are measured alike, the worst first; nothing where fewer than two are. */
export function itemsCharts(edition: Edition, rows: EstimatedRow[], at: At): Html[] {
  const units = [...new Set(rows.map(({ of }) => of.unit))];
  return units.flatMap((unit) => {
    const own = rows.filter((row) => row.of.unit === unit && isLevel(row));
    const estimates = own.flatMap((row) => {
      const estimate = estimateOf(edition, row.indicator, at);
      return estimate ? [{ ...estimate, name: row.of.short || row.of.title }] : [];
    });
    const [first] = own;
    if (!first || estimates.length < 2) return [];
    const sorted = estimates.sort(bestFirst(first.of, true));
    const chart = intervalsChart(sorted, { title: "各项结果", indicator: first.of, isLevel: true });
    const isBounded = sorted.some(({ low }) => low);
    return html`<figure class="chart">${chart}${captionHtml(
      edition,
      [html`差的在前${isBounded && "，横线是可信区间"}`],
      sorted.map(({ fact }) => fact),
    )}</figure>`;
  });
}

/** Each figure at each time that the survey was made, where that was more than once. */
export function timesHtml(edition: Edition, rows: EstimatedRow[], area: string, periods: string[]): Html[] {
  const inOrder = periods.toReversed();
  return rows.flatMap((row) => {
    const estimates = inOrder.flatMap((period) => estimateOf(edition, row.indicator, { area, period }) ?? []);
    const chart = timesChart(row.of, estimates);
    if (chart.markup === "") return [];
    const isBounded = estimates.some(({ low }) => low);
    const said = isBounded && html`竖线是可信区间，竖线重叠得多的，变化可能只是抽样的误差`;
    return html`<section><h3>${asName(row.of.short || row.of.title)}</h3><figure class="chart">${chart}${captionHtml(
      edition,
      [said],
      estimates.map(({ fact }) => fact),
    )}</figure></section>`;
  });
}

/** Of what parts a whole is: in each period, and in each area of which all parts are told. */
export function compositionHtml(
  edition: Edition,
  parts: EstimatedRow[],
  area: string,
  periods: string[],
): Html {
  const [first] = parts;
  const [latest] = periods;
  if (!first || !latest) return html``;
  const names = parts.map(({ of }) => asName(of.short || of.title));
  const factsAt = (at: At) => parts.map(({ indicator }) => estimateOf(edition, indicator, at)?.fact);
  const whole = compositionBars(
    names,
    periods.map((period) => ({
      name: html`${asDate(periodWords(period))}`,
      facts: factsAt({ area, period }),
    })),
    "各部分的比重",
  );
  const byArea = compositionBars(
    names,
    areaEstimates(edition, first, latest).map(({ name, fact }) => ({
      name: html`${asName(name)}`,
      facts: factsAt({ area: fact.area ?? "", period: latest }),
    })),
    "各地各部分的比重",
  );
  if (whole.markup === "") return html``;
  return html`<h2>构成</h2><div class="charts"><section><h3>历次构成</h3>${whole}</section>${byArea.markup !== "" && html`<section><h3>各地构成，${asDate(periodWords(latest))}</h3>${byArea}</section>`}</div>`;
}
