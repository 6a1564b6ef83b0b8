import { digits, divide, exact } from "../../../src/core/exact.ts";
import type { Choice } from "../draw.ts";
import { type Box, blank, type FigureTruth, number } from "../form.ts";
import { type Indicator, isRatio, mostOf } from "../plan.ts";

export interface Figure {
  numerator?: string;
  denominator?: string;
  value?: string;
}

/** A believable figure of an indicator: its value, or the two parts of a ratio. */
export function drawFigure(indicator: Indicator, choice: Choice): Figure {
  if (!isRatio(indicator)) return { value: drawCount(mostOf(indicator.indicator), choice) };
  if (indicator.scale === 100) {
    const denominator = choice.chance(0.4) ? choice.int(1000, 5000) : choice.int(40, 999);
    const numerator = denominator - choice.int(0, Math.floor(denominator / 20));
    return { numerator: String(numerator), denominator: String(denominator) };
  }
  return { numerator: String(choice.int(0, 3)), denominator: String(choice.int(8000, 20000)) };
}

/** Small numbers mostly, sometimes 0, sometimes of four digits. */
function drawCount(most: number | undefined, choice: Choice): string {
  if (most !== undefined) return String(choice.int(0, most));
  if (choice.chance(0.15)) return "0";
  return String(choice.chance(0.3) ? choice.int(1000, 9999) : choice.int(1, 300));
}

/** The ratio that two parts give, to `places`. */
export function ratioOf(
  { scale }: Indicator,
  numerator: string,
  denominator: string,
  places: number,
): string {
  const top = exact(numerator);
  return digits(divide({ ...top, num: top.num * BigInt(scale) }, exact(denominator)), places);
}

/** The cells of a figure's numerator, denominator and value, and what must be read from them. */
export function figureCells(
  indicator: Indicator,
  { numerator, denominator, value }: Figure,
  about: { area: string; period: string },
  choice: Choice,
): { numerator: Box; denominator: Box; value: Box; truths: FigureTruth[] } {
  const subject = { is: "reading" as const, indicator: indicator.indicator, ...about };
  if (numerator === undefined || denominator === undefined) {
    const box = number(value ?? "0");
    const truths = [{ ...subject, at: box, part: "value" as const, value: value ?? "0" }];
    return { numerator: blank(), denominator: blank(), value: box, truths };
  }
  const [top, bottom] = [number(numerator), number(denominator)];
  const beside = choice.chance(0.6);
  return {
    numerator: top,
    denominator: bottom,
    value: beside ? number(ratioOf(indicator, numerator, denominator, 2), "0.00") : blank(),
    truths: [
      { ...subject, at: top, part: "numerator", value: numerator },
      { ...subject, at: bottom, part: "denominator", value: denominator },
    ],
  };
}
