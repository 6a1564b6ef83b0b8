import { compare, divide, type Exact, ONE, round, ZERO } from "./exact.ts";

/** What is cut off at 15 decimals, as the format has it. */
const PLACES = 10n ** 15n;
/** A change of as much as this has no root. */
const MOST = 10n ** 14n;
/** A number of as much as this has none. */
const LARGEST = 10n ** 20n;
const MOST_YEARS = 1000n;
const MOST_TIMES = 100n;

/**
 * The root of `top ÷ bottom` to 12 decimals, as docs/proofs.md says: the greatest number of 15 decimals whose power, each
 * product cut off, is not more than the ratio, cut off; rounded. Null where the format has none.
 */
export function rootOf(top: Exact, bottom: Exact, years: Exact): Exact | null {
  const times = wholeOf(years);
  if (times === null || times < 1n || times > MOST_YEARS || compare(bottom, ZERO) <= 0) return null;
  if (top.num === 0n) return ZERO;
  if (!isNear(top, bottom)) return null;
  const isStraight = compare({ num: top.num * 1000n, den: top.den }, bottom) >= 0;
  const root = isStraight
    ? cutRoot(cutRatio(top, bottom), times)
    : turned(cutRoot(cutRatio(bottom, top), times));
  return round({ num: root, den: PLACES }, 12);
}

/** `(top ÷ bottom)^(times ÷ part)` to nine decimals, made of such products and roots; null where the format has none. */
export function powerOf(top: Exact, bottom: Exact, times: Exact, part: Exact): Exact | null {
  const [up, down] = [wholeOf(times), wholeOf(part)];
  if (up === null || down === null || down < 1n || down > MOST_TIMES) return null;
  const size = up < 0n ? -up : up;
  if (size > MOST_TIMES || !isNear(top, bottom)) return null;
  if (size === 0n) return ONE;
  const isMore = compare(top, bottom) >= 0;
  const ratio = isMore ? cutRatio(top, bottom) : cutRatio(bottom, top);
  const raised = power(ratio, size, MOST * PLACES);
  if (raised > MOST * PLACES) return null;
  const root = cutRoot(raised, down);
  return round({ num: isMore === up > 0n ? root : turned(root), den: PLACES }, 9);
}

/** `top ÷ bottom` rounded half away from zero to 9 decimals; null where `bottom` is zero. */
export function quotientOf(top: Exact, bottom: Exact): Exact | null {
  const found = divide(top, bottom);
  return found && round(found, 9);
}

function wholeOf({ num, den }: Exact): bigint | null {
  return num % den === 0n ? num / den : null;
}

/** Whether both are above zero, and neither is too large, or too many times the other. */
function isNear(a: Exact, b: Exact): boolean {
  const isSmall = ({ num, den }: Exact, most: bigint) => num < most * den;
  const times = (one: Exact, other: Exact) => (one.num * other.den) / (one.den * other.num);
  if (a.num <= 0n || b.num <= 0n || !isSmall(a, LARGEST) || !isSmall(b, LARGEST)) return false;
  return times(a, b) < MOST && times(b, a) < MOST;
}

function cutRatio(top: Exact, bottom: Exact): bigint {
  return (top.num * bottom.den * PLACES) / (top.den * bottom.num);
}

/** The greatest whole number whose power is not more than `wanted`, in parts of 15 decimals. */
function cutRoot(wanted: bigint, times: bigint): bigint {
  let [low, above] = [0n, MOST * PLACES + 1n];
  while (above - low > 1n) {
    const middle = (low + above) / 2n;
    if (power(middle, times, wanted) <= wanted) low = middle;
    else above = middle;
  }
  return low;
}

/** One over a number of 15 decimals, cut off there. */
function turned(root: bigint): bigint {
  return (PLACES * PLACES) / root;
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
