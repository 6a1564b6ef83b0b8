import { periodOf, yearFrom } from "../../arithmetic/period.ts";
import { isBroken } from "../changes/broken.ts";
import { divided, known, termOf } from "./due.ts";
import type { At, Given, Terms } from "./terms.ts";

/** A trajectory leads from its base to the last whole year within its way. */
export function trajectoryTerms(given: Given, at: At): Terms | string {
  const { trajectory = "", area = "", period = "" } = given;
  const { plan } = at.ground;
  const row = plan.row("trajectories", trajectory)?.row;
  if (!row) return `the plan has no trajectory ${trajectory}`;
  const { indicator = "", target = "", base = "", areas = "" } = row;
  const named = areas.split(";").map((item) => item.trim());
  if (!named.includes(area) && !named.includes(plan.row("areas", area)?.row.kind ?? ""))
    return `the trajectory is not that of ${area}`;
  const figure = (when: string) => `indicator/${indicator}/${area}/${when}/actual`;
  const last = lastWhole(figure, row, at);
  if (last && last !== period) return `amount: ${figure(last)} is left out`;
  const from = divided(figure(base), at);
  const root = `trajectory/${trajectory}/${area}/${period}`;
  const beside = (aspect: string) => termOf(known(`${root}/${aspect}`, at));
  const hasReason = at.fact.value !== "reached" && at.ground.site.facts.has(`${root}/reason`);
  return {
    indicator,
    figure_period: last,
    base: termOf(from, base),
    broken: last && from !== "not" && isBroken(figure(last), figure(base), at.ground) ? "due" : undefined,
    target: target || undefined,
    scale: target ? "ratio" : "growth",
    is_aimed: target ? "due" : undefined,
    is_open: target ? undefined : "due",
    growth: beside("growth"),
    required: beside("required"),
    progress: beside("progress"),
    reason: hasReason ? "due" : undefined,
  };
}

/** The last year, a whole number of them after the base, of which there is surely a whole figure. */
function lastWhole(figure: (when: string) => string, row: Given, at: At): string | undefined {
  const { plan, bounds } = at.ground;
  const from = periodOf(row.base ?? "");
  const aim = periodOf(plan.row("targets", row.target ?? "")?.row.period ?? "");
  const until = Math.min(aim?.last ?? bounds.last, bounds.last);
  let last: string | undefined;
  for (let first = from?.first ?? until; first + 23 <= until; first += 12)
    if (divided(figure(yearFrom(first + 12)), at) === "must") last = yearFrom(first + 12);
  return last;
}
