import type { Choice } from "./draw.ts";

/** How forms say that a figure is counted, by how an indicator's periods combine. */
export const MODES: Record<string, string> = { sum: "本季数", "to-date": "累计", last: "期末数" };

/** Characters of plain numbers and letters in full width. */
export function wide(words: string): string {
  return words.replace(/[!-~]/g, (narrow) => String.fromCodePoint((narrow.codePointAt(0) ?? 0) + 0xfee0));
}

/** A text with a space inside. */
export function spaced(words: string, choice: Choice): string {
  if (words.length < 2) return ` ${words}\u3000`;
  const at = choice.int(1, words.length - 1);
  return words.slice(0, at) + choice.of([" ", "\u3000", "\u00a0", "  "]) + words.slice(at);
}

/** A whole number with a separator between its threes. */
export function threes(digits: string, separator: string): string {
  const [whole = "", rest] = digits.split(".");
  const parted = whole.replace(/\B(?=(\d{3})+$)/g, separator);
  return rest === undefined ? parted : `${parted}.${rest}`;
}

/** A decimal with its point moved to the left: the same number in another unit. */
export function shifted(digits: string, places: number): string {
  const sign = digits.startsWith("-") ? "-" : "";
  const [whole = "", rest = ""] = digits.replace("-", "").split(".");
  const all = places >= 0 ? whole.padStart(places + 1, "0") + rest : whole + rest.padEnd(-places, "0");
  const point = places >= 0 ? Math.max(whole.length, places + 1) - places : whole.length - places;
  const moved = `${all.slice(0, point)}.${all.slice(point)}`.replace(/\.?0*$/, "").replace(/^0+(?=\d)/, "");
  return sign + moved;
}

const FIGURES = "零一二三四五六七八九";
const PLACES = ["", "十", "百", "千"];

/** A whole number below ten thousand in Chinese numerals. */
export function chinese(value: number, choice: Choice): string {
  if (value === 0) return "零";
  const digits = String(value);
  let written = "";
  for (const [index, digit] of [...digits].entries()) {
    const place = digits.length - 1 - index;
    if (digit !== "0") written += FIGURES[Number(digit)] + (PLACES[place] ?? "");
    else if (!written.endsWith("零") && /[1-9]/.test(digits.slice(index))) written += "零";
  }
  if (written.startsWith("一十")) written = written.slice(1);
  return value >= 200 && choice.chance(0.5)
    ? written.replace(/^二(?=[百千])/, "两")
    : value === 2 && choice.chance(0.5)
      ? "两"
      : written;
}

/** A year in Chinese numerals. */
export function chineseYear(year: string): string {
  return [...year].map((digit) => "〇一二三四五六七八九"[Number(digit)]).join("");
}

/** Brackets, if there are any, in the other width. */
export function otherBrackets(words: string): string {
  return words.replace(
    /[（）()]/g,
    (bracket) => ({ "（": "(", "）": ")", "(": "（", ")": "）" })[bracket] ?? bracket,
  );
}
