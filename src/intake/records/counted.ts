import { endOf, opensIn, type Period, startOf } from "../../core/period.ts";
import type { Fields, SourceOfFigure } from "../contract.ts";
import type { Guide, Say } from "../layout/guide.ts";
import type { Heading } from "../layout/heading.ts";
import type { Cover } from "./repeats.ts";

/**
 * What records speak for: each of their indicators in all its areas, for every period of which they hold all that is counted,
 * by the days that the head names. `say` is told of an indicator that is counted from an earlier day on than the first.
 */
export function countedCovers(
  { from, until, indicator }: Pick<Heading, "from" | "until" | "indicator">,
  header: Fields,
  source: SourceOfFigure,
  indicators: Iterable<string>,
  guide: Guide,
  say: Say,
): Cover[] {
  if (!until) return [];
  const subjects = new Set([...(indicator ? [indicator] : []), ...indicators]);
  const within = guide.due.filter((period) => endOf(period) <= until && (!from || startOf(period) >= from));
  return [...subjects].flatMap((subject) => {
    const periods = within.filter((period) => !from || countsFrom(subject, period, guide) >= from);
    const title = guide.indicators.get(subject)?.title ?? "";
    if (periods.length < within.length) say("list-partial", header.from ?? null, title);
    return guide
      .areasOf(subject)
      .flatMap((area) =>
        periods.map((period) => ({ area, period, source, subject, zones: null, counts: true })),
      );
  });
}

/** The first day of the records that an indicator counts for a period; what there is (a stock) is counted from the beginning. */
export function countsFrom(indicator: string, period: Period, { indicators, begins }: Guide): string {
  const combine = indicators.get(indicator)?.periods;
  if (combine === "sum") return startOf(period);
  if (combine !== "to-date") return "";
  return startOf({ ...period, first: opensIn(period, begins) });
}
