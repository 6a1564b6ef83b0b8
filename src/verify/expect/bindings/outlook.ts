import { opensIn, periodOf, yearFrom } from "../../arithmetic/period.ts";
import { figureAt, isBroken } from "../changes/broken.ts";
import { yearOf } from "./changes.ts";
import type { At, Given, Terms } from "./terms.ts";

/** The first year of which there may be figures. */
const YEARS_BACK = 100;
/** What says how far a look ahead was off. */
const ERRORS = ["outlook-error", "linear-error"];

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
export function backtestTerms({ place = "", aspect }: Given, { ground }: At): Terms {
  const error = aspect === "linear-error" ? aspect : "outlook-error";
  return { tested: testedIn(ground.site).get(`${error} ${place}`) ?? [] };
}

const tested = new WeakMap<At["ground"]["site"], Map<string, string[]>>();

/** The figures of a site of which there is an error, by that and their place in the year. */
function testedIn(site: At["ground"]["site"]): Map<string, string[]> {
  const known = tested.get(site);
  if (known) return known;
  const found = new Map<string, string[]>();
  for (const id of site.facts.keys()) {
    const [type, , , period = "", said = ""] = id.split("/");
    if (type !== "indicator" || !ERRORS.includes(said)) continue;
    for (const place of ["all", period.slice(4)]) {
      const key = `${said} ${place}`;
      const figures = found.get(key) ?? [];
      figures.push(id.slice(0, -said.length - 1));
      found.set(key, figures);
    }
  }
  tested.set(site, found);
  return found;
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
