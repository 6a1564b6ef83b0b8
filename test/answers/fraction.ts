/** An exact number: numerator over a denominator above zero, without a common factor. */
export interface Fraction {
  top: bigint;
  under: bigint;
}

export function fraction(top: bigint, under = 1n): Fraction {
  const sign = under < 0n ? -1n : 1n;
  const shared = commonFactor(top < 0n ? -top : top, under * sign) || 1n;
  return { top: (top * sign) / shared, under: (under * sign) / shared };
}

/** Reads a plain decimal. */
export function decimal(text: string): Fraction {
  const [whole = "", places = ""] = text.split(".");
  return fraction(BigInt(whole + places), 10n ** BigInt(places.length));
}

const plus = (a: Fraction, b: Fraction) => fraction(a.top * b.under + b.top * a.under, a.under * b.under);
export const minus = (a: Fraction, b: Fraction) => plus(a, fraction(-b.top, b.under));
export const times = (a: Fraction, b: Fraction) => fraction(a.top * b.top, a.under * b.under);
export const over = (a: Fraction, b: Fraction) => fraction(a.top * b.under, a.under * b.top);
export const sum = (all: Fraction[]) => all.reduce(plus, fraction(0n));
export const sign = ({ top }: Fraction) => (top > 0n ? 1 : top < 0n ? -1 : 0);

/** As downloads write it: with at most twelve decimals, rounded half away from zero. */
export function written({ top, under }: Fraction): string {
  const whole = top < 0n ? -top : top;
  const scaled = (whole * 10n ** 12n * 2n + under) / (under * 2n);
  const digits = scaled.toString().padStart(13, "0");
  const text = `${digits.slice(0, -12)}.${digits.slice(-12)}`.replace(/\.?0+$/, "");
  return top < 0n && text !== "0" ? `-${text}` : text;
}

function commonFactor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : commonFactor(b, a % b);
}
