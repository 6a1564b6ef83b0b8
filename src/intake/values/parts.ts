import type { Indicator } from "./figure.ts";
import { compareNumbers } from "./number.ts";

/** What a count's name ends with: batches, numbers, households, devices. */
const COUNTED = /(?:数|批次?|起|家|户|台|件|个|人次?)$/;

/** Whether what a part of a ratio is called is counted one by one. */
export function isCounted(name: string): boolean {
  return COUNTED.test(name);
}

/**
 * Which part of a ratio cannot be what it is called: a percentage of 100 or a fraction of 1, a count with decimals, or a
 * denominator in ten thousands where it should be counted one by one; undefined where both can.
 */
export function oddPart(
  indicator: Indicator,
  numerator: string,
  denominator: string,
): "numerator" | "denominator" | undefined {
  if (isBroken(numerator)) {
    if (isNumber(denominator, "100") || isNumber(denominator, "1")) return "numerator";
    if (isCounted(indicator.numerator)) return "numerator";
  }
  // Nothing can be some of none.
  if (isNumber(denominator, "0") && !isNumber(numerator, "0")) return "denominator";
  if (isBroken(denominator) && isCounted(indicator.denominator)) return "denominator";
  const perThousands = indicator.scale >= 1000 && !isNumber(denominator, "0");
  return perThousands && Number(denominator) * 100 < indicator.scale ? "denominator" : undefined;
}

function isBroken(text: string): boolean {
  return text.includes(".") && /\.\d*[1-9]/.test(text);
}

function isNumber(text: string, number: string): boolean {
  return compareNumbers(text, number) === 0;
}
