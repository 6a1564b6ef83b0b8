import { isApproximate, type Said, saidInstead } from "./findings/said.ts";
import { NUMERALS, readNumeral } from "./values/numeral.ts";
import { partsOfUnit, powerBetween, shifted } from "./values/unit.ts";

/** What else is known of a number's cell. */
export interface About {
  /** The number format of a workbook's cell. */
  format?: string;
  /** Whether a workbook stores it as a number, which it does in floating point. */
  stored?: boolean;
  /** The unit that the cell's row, column or table names; the indicator's where they name none. */
  named?: string | undefined;
  /** Whether it counts what happened, so that 未发生 is 0. */
  counts?: boolean;
  /** The least and most that the figure can be, each blank where it is open. */
  limits?: { least: string; most: string } | undefined;
}

/** Why a text gives no number. */
export type NumberFault = Exclude<Said, "zero"> | "number-unreadable" | "number-approximate" | "unit-differs";

/** A text taken apart: its number, the unit behind it, and by which steps the two were found. */
export interface Parsed {
  value: string;
  /** The unit that stands behind the number, or that the cell shows it in; undefined where none does. */
  unit: string | undefined;
  steps: string[];
  /** Whether a mark says that it is a part of a hundred or a thousand. */
  marked: boolean;
}

/** Characters of full width that stand for others, and the minus. */
const WIDE = /[\uff01-\uff5e\u3000\u2212\u2018\u2019]/g;
const MARKS: Record<string, string> = { "\u2212": "-", "\u2018": "'", "\u2019": "'", "\u3000": " " };
/** Digits with a sign, separators of one kind in threes, and a point. */
const DIGITS =
  /^([+-]?)([1-9]\d{0,2}(?:,\d{3})+(?!\d)|[1-9]\d{0,2}(?:([ \u00a0\u2009\u202f])\d{3})(?:\3\d{3})*(?!\d)|\d+)(\.\d+)?/;
/** What may stand behind a number as its unit: a few signs, none of which could belong to a number. */
const UNIT = /^(?:[%‰]|[\p{Script=Han}/²³㎡㎞㎏°]{1,8})$/u;
/** A number that goes on behind its 万, as in 三万五. */
const MORE_NUMBER = /^[万亿千百][\d零〇一二两三四五六七八九十]/;
const LATIN = /^[\p{Script=Han}A-Za-z/²³]{1,8}$/u;
const SHARES: Record<string, string> = { "%": "百分数", "‰": "千分数", 百分之: "百分数", 千分之: "千分数" };
const SHARE_OF: Record<string, string> = { 百分之: "%", 千分之: "‰" };

/** Takes a text apart that is a number for a figure in `unit`; what is wrong with it where it is none. */
export function parseNumber(text: string, unit: string, about: About): Parsed | { fault: NumberFault } {
  const narrow = text
    .replace(WIDE, (sign) => MARKS[sign] ?? sign.normalize("NFKC"))
    .trim()
    // An apostrophe, and a formula of a text alone, keep a spreadsheet from reading a number.
    .replace(/^'|^="([^"]*)"$/, "$1")
    .trim();
  const said = saidInstead(narrow);
  if (said === "zero")
    return about.counts
      ? { value: "0", unit: undefined, steps: ["记为零"], marked: true }
      : { fault: "zero-or-missing" };
  if (said) return { fault: said };
  const parsed = bracketed(narrow) ?? shareOf(narrow) ?? withUnit(narrow, unit, about);
  if (!parsed) return { fault: isApproximate(narrow) ? "number-approximate" : "number-unreadable" };
  if ("fault" in parsed && isApproximate(narrow)) return { fault: "number-approximate" };
  return "fault" in parsed || parsed.unit !== undefined ? parsed : asShown(parsed, unit, about);
}

/** A number in brackets, which is below zero. */
function bracketed(text: string): Parsed | undefined {
  const inside = /^\((.+)\)$/.exec(text)?.[1]?.trim();
  const digits = inside === undefined || /^[+-]/.test(inside) ? undefined : DIGITS.exec(inside);
  if (!digits || digits[0] !== inside) return undefined;
  const { value, steps } = plainOf(digits);
  return { value: `-${value}`, unit: undefined, steps: ["括号为负", ...steps], marked: false };
}

/** A share in words, such as 百分之九十六. */
function shareOf(text: string): Parsed | undefined {
  const [, words = "", rest = ""] = /^([百千]分之)\s*(.+)$/.exec(text) ?? [];
  const unit = SHARE_OF[words];
  if (unit === undefined) return undefined;
  const steps = [SHARES[words] ?? ""];
  const digits = DIGITS.exec(rest);
  if (digits && digits[0] === rest) {
    const plain = plainOf(digits);
    return { value: plain.value, unit, steps: [...steps, ...plain.steps], marked: true };
  }
  const [whole = "", decimals = "", ...more] = rest.split("点");
  const number = whole === "百" && rest === whole ? 100 : readNumeral(whole);
  const places = [...decimals].map((sign) => "零一二三四五六七八九".indexOf(sign === "〇" ? "零" : sign));
  if (number === undefined || more.length || places.includes(-1) || rest.endsWith("点")) return undefined;
  const value = `${number}${places.length ? "." : ""}${places.join("")}`;
  return { value, unit, steps: [...steps, "汉字数字"], marked: true };
}

/** A number with or without its unit behind it. */
function withUnit(text: string, unit: string, about: About): Parsed | { fault: NumberFault } | undefined {
  const digits = DIGITS.exec(text);
  const numerals = digits ? undefined : NUMERALS.exec(text)?.[0];
  const number = numerals === undefined ? undefined : readNumeral(numerals);
  if (!digits && number === undefined) return undefined;
  const { value, steps } = digits ? plainOf(digits) : { value: String(number), steps: ["汉字数字"] };
  const behind = text.slice(digits?.[0].length ?? numerals?.length).replace(/\s/g, "");
  if (behind === "") return { value, unit: undefined, steps, marked: false };
  if (MORE_NUMBER.test(behind)) return undefined;
  const share = SHARES[behind];
  const own = ownUnit(behind, unit, about, number !== undefined);
  if (own === undefined) return undefined;
  if (powerBetween(own, unit) === undefined) return unit === "" ? undefined : { fault: "unit-differs" };
  return { value, unit: own, steps: [share ?? "去单位", ...steps], marked: share !== undefined };
}

/** The unit that stands behind a number: 万 alone is so many of what is counted, where that itself is counted one by one. */
function ownUnit(behind: string, unit: string, { named }: About, numerals: boolean): string | undefined {
  if (!UNIT.test(behind)) {
    const latin = LATIN.test(behind) && powerBetween(behind, unit) !== undefined;
    return latin ? behind : undefined;
  }
  if (partsOfUnit(behind).base !== "") return behind;
  if (numerals) return undefined;
  const counted = named || unit;
  const { base, power } = partsOfUnit(counted);
  return power === 0 && base !== "%" ? `${behind}${counted}` : behind;
}

/** A number without a unit, as its cell's format shows it. */
function asShown(parsed: Parsed, unit: string, { format }: About): Parsed | { fault: NumberFault } {
  if (!format || /^-?[0.]+$/.test(parsed.value)) return parsed;
  if (powerBetween(moneyShown(format), unit)) return { fault: "unit-differs" };
  if (!format.includes("%")) return parsed;
  const bare = format.replace(/"[^"]*"|\\./g, "");
  const share = partsOfUnit(unit).base === "%";
  if (!share)
    return bare.includes("%") ? { fault: unit === "" ? "number-unreadable" : "unit-differs" } : parsed;
  if (!bare.includes("%")) return unit === "%" ? { ...parsed, marked: true } : { fault: "unit-differs" };
  const steps = [...parsed.steps, "按单元格的百分比格式"];
  return { value: shifted(parsed.value, 2), unit: "%", steps, marked: true };
}

/** The unit of money that a format shows behind a number; blank where it shows none. */
function moneyShown(format: string): string {
  return /[十百千万亿]*元/.exec(format.split(";")[0]?.replace(/[\\"!]/g, "") ?? "")?.[0] ?? "";
}

/** The decimal that digits write, and whether it took separators out. */
function plainOf([, sign = "", whole = "", , point = ""]: RegExpExecArray): {
  value: string;
  steps: string[];
} {
  const bare = whole.replace(/\D/g, "").replace(/^0+(?=\d)/, "");
  const value = `${sign === "-" ? "-" : ""}${bare}${point}`;
  return { value, steps: /^\d+$/.test(whole) ? [] : ["去千位分隔符"] };
}
