import { opensIn, type Period, periodOf, yearBefore, yearFrom } from "../../arithmetic/period.ts";
import { isBroken } from "../changes/broken.ts";
import { figurePeriodOf } from "../figure-period.ts";
import { goalRow } from "../goal.ts";
import { expectedFault } from "../parts.ts";
import { verdictWithout } from "../short.ts";
import { both, divided, known, termOf, usable, whole } from "./due.ts";
import type { At, Given, Terms } from "./terms.ts";

/** A target as the plan has it, for an area. */
interface Judged {
  row: Record<string, string>;
  year: Period | undefined;
  figure(when: string | undefined, what?: string): string;
}

function judged({ target = "", area = "" }: Given, { ground }: At): Judged {
  const row = ground.plan.row("targets", target)?.row ?? {};
  return {
    row,
    year: periodOf(row.period ?? ""),
    figure: (when, what = "actual") => `indicator/${row.indicator}/${area}/${when}/${what}`,
  };
}

/** A verdict is held against its goal, against last year's figure, against where the year opened, or against earlier years. */
export function targetTerms(given: Given, at: At): Terms | string {
  const { plan, bounds } = at.ground;
  const { row, year, figure } = judged(given, at);
  const expected = at.fact.operands.find(({ name }) => name === "expected");
  const fault =
    expected && expectedFault(expected, row.indicator ?? "", given.area ?? "", at.fact, at.ground);
  if (fault) return `expected: ${fault}`;
  const lastYear = year && yearBefore(year);
  const observed = observedPeriod(given, at);
  const own = figure(observed?.id);
  const prior = observed && yearBefore(observed);
  const opening = observed && yearFrom(opensIn(observed, plan.begins()) - 12);
  return {
    ...goalTerms(given, row, at),
    indicator: row.indicator,
    city: bounds.city,
    figure_period: observed?.id,
    last_year: lastYear,
    last_whole: termOf(divided(wholeOf(figure(lastYear), bounds.city), at), lastYear),
    prior: termOf(usable(own, figure(prior), at), prior),
    broken: isBroken(own, figure(prior), at.ground) ? "due" : undefined,
    opening: termOf(usable(own, figure(opening), at), opening),
    season: termOf(known(figure(observed?.id, "season"), at)),
  };
}

/** What is still needed of a rate follows from the same period of the year before and from the whole of it. */
export function neededTerms(given: Given, at: At): Terms {
  const { target, area, period } = given;
  const { row, year, figure } = judged(given, at);
  const lastYear = year && yearBefore(year);
  const observed = observedPeriod(given, at);
  const own = figure(observed?.id);
  const prior = observed && yearBefore(observed);
  const beside = (aspect: string) => termOf(known(`target/${target}/${area}/${period}/${aspect}`, at));
  const earlier = usable(own, figure(lastYear), at);
  const parts = [prior, lastYear].map((when) => known(figure(when, "denominator"), at));
  return {
    ...goalTerms(given, row, at),
    indicator: row.indicator,
    figure_period: observed?.id,
    prior,
    is_rate: termOf(
      both(...["numerator", "denominator"].map((part) => known(figure(observed?.id, part), at))),
    ),
    compared: termOf(both(usable(own, figure(prior), at), earlier, ...parts)),
    last_year: termOf(earlier, lastYear),
    ahead: beside("needed-next"),
    passed: beside("needed-passed"),
  };
}

/** How far a target falls short follows from its ratio, where it has one; no target that does is without its rank. */
export function shortfallTerms({ target = "", area, period }: Given, { id, ground }: At): Terms | string {
  const missing = id.endsWith("/shortfall-rank") ? verdictWithout(ground) : undefined;
  if (missing) return `there is no shortfall beside ${missing}`;
  const { method } = ground.plan.row("targets", target)?.row ?? {};
  return {
    method,
    ratio: ground.site.facts.has(`target/${target}/${area}/${period}/ratio`) ? "due" : undefined,
  };
}

/** The goal is the plan's number for the area, or what a rule made of the past. */
function goalTerms({ target = "", area = "", period }: Given, row: Given, at: At): Terms {
  const { plan } = at.ground;
  const bounded = (plan.row("limits", row.indicator ?? "")?.row.most ?? "") !== "";
  const rated = (plan.row("indicators", row.indicator ?? "")?.row.denominator ?? "") !== "";
  return {
    bounded: row.goal_by && bounded ? row.indicator : undefined,
    rated: row.goal_by && !bounded && rated ? row.indicator : undefined,
    method: row.method,
    goal_by: row.goal_by,
    cell: goalRow(target, area, plan),
    is_set: row.goal_by ? undefined : "due",
    is_made: row.goal_by ? termOf(known(`target/${target}/${area}/${period}/goal`, at)) : undefined,
  };
}

/**
 * The period of the figure that a fact of a target is about: of a verdict that of its own period where this is whole, else the
 * one that it names, or that the verdict does, within the target's time.
 */
function observedPeriod(given: Given, at: At): Period | undefined {
  const { year, figure } = judged(given, at);
  const own = figure(given.period);
  const named = figurePeriodOf(at.fact);
  if (at.id.endsWith("/status") && (named ? whole(own, at) : known(own, at)) === "must")
    return periodOf(given.period ?? "");
  const { target, area, period } = given;
  const verdict = at.ground.site.facts.get(`target/${target}/${area}/${period}/status`)?.fact;
  const observed = named ?? (verdict && figurePeriodOf(verdict));
  return observed && year && observed.first >= year.first && observed.last <= year.last
    ? observed
    : undefined;
}

function wholeOf(figure: string, city: string): string {
  return figure.split("/").with(2, city).join("/");
}
