import { compare, decimal, type Exact } from "../arithmetic/exact.ts";
import type { Reading } from "../expect/format.ts";
import { powerIn, readAs, unitBehind } from "./number.ts";
import type { Plan } from "./plan.ts";
import { fold } from "./read/sheet.ts";
import { powerFromTo } from "./unit.ts";

/**
 * What is wrong with the power of ten by which a reading says that its number was multiplied, judged by the units that
 * its text, the cell beside it and the plan name; "" where nothing is.
 */
export function conversionFault({ how, text, part, indicator, unit }: Reading, plan: Plan): string {
  // A growth is taken as it is written, whatever it is in.
  if (part === "published-growth") return powerIn(how) === 0 ? "" : "a growth is not converted";
  const steps = how.split("、");
  const wanted = wantedOf(part, plan.row("indicators", indicator)?.row ?? {});
  const power = powerIn(how);
  const named = unit ? fold(unit.text) : wanted;
  let expected = powerFromTo(ownUnit(steps, text, named) ?? named, wanted);
  if (expected === undefined) return `its unit is not that of ${indicator}, ${wanted}`;
  const share = steps.includes("按小数") ? (named === "‰" ? 3 : 2) : 0;
  expected += share;
  if (expected !== power) return `its unit gives a factor of 10^${expected}, the proof one of 10^${power}`;
  const read = decimal(readAs(how, text) ?? "");
  return share && !(read && leftOne(read, share, plan.row("limits", indicator)?.row))
    ? `the limits of ${indicator} leave more than one way to read it`
    : "";
}

/** The unit of a value, or what a part of a ratio counts: of a share what the plan says, of 起/万台 what stands on its side of the stroke. */
function wantedOf(part: string, { unit = "", counted_in = "", scale = "" }: Record<string, string>): string {
  if (part === "value") return unit;
  const [above = "", below] = unit.split("/");
  if (below === undefined) return counted_in;
  const side = part === "numerator" ? above : below;
  const base = side.replace(/^[十百千万亿]+/, "");
  return powerFromTo(side, base) === (part === "numerator" ? 0 : scale.length - 1) ? base : "";
}

/** The unit that stands behind a number, or that its sign or its cell's format says. */
function ownUnit(steps: string[], text: string, named: string): string | undefined {
  if (steps.includes("百分数") || steps.includes("按单元格的百分比格式")) return "%";
  if (steps.includes("千分数")) return "‰";
  if (!steps.includes("去单位")) return undefined;
  const behind = unitBehind(text);
  return /^[十百千万亿]+$/.test(behind) ? behind + named : behind;
}

/** Whether a number read as a fraction lies within limits, and would not where it is taken as it stands. */
function leftOne(read: Exact, power: number, limits: Record<string, string> | undefined): boolean {
  if (!limits) return false;
  const least = decimal(limits.least ?? "");
  const most = decimal(limits.most ?? "");
  const inside = (value: Exact) =>
    (least === null || compare(value, least) >= 0) && (most === null || compare(value, most) <= 0);
  return inside(read) && !inside({ num: read.num, den: read.den * 10n ** BigInt(power) });
}
