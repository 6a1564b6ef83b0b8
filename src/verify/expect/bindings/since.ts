import { type Period, periodOf } from "../../arithmetic/period.ts";
import type { Ground } from "../ground.ts";
import { known } from "./due.ts";
import type { At, Given, Terms } from "./terms.ts";

const ESTIMATE = /^(indicator\/.+)\/([^/]+)\/estimate$/;

/** An estimate is held against that of the last period before it, of the same length, in which there is one. */
export function sinceTerms({ indicator, area, period = "" }: Given, at: At): Terms | string {
  const own = periodOf(period);
  const subject = `indicator/${indicator}/${area}`;
  const before = (estimatedIn(at.ground).get(subject) ?? [])
    .filter(({ kind, last }) => own && kind === own.kind && last < own.first)
    .sort((a, b) => b.last - a.last)
    .find(({ id }) => known(`${subject}/${id}/estimate`, at) !== "not");
  return before ? { before: before.id } : "there is no estimate before it";
}

const read = new WeakMap<Ground["site"]["facts"], Map<string, Period[]>>();

/** The periods in which a site has estimates of an indicator in an area. */
function estimatedIn({ site: { facts } }: Ground): Map<string, Period[]> {
  const known = read.get(facts);
  if (known) return known;
  const periods = new Map<string, Period[]>();
  for (const id of facts.keys()) {
    const [, subject = "", when = ""] = ESTIMATE.exec(id) ?? [];
    const period = periodOf(when);
    if (period) periods.set(subject, [...(periods.get(subject) ?? []), period]);
  }
  read.set(facts, periods);
  return periods;
}
