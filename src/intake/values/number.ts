import { compare, exact } from "../../core/exact.ts";
import { type About, type NumberFault, type Parsed, parseNumber } from "../parse.ts";
import { partsOfUnit, powerBetween, shifted } from "./unit.ts";

export type { About } from "../parse.ts";

type PlainReading = { value: string; how: string } | { fault: NumberFault };
export type NumberReading = PlainReading | { fault: "number-too-long" | "percent-or-fraction" };

/** What nearly all cells are. */
const PLAIN = /^(?:0|[1-9]\d{0,11})(?:\.\d{1,6})?$/;

/** A decimal of so many characters is told from any other by floating point. */
const SHORT = 15;
/** The most digits before and after the point that a figure may have. */
const MAX_WHOLE = 12;
const MAX_DECIMALS = 6;
/** The digits that a workbook's number surely has. */
const SURE_DIGITS = 15;

/**
 * Reads the number of a figure in `unit` ("" where the plan names none): one that can be read one way only, and is not
 * longer than figures are. Returns the exact decimal in that unit, and by which steps the text gives it.
 */
export function readNumber(text: string, unit: string, about: About = {}): NumberReading {
  if (!about.named && isPlain(text, unit, about.format)) return { value: text, how: "照写" };
  const parsed = parseNumber(text, unit, about);
  if ("fault" in parsed) return parsed;
  const power = isShare(unit) && !parsed.marked ? powerOfPlain(parsed.value, unit, about) : 0;
  if (power === undefined) return { fault: "percent-or-fraction" };
  if (power) parsed.steps.push("按小数");
  const reading = inUnit(withoutTail(parsed, about), unit, about, power);
  if ("fault" in reading) return reading;
  const [whole = "", decimals = ""] = reading.value.replace("-", "").split(".");
  return decimals.length > MAX_DECIMALS || whole.length > MAX_WHOLE ? { fault: "number-too-long" } : reading;
}

/** Whether a text is the decimal that it means in its unit, digit by digit. */
export function isPlain(text: string, unit: string, format = ""): boolean {
  return PLAIN.test(text) && !/[%元]/.test(format) && (!isShare(unit) || isAboveOne(text));
}

/** Whether a plain number is above 1, or 0. */
function isAboveOne(text: string): boolean {
  return text === "0" || Number(text) > 1;
}

/** Reads a number of any length that was computed, and is held against what it was computed from. */
export function readPlain(text: string, unit: string, about: About = {}): PlainReading {
  const parsed = parseNumber(text, unit, about);
  return "fault" in parsed ? parsed : inUnit(parsed, unit, about, 0);
}

/** Whether a unit is a part of one whole: % or ‰. */
export function isShare(unit: string): boolean {
  return partsOfUnit(unit).base === "%";
}

/**
 * By which power of ten a share without a mark is to be multiplied: one above 1 not at all; one up to 1 may be in the
 * unit or a fraction, and is what its limits leave; undefined where they leave both, or neither.
 */
function powerOfPlain(value: string, unit: string, { limits, named }: About): number | undefined {
  const size = value.replace("-", "");
  if (compareNumbers(size, "0") === 0 || compareNumbers(size, "1") > 0) return 0;
  const power = 2 - partsOfUnit(named || unit).power;
  const rest = powerBetween(named || unit, unit) ?? 0;
  const fits = [0, power].filter((each) => limits && isWithin(shifted(value, each + rest), limits));
  return fits.length === 1 ? fits[0] : undefined;
}

/** What a plain number is in % or ‰ where it is a fraction of one whole. */
export function fractionIn(text: string, unit: string): string {
  const parsed = parseNumber(text, unit, {});
  return "fault" in parsed ? text : shifted(parsed.value, 2 - partsOfUnit(unit).power);
}

/** Whether a number lies within limits. */
export function isWithin(value: string, { least, most }: { least: string; most: string }): boolean {
  return (
    (least === "" || compareNumbers(value, least) >= 0) && (most === "" || compareNumbers(value, most) <= 0)
  );
}

/** A number with more digits than floating point surely has, to those that it has. */
function withoutTail(parsed: Parsed, { stored }: About): Parsed {
  const { value, steps } = parsed;
  if (!stored || value.replace(/^-?[0.]*|\./g, "").length <= SURE_DIGITS || !value.includes("."))
    return parsed;
  const short = Number(value).toPrecision(SURE_DIGITS);
  if (short.includes("e")) return parsed;
  return { ...parsed, value: String(Number(short)), steps: [...steps, "去浮点尾数"] };
}

/** The number in the unit that is wanted. */
function inUnit({ value, unit: own, steps }: Parsed, unit: string, about: About, more: number): PlainReading {
  const power = own === undefined ? powerBetween(about.named || unit, unit) : powerBetween(own, unit);
  if (power === undefined) return { fault: "unit-differs" };
  const moved = power + more;
  const factor = moved === 0 ? [] : [`${moved > 0 ? "乘以" : "除以"}1${"0".repeat(Math.abs(moved))}`];
  const plain = steps.length ? steps : ["照写"];
  return { value: shifted(value, moved), how: [...plain, ...factor].join("、") };
}

/** Whether two decimals are the same number, however they are written. */
export function sameNumber(a: string, b: string): boolean {
  return compareNumbers(a, b) === 0;
}

/** Below zero, zero or above zero, as `a` is below, equal to or above `b`. */
export function compareNumbers(a: string, b: string): number {
  // Decimals of at most 15 digits are in the order of the floating-point numbers next to them.
  if (a.length <= SHORT && b.length <= SHORT) return Number(a) - Number(b);
  const difference = compare(exact(a), exact(b));
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
