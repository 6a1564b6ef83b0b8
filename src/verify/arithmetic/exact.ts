/** An exact number as a fraction of whole numbers; the denominator is above zero. */
export interface Exact {
  num: bigint;
  den: bigint;
}

export const ZERO: Exact = { num: 0n, den: 1n };
export const ONE: Exact = { num: 1n, den: 1n };

/** Reads a decimal such as `-3147.70`; null where the text is none. */
export function decimal(text: string): Exact | null {
  const [, sign, whole = "", fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (sign === undefined) return null;
  const digits = BigInt(whole + fraction);
  return { num: sign ? -digits : digits, den: 10n ** BigInt(fraction.length) };
}

/** `a + b`. */
export function add(a: Exact, b: Exact): Exact {
  return a.den === b.den
    ? { num: a.num + b.num, den: a.den }
    : { num: a.num * b.den + b.num * a.den, den: a.den * b.den };
}

/** `a × b`. */
export function multiply(a: Exact, b: Exact): Exact {
  return { num: a.num * b.num, den: a.den * b.den };
}

/** `a ÷ b`; null where `b` is zero. */
export function divide(a: Exact, b: Exact): Exact | null {
  if (b.num === 0n) return null;
  const sign = b.num < 0n ? -1n : 1n;
  return { num: sign * a.num * b.den, den: sign * a.den * b.num };
}

/** Less than, equal to or more than zero, as `a` is less than, equal to or more than `b`. */
export function compare(a: Exact, b: Exact): number {
  const difference = a.num * b.den - b.num * a.den;
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}

/** The number rounded to a whole number of `1 / 10^places`, half away from zero. */
export function round({ num, den }: Exact, places: number): Exact {
  const unit = 10n ** BigInt(places);
  const size = num < 0n ? -num : num;
  const nearest = (size * unit * 2n + den) / (den * 2n);
  return { num: num < 0n ? -nearest : nearest, den: unit };
}

/** The least whole number of `1 / 10^places` that is not below the number. */
export function roundUp({ num, den }: Exact, places: number): Exact {
  const unit = 10n ** BigInt(places);
  const cut = (num * unit) / den;
  return { num: cut * den < num * unit ? cut + 1n : cut, den: unit };
}

/** The number in digits with `places` decimals, rounded. */
export function digits(value: Exact, places: number): string {
  const { num } = round(value, places);
  const text = String(num < 0n ? -num : num).padStart(places + 1, "0");
  const cut = text.length - places;
  return (num < 0n ? "-" : "") + text.slice(0, cut) + (places > 0 ? `.${text.slice(cut)}` : "");
}

/** The number in digits with the fewest decimals that write it exactly, or with `most`, rounded. */
export function shortest(value: Exact, most: number): string {
  for (let places = 0; places < most; places++)
    if (compare(round(value, places), value) === 0) return digits(value, places);
  return digits(value, most);
}

/** The square root of a number not below zero, cut off after `places` decimals. */
export function squareRoot({ num, den }: Exact, places: number): Exact {
  const unit = 10n ** BigInt(places);
  const square = (num * unit * unit) / den;
  if (square === 0n) return ZERO;
  let root = 1n << BigInt(Math.ceil(square.toString(2).length / 2));
  for (let next = (root + square / root) >> 1n; next < root; next = (root + square / root) >> 1n) root = next;
  return { num: root, den: unit };
}
