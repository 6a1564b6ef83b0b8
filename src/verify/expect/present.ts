import { type Period, periodOf, yearFrom, yearStart } from "../arithmetic/period.ts";
import { growthsIn } from "../originals/growth.ts";
import type { PlanRow } from "../originals/plan.ts";
import { pointsDue } from "./bindings/enterprise.ts";
import { indicesDue } from "./bindings/index-of.ts";
import { leftOutOf } from "./bindings/left-out.ts";
import { isToldBroken, yearEarlier } from "./changes/broken.ts";
import { zonesHeld } from "./changes/zones-broken.ts";
import type { ReceivedFile } from "./format.ts";
import type { Follow, Ground } from "./ground.ts";
import { duePeriods, isAsked, partPeriods } from "./part-periods.ts";
import { estimatesDue } from "./surveys/estimates-due.ts";

/** The figure that counts of an indicator in an area and period. */
const FIGURE = /^indicator\/[^/]+\/[^/]+\/[^/]+\/actual$/;

/**
 * Checks that no figure is left out, and no break of one: each figure that a file's readings give is a fact, and each that has a part, of a year or of
 * the city put together from its areas; and no change since the period before. A verdict that says it has nothing to be held against is found by them.
 */
export function checkPresent(ground: Ground, follow: Follow): void {
  const { site, plan, failures } = ground;
  for (const { file } of site.files.values())
    for (const id of [...figuresIn(file), ...growthsIn(file, ground)])
      if (!site.facts.has(id)) failures.add("facts", file.name, `no fact ${id}, which its readings give`, id);
  for (const id of site.facts.keys()) {
    const untold = FIGURE.test(id) ? untoldOf(id, ground) : undefined;
    if (untold) failures.add("facts", "proof/facts", `no fact ${untold}, and none that says why`, untold);
    for (const other of leftOutOf(id, ground, follow))
      failures.add("facts", "proof/facts", `no fact ${other}, though all that it rests on is there`, other);
    const zones = id.replace(/actual$/, "zones");
    if (FIGURE.test(id) && !site.facts.has(zones) && zonesHeld(id, ground))
      failures.add("facts", "proof/facts", `no fact ${zones}, though all parts count zones in`, zones);
  }
  for (const id of appealsDue(ground))
    if (!site.facts.has(id))
      failures.add("facts", plan.path("appeals") ?? "", `no fact ${id}, which was raised`, id);
  for (const id of pointsDue(ground))
    if (!site.facts.has(id)) failures.add("facts", "proof/facts", `no fact ${id}, though it has points`, id);
  for (const id of indicesDue(ground))
    if (!site.facts.has(id)) failures.add("facts", "proof/facts", `no fact ${id}, whose parts there are`, id);
  for (const id of estimatesDue(ground))
    if (!site.facts.has(id)) failures.add("facts", "proof/facts", `no fact ${id}, which a survey gives`, id);
  for (const row of plan.rows("indicators"))
    for (const [whole, parts] of wholesOf(row, ground))
      for (const [id, part] of wantedOf(row, whole, parts, ground))
        if (!site.facts.has(id))
          failures.add("facts", "proof/facts", `no fact ${id}, of which ${part} is a part`, id);
}

/** What is told nowhere of a figure and that of a year before: its break, or its change, which a fact may say why there is none of. */
function untoldOf(figure: string, ground: Ground): string | undefined {
  const has = (aspect: string) => ground.site.facts.has(figure.replace(/actual$/, aspect));
  const broken = isToldBroken(figure, ground);
  if (has("break") || (!broken && (has("yoy") || has("no-change")))) return undefined;
  const compared = broken || ground.site.facts.has(yearEarlier(figure));
  return compared ? figure.replace(/actual$/, broken ? "break" : "yoy") : undefined;
}

/** What is to be told of every appeal that was raised by the day that is known, on a period that is over. */
function appealsDue({ site, plan, bounds }: Ground): string[] {
  return plan.rows("appeals").flatMap(({ appeal, period = "", raised = "" }) => {
    const last = periodOf(period)?.last;
    return raised <= bounds.knownAt && last !== undefined && last <= bounds.last
      ? `appeal/${appeal}/${site.manifest.asOf}/state`
      : [];
  });
}

const idOf = (indicator = "", area = "", period = "") => `indicator/${indicator}/${area}/${period}/actual`;

/** The figures that the readings of a file give: a value, or a numerator beside a denominator. */
function figuresIn({ readings }: ReceivedFile): Set<string> {
  const given = new Map<string, Set<string>>();
  for (const { indicator, area, period, part } of readings) {
    const id = idOf(indicator, area, period);
    given.set(id, (given.get(id) ?? new Set()).add(part));
  }
  const whole = ([, parts]: [string, Set<string>]) =>
    parts.has("value") || (parts.has("numerator") && parts.has("denominator"));
  return new Set([...given].filter(whole).map(([id]) => id));
}

/** The periods of which an indicator has figures, each with the periods of its parts. */
function wholesOf(row: PlanRow, ground: Ground): [Period, Period[]][] {
  const { plan, bounds } = ground;
  const due = duePeriods(plan).filter(({ last }) => last <= bounds.last);
  const targets = plan.rows("targets").filter(({ indicator }) => indicator === row.indicator);
  const ids = [
    ...due.flatMap(({ id, last }) => [id, yearFrom(yearStart(last, plan.begins()))]),
    ...targets.map(({ period = "" }) => period),
  ];
  return [...new Set(ids)]
    .flatMap((id) => periodOf(id) ?? [])
    .filter(({ kind, last }) => kind === "span" || last <= bounds.last)
    .map((whole) => [whole, partPeriods(row, whole, ground)]);
}

/** The figures of a whole period that have a part among the facts, with that part: each area's, and the city's. */
function wantedOf(
  row: PlanRow,
  whole: Period,
  parts: Period[],
  { plan, site, bounds }: Ground,
): Map<string, string> {
  const wanted = new Map<string, string>();
  const { indicator = "" } = row;
  for (const { area = "", kind, inside } of plan.rows("areas")) {
    if (!isAsked(indicator, area, plan)) continue;
    // A ratio of which only the value is known is no part of a whole.
    const part = parts
      .map(({ id }) => idOf(indicator, area, id))
      .find((id) => site.facts.has(row.denominator ? id.replace(/actual$/, "numerator") : id));
    if (!part) continue;
    wanted.set(idOf(indicator, area, whole.id), part);
    // A zone may be counted by those around it.
    if (row.areas === "sum" && kind === "county" && !inside)
      wanted.set(idOf(indicator, bounds.city, whole.id), part);
  }
  return wanted;
}
