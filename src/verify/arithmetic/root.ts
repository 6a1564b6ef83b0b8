import { compare, type Exact, ZERO } from "./exact.ts";

/** What is cut off at 15 decimals, as the format has it. */
const PLACES = 10n ** 15n;
/** A change of more than this has no root. */
const MOST: Exact = { num: 1000n, den: 1n };
const LARGEST: Exact = { num: 10n ** 20n, den: 1n };

/**
 * The root of `top ÷ bottom` to 12 decimals, as docs/proofs.md says: the greatest number of 15 decimals whose power, each
 * product cut off, is not more than the ratio, cut off; rounded. Null where the format has none.
 */
export function rootOf(top: Exact, bottom: Exact, years: Exact): Exact | null {
  if (years.num % years.den !== 0n || compare(bottom, ZERO) <= 0 || compare(years, { num: 1n, den: 1n }) < 0)
    return null;
  if (top.num === 0n) return ZERO;
  const ratio: Exact = { num: top.num * bottom.den, den: top.den * bottom.num };
  const inverse: Exact = { num: ratio.den, den: ratio.num };
  if (compare(top, ZERO) < 0 || compare(bottom, LARGEST) >= 0) return null;
  if (compare(ratio, MOST) > 0 || compare(inverse, MOST) > 0) return null;
  const wanted = (ratio.num * PLACES) / ratio.den;
  const times = years.num / years.den;
  let [low, above] = [0n, MOST.num * PLACES + 1n];
  while (above - low > 1n) {
    const middle = (low + above) / 2n;
    if (power(middle, times, wanted) <= wanted) low = middle;
    else above = middle;
  }
  return { num: (low + 500n) / 1000n, den: 10n ** 12n };
}

/** A number to the power of `times`, cut off after each product; more than `enough` is as good as any more. */
function power(base: bigint, times: bigint, enough: bigint): bigint {
  let product = PLACES;
  for (let done = 0n; done < times; done++) {
    product = (product * base) / PLACES;
    if (product > enough && base >= PLACES) return product;
  }
  return product;
}

/** `top ÷ bottom` rounded half away from zero to 9 decimals; null where `bottom` is zero. */
export function quotientOf(top: Exact, bottom: Exact): Exact | null {
  if (bottom.num === 0n) return null;
  const [num, den] = [top.num * bottom.den, top.den * bottom.num];
  const [over, under] = [num < 0n ? -num : num, den < 0n ? -den : den];
  const nearest = (over * 2_000_000_000n + under) / (under * 2n);
  return { num: num < 0n === den < 0n ? nearest : -nearest, den: 10n ** 9n };
}
