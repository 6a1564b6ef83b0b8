import type { Reading } from "./expect/format.ts";
import type { Ground } from "./expect/ground.ts";

/** A figure that a scenario supposes to be missing. */
interface Figure {
  indicator: string;
  area: string;
  period: string;
}

/** Whether any source gives a figure whole, so that it is not missing. */
export function givenOf(figure: Figure, ground: Ground): boolean {
  return givenFigures(ground).has(keyOf(figure));
}

/** Whether a figure is the city's, of an indicator that areas add up to, and some part of it was ever given. */
export function isSumOfParts({ indicator, area }: Figure, ground: Ground): boolean {
  const { plan, bounds } = ground;
  const row = plan.row("indicators", indicator)?.row;
  // A rate of the whole may be missing since one of its parts does not say of how much it is one.
  if (area !== bounds.city || row?.areas !== "sum" || row.denominator !== "") return false;
  const parts = plan
    .rows("areas")
    .filter(({ kind = "" }) => kind === "county" || kind === "zone")
    .flatMap(({ area: part = "" }) => (plan.applies(indicator, part) ? part : []));
  if (parts.length === 0) return false;
  const of = readingsOf(ground).filter((reading) => reading.indicator === indicator);
  const whole = of.some((reading) => reading.area === area);
  return !whole || of.some((reading) => parts.includes(reading.area));
}

const known = new WeakMap<Ground["originals"], Set<string>>();

/** Every figure that some file gives, by itself or by numerator and denominator. */
function givenFigures(ground: Ground): Set<string> {
  const before = known.get(ground.originals);
  if (before) return before;
  const given = new Set<string>();
  const halves = new Map<string, Set<string>>();
  for (const { file } of ground.originals.values())
    for (const reading of file.readings) {
      const key = keyOf(reading);
      if (reading.part === "value") given.add(key);
      if (reading.part !== "numerator" && reading.part !== "denominator") continue;
      const own = `${key} ${reading.source ?? ""}`;
      const parts = (halves.get(own) ?? new Set()).add(reading.part);
      halves.set(own, parts);
      if (parts.size === 2) given.add(key);
    }
  known.set(ground.originals, given);
  return given;
}

function readingsOf({ originals }: Ground): Reading[] {
  return [...originals.values()].flatMap(({ file }) => file.readings);
}

function keyOf({ indicator, area, period }: Figure): string {
  return `${indicator} ${area} ${period}`;
}
