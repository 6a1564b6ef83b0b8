import { digits, divide, exact } from "../plan/exact.ts";
import type { FindingCode } from "./finding.ts";
import type { Guide } from "./guide.ts";
import { compareNumbers } from "./number.ts";
import type { Cell } from "./sheet.ts";
import { agrees, readWritten, scaled } from "./written.ts";

type Indicator = Guide["indicators"] extends Map<string, infer Row> ? Row : never;

/** What is wrong with a ratio; `lost` where nobody knows which of its numbers is right. */
export interface RatioFault {
  code: FindingCode;
  detail: string;
  lost: boolean;
}

/** Whether a share has more parts than its whole, by the exact texts of both. */
export function exceeds({ unit }: Indicator, top: string, bottom: string): boolean {
  return unit === "%" && compareNumbers(top, bottom) > 0n;
}

/** Holds the value written beside a ratio's numerator and denominator (undefined where not read) against them. */
export function checkValue(
  cell: Cell,
  { title, unit, scale, decimals }: Indicator,
  top: string | undefined,
  bottom: string | undefined,
): RatioFault | null {
  const undivided = bottom !== undefined && exact(bottom).num === 0n;
  if (undivided && cell.text === "#DIV/0!") return null;
  const written = readWritten(cell, unit);
  if (written === null) return null;
  if (typeof written === "string") return { code: written, detail: cell.fault ?? title, lost: false };
  if (top === undefined || bottom === undefined) return null;
  if (undivided)
    return written.value.num === 0n ? null : { code: "value-differs", detail: "分母为0", lost: true };
  const numerator = exact(top);
  const truth = divide({ ...numerator, num: numerator.num * BigInt(scale) }, exact(bottom));
  if (agrees(written, truth)) return null;
  const detail = digits(truth, Math.max(written.places, decimals));
  return scaled(written, truth)
    ? { code: "value-scaled", detail, lost: false }
    : { code: "value-differs", detail, lost: true };
}
