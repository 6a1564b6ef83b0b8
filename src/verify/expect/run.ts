import { periodOf } from "../arithmetic/period.ts";
import type { Plan } from "../originals/plan.ts";
import type { Manifest } from "./format.ts";

/** What a run of the build was bounded by, computed anew. */
export interface Bounds {
  knownAt: string;
  /** The last month that counts. */
  last: number;
  city: string;
  /** How many months a target's period has, and how many of them are gone; undefined where that cannot be told. */
  months(target: string): { months: number; elapsed: number } | undefined;
}

/** The bounds of the run that made a site. */
export function boundsOf({ asOf, knownAt }: Manifest, plan: Plan): Bounds {
  const last = periodOf(asOf)?.last ?? -1;
  const due = plan.rows("periods").map((row) => periodOf(row.period ?? ""));
  const over = due.flatMap((period) => (period && period.last <= last ? [period.last] : []));
  const reported = due.length === 0 ? last : Math.max(0, ...over);
  return {
    knownAt,
    last,
    city: plan.rows("plan")[0]?.city ?? "",
    months(target) {
      const period = periodOf(plan.row("targets", target)?.row.period ?? "");
      if (!period) return undefined;
      const months = period.last - period.first + 1;
      return { months, elapsed: period.last <= last ? months : Math.max(0, reported - period.first + 1) };
    },
  };
}
