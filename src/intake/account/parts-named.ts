import { compare, exact } from "../../core/exact.ts";
import type { Guide } from "../layout/guide.ts";
import { fold } from "../layout/sheet.ts";

type Indicator = Guide["indicators"] extends Map<string, infer T> ? T : never;

/** The parts of a ratio, as decimals. */
export interface Parts {
  numerator?: string | undefined;
  denominator?: string | undefined;
}

/** Parts of a ratio by the words for them, each with its number or with what it is said to be. */
const NAMED_PARTS =
  /(分子|分母|不合格|合格|(?:监督|评价)?抽[查检样]|检[验测])(?:批次|数|批)*[为是:=]?(?:(\d+(?:\.\d+)?)(?!\d|[%‰])|(?<=分[子母][为是:])(\p{Script=Han}+))/gu;
/** Whether a remark gives one part of a ratio the number or the words of another. */
export function isOfOtherPart(
  text: string,
  parts: Parts | undefined,
  indicator: Indicator | undefined,
): boolean {
  const { numerator, denominator } = parts ?? {};
  if (numerator === undefined || denominator === undefined) return false;
  const own = [fold(indicator?.numerator ?? ""), fold(indicator?.denominator ?? "")];
  return [...text.matchAll(NAMED_PARTS)].some(([, word = "", number, said = ""]) => {
    const isUpper = word === "分子" || word === "合格";
    if (number === undefined) return !said.startsWith((isUpper ? own[0] : own[1]) || said);
    if (word === "不合格") return !isSame(number, differenceOf(denominator, numerator));
    const [mine, other] = isUpper ? [numerator, denominator] : [denominator, numerator];
    return isSame(number, other) && !isSame(number, mine);
  });
}

/** Whether two decimals are one number. */
export function isSame(a: string, b: string): boolean {
  return compare(exact(a), exact(b)) === 0n;
}

/** What one decimal leaves of another; 0 where it is the larger. */
export function differenceOf(a: string, b: string): string {
  const left = Number(a) - Number(b);
  return left > 0 ? String(Number(left.toFixed(6))) : "0";
}
