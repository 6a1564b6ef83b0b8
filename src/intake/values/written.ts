import { compare, type Exact, exact } from "../../core/exact.ts";
import type { FindingCode } from "../findings/finding.ts";
import type { Cell } from "../layout/sheet.ts";
import { codeOfFault } from "../open/fault.ts";
import { type About, readPlain } from "./number.ts";

/** A number that a sender computed and wrote down, to be held against what it was computed from. */
export interface Written {
  value: Exact;
  /** The decimals to which it is held; below zero where not all of its whole digits are. */
  places: number;
  /** How many digits it has, from the first that is not 0. */
  significant: number;
}

/** A spreadsheet stores what it computed in some 17 digits, of which the last are not exact. */
const MOST_PLACES = 6;
const SURE_DIGITS = 14;
/** No spreadsheet stores a longer number. */
const LONGEST = 400;

/** Reads such a number; null where the cell is empty. It may have more digits than a figure that counts. */
export function readWritten(
  { text, fault }: Cell,
  unit: string,
  about: About = {},
): Written | FindingCode | null {
  if (fault) return codeOfFault(fault);
  if (text.length > LONGEST) return "number-too-long";
  const plain = readPlain(withoutExponent(text), unit, { ...about, stored: false });
  if ("fault" in plain) return plain.fault === "number-missing" ? null : plain.fault;
  const value = exact(plain.value);
  const [whole = "", decimals = ""] = plain.value.replace(/^-?0*/, "").split(".");
  return {
    value,
    places: Math.min(decimals.length, MOST_PLACES, SURE_DIGITS - whole.length),
    significant: value.num.toString().replace("-", "").length,
  };
}

/**
 * Whether a number as written is `truth`, rounded to its last place (a half up or down) or cut off there. Half a unit
 * of that place is more than what floating point loses in the digits that are held, and less than a slip of one digit.
 */
export function agrees({ value, places }: Written, truth: Exact): boolean {
  const shift = 10n ** BigInt(Math.abs(places));
  const unit = places < 0 ? { num: shift, den: 1n } : { num: 1n, den: shift };
  const off = compare(truth, value);
  const size = { num: off < 0n ? -off : off, den: truth.den * value.den };
  const cut = off < 0n === truth.num < 0n;
  return compare({ ...size, num: 2n * size.num }, unit) <= 0n || (cut && compare(size, unit) < 0n);
}

/**
 * Whether a number was written a hundred times too small or too big: 0.97 for 97 percent. One digit that is not exact
 * says too little for that: 0.9 may be 93 percent or a slip.
 */
export function scaled({ value, places, significant }: Written, truth: Exact): boolean {
  const meant = [
    { value: { ...value, num: value.num * 100n }, places: places - 2 },
    { value: { ...value, den: value.den * 100n }, places: places + 2 },
  ];
  return meant.some((other) =>
    significant > 1 ? agrees({ ...other, significant }, truth) : compare(other.value, truth) === 0n,
  );
}

/** A number as a spreadsheet writes a very small or very big one, such as `1e-7`, with all its digits. */
function withoutExponent(text: string): string {
  const [, sign = "", first = "", rest = "", power] = /^(-?)(\d)(?:\.(\d+))?e([+-]\d{1,3})$/.exec(text) ?? [];
  if (power === undefined) return text;
  const digits = first + rest;
  const point = 1 + Number(power);
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  const whole = digits.slice(0, point).padEnd(point, "0");
  return `${sign}${whole}${digits.length > point ? `.${digits.slice(point)}` : ""}`;
}
