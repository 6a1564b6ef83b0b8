import { type Period, parsePeriod, yearOf } from "../../core/period.ts";
import { periodWords } from "../../core/period-words.ts";
import {
  type Edition,
  factOf,
  factsIn,
  type IndicatorRow,
  rowOf,
  type TargetRow,
} from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { isGrowth } from "../../plan/growth.ts";
import { isNumber } from "../charts/chart.ts";
import { type RunningYear, runningChart } from "../charts/running.ts";
import { runningFinding } from "../charts/running-caption.ts";
import { factHtml } from "../kit/fact.ts";
import { type Html, html } from "../kit/html.ts";
import { tableHtml } from "../kit/table.ts";
import { asDate, asLabel, asName, asUnit } from "../kit/text.ts";
import { coverWords, endWords, yearTick } from "../kit/words.ts";

/** How a target that is counted up over several years has come on: the running total beside the way to the goal, and each year's part. */
export function indicatorRunning(edition: Edition, id: string): Html {
  const indicator = rowOf(edition, "indicator", id);
  const target = edition.plan.targets.rows.find((row) => isCountedUp(edition, indicator, row));
  const span = parsePeriod(target?.period ?? "");
  if (!target || !span) return html``;
  const goal = factOf(edition, `target/${target.target}`, { aspect: "goal", area: target.area });
  const total = factOf(edition, `indicator/${id}`, {
    aspect: "actual",
    area: target.area,
    period: target.period,
  });
  if (!goal || !total || !isNumber(total)) return html``;
  const years = yearsIn(edition, indicator, target, span);
  const asOf = parsePeriod(edition.bounds.asOf) ?? span;
  const last = Math.min(asOf.last, span.last);
  const title = `${asName(indicator.title)}${asDate(periodWords(target.period))}累计`;
  const drawn = runningChart(
    title,
    indicator,
    years,
    {
      months: span.last - span.first + 1,
      gone: last - span.first + 1,
      until: endWords(asOf.last <= span.last ? asOf.id : span.id),
    },
    { total, goal },
  );
  return html`<h2>累计进度</h2><figure>${runningFinding(edition, target, total)}${drawn}${runningTable(edition, indicator, title, years, total)}<p class="note">虚线是由期初按时间推进到目标的进度，只作对照。</p></figure>`;
}

/** Whether a target asks for what is counted up over several years. */
function isCountedUp(edition: Edition, indicator: IndicatorRow, target: TargetRow): boolean {
  return (
    target.indicator === indicator.indicator &&
    target.comparator === ">=" &&
    indicator.denominator === "" &&
    indicator.periods === "sum" &&
    !isGrowth(edition.plan, target) &&
    parsePeriod(target.period)?.kind === "span"
  );
}

/** The years of a span, each with what had come by the ends of its periods; those to come have none. */
function yearsIn(edition: Edition, indicator: IndicatorRow, target: TargetRow, span: Period): RunningYear[] {
  const { year_begins: begins } = edition.plan.head;
  const figures = factsIn(edition, `indicator/${indicator.indicator}`, "actual", target.area).flatMap(
    (fact) => {
      const period = parsePeriod(fact.period);
      const inside =
        period && period.kind !== "span" && period.first >= span.first && period.last <= span.last;
      return inside && isNumber(fact) ? [{ fact, period, year: yearOf(period, begins) }] : [];
    },
  );
  const count = (span.last - span.first + 1) / 12;
  return Array.from({ length: count }, (_, index) => {
    const from = index * 12;
    const own = figures.filter(({ year }) => year.first - span.first === from);
    // Of two that end together, the whole year's.
    const ends = new Map(
      own
        .toSorted((a, b) => Number(a.period.kind === "year") - Number(b.period.kind === "year"))
        .map(({ fact, period }) => [period.last - span.first + 1, fact]),
    );
    const year = yearOf(
      { ...span, kind: "month", first: span.first + from, last: span.first + from },
      begins,
    );
    return {
      name: yearTick(year),
      from,
      to: from + 12,
      figures: [...ends].map(([months, fact]) => ({ months, fact })).sort((a, b) => a.months - b.months),
    };
  });
}

function runningTable(
  edition: Edition,
  indicator: IndicatorRow,
  title: string,
  years: RunningYear[],
  total: Fact,
): Html {
  const rows = years.flatMap(({ figures }) => {
    const fact = figures.at(-1)?.fact;
    return fact ? [[asDate(coverWords(edition, fact.period, indicator.periods)), factHtml(fact)]] : [];
  });
  return tableHtml(
    html`${asLabel(title)}`,
    [{ head: "时期" }, { head: html`数值（${asUnit(indicator.unit)}）`, kind: "number" }],
    [...rows, [html`${asDate(periodWords(total.period))}${asLabel("累计")}`, factHtml(total)]],
  );
}
