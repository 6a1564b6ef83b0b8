/** An exact number as a fraction of whole numbers; the denominator is above zero. */
export interface Exact {
  num: bigint;
  den: bigint;
}

/** Reads a decimal such as `-3147.70`. */
export function exact(decimal: string): Exact {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal);
  if (!match) throw new Error(`invalid decimal: ${decimal}`);
  const [, sign, whole, fraction = ""] = match;
  const num = BigInt(`${whole}${fraction}`);
  return { num: sign ? -num : num, den: 10n ** BigInt(fraction.length) };
}

/** `a ÷ b`; throws where `b` is zero. */
export function divide(a: Exact, b: Exact): Exact {
  if (b.num === 0n) throw new Error("division by zero");
  const sign = b.num < 0n ? -1n : 1n;
  return { num: a.num * b.den * sign, den: a.den * b.num * sign };
}

/** `a + b`. */
export function add(a: Exact, b: Exact): Exact {
  return { num: a.num * b.den + b.num * a.den, den: a.den * b.den };
}

/** Below zero, zero or above zero, as `a` is below, equal to or above `b`. */
export function compare(a: Exact, b: Exact): bigint {
  return a.num * b.den - b.num * a.den;
}

/** The number rounded to `decimals` places, half away from zero. */
export function round(value: Exact, decimals: number): Exact {
  const den = 10n ** BigInt(decimals);
  const size = value.num < 0n ? -value.num : value.num;
  const num = (2n * size * den + value.den) / (2n * value.den);
  return { num: value.num < 0n ? -num : num, den };
}

/** The number in digits, rounded to `decimals` places, with as many places written. */
export function digits(value: Exact, decimals: number): string {
  const { num } = round(value, decimals);
  const text = (num < 0n ? -num : num).toString().padStart(decimals + 1, "0");
  const point = text.length - decimals;
  return `${num < 0n ? "-" : ""}${text.slice(0, point)}${decimals ? `.${text.slice(point)}` : ""}`;
}

/** The fewest decimals that write the number exactly, at most `most`. */
export function decimalsOf(value: Exact, most: number): number {
  if (value.num % value.den === 0n) return 0;
  const scaled = value.num * 10n ** BigInt(most);
  if (scaled % value.den !== 0n) return most;
  let [units, decimals] = [scaled / value.den, most];
  while (units % 10n === 0n) [units, decimals] = [units / 10n, decimals - 1];
  return decimals;
}
