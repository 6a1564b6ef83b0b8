import { decimalsOf, digits, exact } from "../../core/exact.ts";

/** Decimals of published tables: digits in all, and digits after the point. */
export const PRECISION = 38;
export const SCALE = 12;

const UNIT = 10n ** BigInt(SCALE);

/** A decimal as four words of 32 bits, the lowest first, as Arrow keeps it. */
export function toWords(decimal: string): Uint32Array {
  const { num, den } = exact(decimal);
  const units = (num * UNIT) / den;
  if (units * den !== num * UNIT) throw new Error(`too many decimals: ${decimal} (write at most ${SCALE})`);
  return new Uint32Array(BigUint64Array.of(units, units >> 64n).buffer);
}

/** The decimal that four words hold, in as many digits as it needs. */
export function fromWords(words: Uint32Array): string {
  const [low = 0n, high = 0n] = new BigUint64Array(words.slice().buffer);
  const value = { num: BigInt.asIntN(128, low | (high << 64n)), den: UNIT };
  return digits(value, decimalsOf(value, SCALE));
}
