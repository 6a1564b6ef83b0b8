import { digits, divide, exact } from "../../core/exact.ts";
import type { FindingCode } from "../findings/finding.ts";
import { wordsOfFault } from "../open/fault.ts";
import { aboutOf, detailOf, type Indicator, type NumberDraft } from "./figure.ts";
import { compareNumbers } from "./number.ts";
import { agrees, readWritten, scaled } from "./written.ts";

/** What is wrong with a ratio; `lost` where nobody knows which of its numbers is right. */
export interface RatioFault {
  code: FindingCode;
  detail: string;
  /** Whether the value does not hold beside its parts, so that any of the three may be wrong. */
  parts: boolean;
  lost: boolean;
}

/** More than is lost by six decimals and floating point, up to so large a ratio. */
const SPARE = 1e-5;
const MOST_SURE = 1e6;

/** Whether a share has more parts than its whole, by the exact texts of both. */
export function exceeds({ unit }: Indicator, top: string, bottom: string): boolean {
  return unit === "%" && compareNumbers(top, bottom) > 0;
}

/** Whether a ratio lies so far within limits that floating point shows it, as nearly all do. */
export function isWellWithin(
  { scale }: Indicator,
  top: string,
  bottom: string,
  { least, most }: { least: string; most: string },
): boolean {
  const ratio = (Number(top) * scale) / Number(bottom);
  const above = least === "" || ratio > Number(least) + SPARE;
  return above && ratio < (most === "" ? MOST_SURE : Math.min(Number(most) - SPARE, MOST_SURE));
}

/** The ratio that two parts give, to six decimals; undefined where there is none. */
export function ratioOf({ scale }: Indicator, top: string, bottom: string): string | undefined {
  const [numerator, denominator] = [exact(top), exact(bottom)];
  if (denominator.num === 0n) return undefined;
  return digits(divide({ ...numerator, num: numerator.num * BigInt(scale) }, denominator), 6);
}

/** Holds the value written beside a ratio's numerator and denominator (undefined where not read) against them. */
export function checkValue(
  figure: NumberDraft,
  indicator: Indicator,
  top: string | undefined,
  bottom: string | undefined,
): RatioFault | null {
  const { cell } = figure;
  if (cell.text === "" && !cell.fault) return null;
  const { unit, scale, decimals } = indicator;
  const undivided = bottom !== undefined && exact(bottom).num === 0n;
  if (undivided && cell.text === "#DIV/0!") return null;
  const written = readWritten(cell, unit, aboutOf(figure, indicator));
  if (written === null) return null;
  if (typeof written === "string")
    return {
      code: written,
      detail: cell.fault ? wordsOfFault(cell.fault) : detailOf(written, cell, indicator),
      parts: false,
      lost: false,
    };
  if (top === undefined || bottom === undefined) return null;
  if (undivided)
    return written.value.num === 0n
      ? null
      : { code: "value-differs", detail: "分母为0", parts: true, lost: true };
  const numerator = exact(top);
  const truth = divide({ ...numerator, num: numerator.num * BigInt(scale) }, exact(bottom));
  if (agrees(written, truth)) return null;
  const detail = digits(truth, Math.max(written.places, decimals));
  return scaled(written, truth)
    ? { code: "value-scaled", detail, parts: true, lost: false }
    : { code: "value-differs", detail, parts: true, lost: true };
}
