import { opensIn, periodOf, yearFrom } from "../../arithmetic/period.ts";
import { figureAt, isBroken } from "../broken.ts";
import { yearOf } from "./changes.ts";
import type { At, Given, Terms } from "./terms.ts";

/** The first year of which there may be figures. */
const YEARS_BACK = 100;

/** A look ahead rests on the shares of all earlier years that may be compared. */
export function outlookTerms(given: Given, { ground }: At): Terms {
  const { indicator, area, period = "" } = given;
  const figure = `indicator/${indicator}/${area}/${period}/actual`;
  const isUsable = (part: string) => !isBroken(figure, figureAt(part), ground);
  return { earlier: earlierParts(given, isUsable, ground), year: yearOf(given, ground) };
}

/** What was to have come of a target rests on the shares of all earlier years. */
export function paceTerms({ target = "", area = "", period = "" }: Given, { ground }: At): Terms | string {
  const row = ground.plan.row("targets", target)?.row ?? {};
  const { indicator = "" } = row;
  const own = periodOf(period);
  if (row.area !== area || !own || row.period !== yearFrom(opensIn(own, ground.plan.begins())))
    return `the target ${target} is of another year or area`;
  return {
    indicator,
    method: row.method,
    earlier: earlierParts({ indicator, area, period }, () => true, ground),
  };
}

/** A back-test is of every error of its place in the year. */
export function backtestTerms({ place, aspect }: Given, { ground }: At): Terms {
  const error = aspect === "linear-error" ? aspect : "outlook-error";
  const tested = [...ground.site.facts.keys()].flatMap((id) => {
    const [type, , , period = "", said] = id.split("/");
    const isOf = type === "indicator" && said === error && (place === "all" || period.slice(4) === place);
    return isOf ? id.slice(0, -error.length - 1) : [];
  });
  return { tested };
}

/** The same periods of earlier years of which there is a share. */
function earlierParts(
  { indicator, area, period = "" }: Given,
  isUsable: (part: string) => boolean,
  { site }: At["ground"],
): string[] {
  const year = Number(period.slice(0, 4));
  return Array.from({ length: YEARS_BACK }, (_, back) => `${year - 1 - back}${period.slice(4)}`).filter(
    (when) => {
      const part = `indicator/${indicator}/${area}/${when}/part`;
      return site.facts.has(part) && isUsable(part);
    },
  );
}
