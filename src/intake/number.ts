const PLAIN = /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/;

/** The most digits before and after the point that a figure may have. */
const MAX_WHOLE = 15;
const MAX_DECIMALS = 6;

export type NumberReading =
  | { value: string; how: string }
  | { fault: "number-missing" | "number-unreadable" | "number-too-long" };

/**
 * Reads a number that can be read one way only: digits, a sign, separators in threes, a point, and a percent
 * sign where the unit is percent. Returns the exact decimal as text.
 */
export function readNumber(text: string, unit: string): NumberReading {
  const folded = text.normalize("NFKC").trim();
  if (folded === "") return { fault: "number-missing" };
  const percent = unit === "%" && folded.endsWith("%");
  const digits = percent ? folded.slice(0, -1).trim() : folded;
  const match = PLAIN.exec(digits);
  if (!match) return { fault: "number-unreadable" };
  const value = digits.replaceAll(",", "").replace(/^\+/, "");
  if ((match[1]?.length ?? 0) > MAX_DECIMALS || value.replace(/^-|\..*$/g, "").length > MAX_WHOLE)
    return { fault: "number-too-long" };
  return { value, how: percent ? "百分数" : digits.includes(",") ? "去千位分隔符" : "照写" };
}
