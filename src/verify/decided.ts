import type { Ground } from "./ground.ts";
import { opensIn, periodOf } from "./period.ts";

/** What is wrong with a figure that counts though it was decided that another source's does, which is there. */
export function decidedFault(id: string, { plan, bounds, site }: Ground): string | undefined {
  const [type, indicator, area, period = "", aspect, source] = id.split("/");
  if (type !== "indicator" || aspect !== "actual" || source !== undefined) return undefined;
  const own = periodOf(period);
  const sums = plan.row("indicators", indicator ?? "")?.row.periods === "sum";
  const first = own && (sums ? opensIn(own, plan.begins()) : own.first);
  const [last] = plan
    .rows("decisions")
    .filter((row) => {
      const whole = periodOf(row.period ?? "");
      const within = own && first !== undefined && whole && first >= whole.first && own.last <= whole.last;
      return row.indicator === indicator && row.area === area && within && (row.date ?? "") <= bounds.knownAt;
    })
    .reverse()
    .sort((a, b) => ((a.date ?? "") < (b.date ?? "") ? 1 : -1));
  return last && site.facts.has(`${id}/${last.source}`)
    ? `it was decided on ${last.date} that the figure of ${last.source} counts`
    : undefined;
}
