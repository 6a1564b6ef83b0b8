import { opensIn, type Period, periodOf, yearBefore, yearFrom, yearStart } from "../../arithmetic/period.ts";
import { comparedWith } from "../../originals/given.ts";
import { isBroken } from "../changes/broken.ts";
import type { At, Given, Terms } from "./terms.ts";

/** What no fact has as its period, for what must be named and is not there. */
const NOWHERE = "?";

/** A change is held against the same period a year before. */
function trendTerms({ indicator = "", area, period = "" }: Given, { ground }: At): Terms | string {
  const own = periodOf(period);
  const prior = own && yearBefore(own);
  const figure = (when: string | undefined) => `indicator/${indicator}/${area}/${when}/actual`;
  if (isBroken(figure(period), figure(prior), ground))
    return `last_amount: ${figure(prior)} is not to be compared`;
  return { prior, trend: ground.plan.row("indicators", indicator)?.row.trend };
}

/** A difference is that of the figure that counts, or of what would count without the other source. */
function differenceTerms({ indicator, area, period, source = "" }: Given, { fact, ground }: At): Terms {
  const root = `indicator/${indicator}/${area}/${period}`;
  const amount = fact.operands.find(({ name }) => name === "amount");
  const named = amount?.kind === "fact" ? amount.fact : "";
  return { counted: comparedWith(named, `${root}/actual`, source, ground)?.slice(root.length + 1) };
}

/** A period by itself is held against the one before it in its year. */
function aloneTerms({ indicator = "", area, period = "" }: Given, { ground }: At): Terms {
  const { plan } = ground;
  const row = plan.row("indicators", indicator)?.row ?? {};
  const own = periodOf(period);
  const last = before(period, ground);
  const figure = (when: string | undefined) => `indicator/${indicator}/${area}/${when}/actual`;
  const broken = row.periods === "to-date" && isBroken(figure(period), figure(last), ground);
  const opens = own && own.first === opensIn(own, plan.begins());
  return {
    before: opens ? undefined : ((broken ? undefined : last) ?? NOWHERE),
    is_count: row.denominator === "" && ["sum", "to-date"].includes(row.periods ?? "") ? "due" : undefined,
    is_rate: row.denominator !== "" && row.periods === "sum" ? "due" : undefined,
  };
}

/** A change since the period before is held against that; figures from the year's beginning only within the year. */
function sinceLastTerms({ indicator = "", area, period = "" }: Given, { ground }: At): Terms | string {
  const own = periodOf(period);
  const last = before(period, ground);
  const figure = (when: string | undefined) => `indicator/${indicator}/${area}/${when}/actual`;
  if (own && isWhole(own, ground)) return "the change of a whole year is its change from a year before";
  const opens = own && own.first === opensIn(own, ground.plan.begins());
  const isLevel = ground.plan.row("indicators", indicator)?.row.periods === "last";
  if (!last || (opens && !isLevel)) return "there is no period before it that it may be held against";
  if (isBroken(figure(period), figure(last), ground))
    return `last_amount: ${figure(last)} is not to be compared`;
  return { last_period: last };
}

/** Whether a period is several years, or one that begins when the plan's years do. */
function isWhole({ kind, first, last }: Period, { plan }: At["ground"]): boolean {
  return kind === "span" || (kind === "year" && first === yearStart(last, plan.begins()));
}

/** The reporting period of the same length before one. */
function before(period: string, { plan }: At["ground"]): string | undefined {
  const own = periodOf(period);
  return plan
    .rows("periods")
    .flatMap((each) => periodOf(each.period ?? "") ?? [])
    .find((other) => own && other.kind === own.kind && other.last === own.first - 1)?.id;
}

/** A share is one of the whole year that a period lies in. */
function seasonTerms(given: Given, { ground }: At): Terms {
  return { year: yearOf(given, ground) };
}

/** The year that a period lies in, where it may be held against that. */
export function yearOf({ indicator, area, period = "" }: Given, ground: At["ground"]): string {
  const own = periodOf(period);
  const year = own ? yearFrom(opensIn(own, ground.plan.begins())) : NOWHERE;
  const figure = (when: string) => `indicator/${indicator}/${area}/${when}/actual`;
  return isBroken(figure(period), figure(year), ground) ? NOWHERE : year;
}

/** The families of changes, and how each finds its terms. */
export const CHANGES: Record<string, (given: Given, at: At) => Terms | string> = {
  trend: trendTerms,
  difference: differenceTerms,
  alone: aloneTerms,
  since_last: sinceLastTerms,
  season: seasonTerms,
};
