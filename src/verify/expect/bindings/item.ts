import { itemsOf, marksOf } from "../../originals/survey/sums.ts";
import { surveyed } from "../surveys/surveyed.ts";
import type { At, Given, Terms } from "./terms.ts";

/** An item of a mean of scores: what the sheets that count give it, of all areas together, and of no sample. */
export function itemTerms(given: Given, { ground }: At): Terms | string {
  const { indicator = "", area = "", period = "", item = "" } = given;
  const { plan, bounds } = ground;
  const found = surveyed({ indicator, area, period }, ground);
  if (!found || found.isWeighted || area !== bounds.city) return "no list in force tells of it";
  if (found.reason !== undefined) return `there is none: ${found.reason}`;
  if (!itemsOf(indicator, plan).some(({ question }) => question === item))
    return "it is no item of several scores";
  return { file: found.original.file.sha256, total: marksOf(found.list, indicator, item, plan) };
}
