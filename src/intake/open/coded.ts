import { compareNumbers } from "../values/number.ts";

/** How numbers of telephones are written: of a mobile one, or an area's code and a number in it. */
const TELEPHONE = /^(?:1[3-9]\d{9}|0\d{9,11})$/;
/** From so many digits on a figure beyond its limit is taken for a number of something. */
const LONG = 7;

/**
 * Whether what stands where a figure should is rather a number of a telephone or a card: long and beyond what the plan calls
 * believable, or written like one of a telephone where the plan has no limit.
 */
export function isCoded(text: string, value: string, most: string | undefined): boolean {
  if (text.length < LONG) return false;
  const digits = text.normalize("NFKC").replace(/\s/g, "");
  if (!/^\d+$/.test(digits) || digits.length < LONG) return false;
  return most ? compareNumbers(value, most) > 0 : TELEPHONE.test(digits);
}
