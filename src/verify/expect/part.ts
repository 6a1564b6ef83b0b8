import { firstDay, lastDay, type Period, periodOf } from "../arithmetic/period.ts";
import type { Counting } from "../originals/zones/zones.ts";
import type { Operand } from "./format.ts";
import type { Ground } from "./ground.ts";
import { referred } from "./operands.ts";
import { duePeriods } from "./part-periods.ts";
import { estimateIn } from "./surveys/surveyed.ts";

/** A part of a figure that an operand gives: whose it is and of when; `kind` tells who counted it, where that is known. */
export interface Part {
  area: string;
  period: string;
  kind?: "area" | "other";
  /** How it counts the zones inside its area; null where nothing was reported, undefined where the original cannot be read. */
  zones?: Counting | null;
}

/** The part of a figure that an operand gives; undefined where it gives none. */
export function partOf(operand: Operand, indicator: string, ground: Ground): Part | undefined {
  if (operand.kind === "bound") return { area: operand.area, period: operand.period, zones: null };
  if (operand.kind === "records") {
    const { area, from, until } = operand;
    const sums = ground.plan.row("indicators", indicator)?.row.periods === "sum";
    const period = duePeriods(ground.plan).find(
      ({ first, last }) => lastDay(last) === until && (!sums || firstDay(first) === from),
    );
    // A record counts once, for the area that it names.
    const zones = "excluded";
    return period && { area, period: period.id, zones, ...kindOf("other", indicator, area, period, ground) };
  }
  const estimated = estimateIn(operand, ground);
  if (estimated?.indicator === indicator) {
    const { area, period } = estimated;
    return { area, period, zones: "excluded", ...kindOf("other", indicator, area, periodOf(period), ground) };
  }
  if (operand.kind !== "reading" && operand.kind !== "moved") return undefined;
  const { original, index } = referred(operand.reading, ground);
  const reading = original?.file.readings[index];
  const period = periodOf(reading?.period ?? "");
  if (!reading || !period) return undefined;
  const kind = reading.source === undefined ? "area" : "other";
  const zones = original?.zones[index];
  return {
    area: reading.area,
    period: period.id,
    ...(zones && { zones }),
    ...kindOf(kind, indicator, reading.area, period, ground),
  };
}

/** Who counted a part; nothing where it was decided whose figure counts, since that goes into wholes of any source. */
function kindOf(
  kind: "area" | "other",
  indicator: string,
  area: string,
  period: Period | undefined,
  { plan, bounds }: Ground,
): Pick<Part, "kind"> {
  const decided = plan.rows("decisions").some((row) => {
    const whole = periodOf(row.period ?? "");
    const within = whole && period && period.first >= whole.first && period.last <= whole.last;
    return row.indicator === indicator && row.area === area && within && (row.date ?? "") <= bounds.knownAt;
  });
  return decided ? {} : { kind };
}
