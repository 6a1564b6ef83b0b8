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
