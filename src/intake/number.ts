import { compare, exact } from "../plan/exact.ts";

const PLAIN = /^[+-]?(?:\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d+))?$/;
/** Characters of full width that stand for those of a plain number. */
const WIDE = /[\uff0b-\uff0e\uff05\uff10-\uff19]/g;

/** A decimal of so many characters is told from any other by floating point. */
const SHORT = 15;
/** The most digits before and after the point that a figure may have. */
const MAX_WHOLE = 12;
const MAX_DECIMALS = 6;

type PlainReading = { value: string; how: string } | { fault: "number-missing" | "number-unreadable" };
export type NumberReading = PlainReading | { fault: "number-too-long" };

/** Reads the number of a figure: one that can be read one way only, and is not longer than figures are. */
export function readNumber(text: string, unit: string, format = ""): NumberReading {
  const plain = readPlain(text, unit, format);
  if ("fault" in plain) return plain;
  const [whole = "", decimals = ""] = plain.value.replace("-", "").split(".");
  return decimals.length > MAX_DECIMALS || whole.length > MAX_WHOLE ? { fault: "number-too-long" } : plain;
}

/**
 * Reads a number that can be read one way only: digits, a sign, separators in threes, a point, and, where the unit
 * is percent, a percent sign or the percent format of a workbook's cell. Returns the exact decimal as text.
 */
export function readPlain(text: string, unit: string, format = ""): PlainReading {
  const narrow = text.replace(WIDE, (wide) => wide.normalize("NFKC")).trim();
  if (narrow === "") return { fault: "number-missing" };
  const percent = unit === "%" && narrow.endsWith("%");
  const digits = percent ? narrow.slice(0, -1).trim() : narrow;
  const match = PLAIN.exec(digits);
  if (!match) return { fault: "number-unreadable" };
  const plain = digits
    .replaceAll(",", "")
    .replace(/^\+/, "")
    .replace(/^(-?)0+(?=\d)/, "$1");
  const fraction = unit === "%" && !percent && format.includes("%");
  const value = fraction ? hundredfold(plain) : plain;
  if (fraction) return { value, how: "按单元格的百分比格式" };
  return { value, how: percent ? "百分数" : digits.includes(",") ? "去千位分隔符" : "照写" };
}

/** A decimal times a hundred: its point two places on. */
function hundredfold(decimal: string): string {
  const [whole = "", decimals = ""] = decimal.split(".");
  const moved = `${whole}${decimals.padEnd(2, "0").slice(0, 2)}`.replace(/^(-?)0+(?=\d)/, "$1");
  const rest = decimals.slice(2).replace(/0+$/, "");
  return rest ? `${moved}.${rest}` : moved;
}

/** Whether two decimals are the same number, however they are written. */
export function sameNumber(a: string, b: string): boolean {
  return compareNumbers(a, b) === 0n;
}

/** Below zero, zero or above zero, as `a` is below, equal to or above `b`. */
export function compareNumbers(a: string, b: string): bigint {
  // Decimals of at most 15 digits are in the order of the floating-point numbers next to them.
  if (a.length <= SHORT && b.length <= SHORT) return BigInt(Math.sign(Number(a) - Number(b)));
  return compare(exact(a), exact(b));
}
