import { type Period, periodOf, yearBefore } from "../../arithmetic/period.ts";
import { figurePeriodOf } from "../figure-period.ts";
import { goalRow } from "../goal.ts";
import type { Ground } from "../ground.ts";
import { verdictsOn } from "../short.ts";
import { divided, termOf, usable } from "./due.ts";
import type { At, Given, Terms } from "./terms.ts";

/** What decides of a figure of another year whether it reaches a goal. */
const ALONE = ["amount", "divisor", "goal", "reached"];

/** Last year's figure is held against this year's goal where that asks for a figure of one year, and the two years may be compared. */
export function lastStatusTerms(given: Given, at: At): Terms | string {
  const { target = "", area = "", period = "" } = given;
  const { ground } = at;
  const row = ground.plan.row("targets", target)?.row ?? {};
  const year = periodOf(row.period ?? "");
  const fault = untoldOf(row, area, year, ground);
  if (fault) return fault;
  const verdict = `target/${target}/${area}/${period}/status`;
  if (!verdictsOn(target, ground.site).includes(verdict)) return `there is no ${verdict} beside it`;
  const lastYear = year && yearBefore(year);
  const figure = (when: string | undefined) => `indicator/${row.indicator}/${area}/${when}/actual`;
  const proven = ground.site.facts.get(verdict)?.fact;
  const own = proven && figurePeriodOf(proven);
  const earlier = figure(lastYear);
  if (own && usable(figure(own.id), earlier, at) === "not") return `amount: ${earlier} is not to be compared`;
  return {
    indicator: row.indicator,
    method: row.method,
    cell: goalRow(target, area, ground.plan),
    last_year: termOf(divided(earlier, at), lastYear),
  };
}

/** Why nothing is told of last year by this year's goal. */
function untoldOf(
  { target = "", indicator = "", method, goal_by }: Given,
  area: string,
  year: Period | undefined,
  { plan, rules, bounds }: Ground,
): string | undefined {
  if (goal_by) return "its goal is made from last year's figure";
  if (
    year?.kind !== "year" ||
    [...rules.names(`${method} last-status`)].some((name) => !ALONE.includes(name))
  )
    return "its goal is not held against the figure of one year";
  const areas = area === bounds.city ? plan.rows("areas").map((each) => each.area ?? "") : [area];
  if (!areas.some((each) => plan.applies(indicator, each))) return "the target is not for this area";
  return (bounds.months(target)?.elapsed ?? 0) > 0 ? undefined : "its year has not begun";
}
