import { add, compare, decimal, type Exact, ZERO } from "../../arithmetic/exact.ts";
import type { Plan } from "../plan.ts";
import { after, NEVER, type Stay } from "./life.ts";

/** Something that gives an enterprise points or takes them, from a day until it counts no more. */
export interface Entry {
  enterprise: string;
  /** The row of the plan by which it counts. */
  point: string;
  starts: string;
  ends: string;
}

/** What the life of one thing gives its enterprise. */
export function entriesOf(life: Stay[], plan: Plan): Entry[] {
  const comings = life.filter(({ stage, before }) => before?.stage !== stage);
  return comings.flatMap(({ stage, owner, starts }, at) => {
    const later = comings.slice(at + 1);
    const left = later[0]?.starts ?? NEVER;
    return plan.rows("points").flatMap((row): Entry[] => {
      if (row.stage !== stage || owner === undefined) return [];
      const repaired = later.find((coming) => row.repair !== "" && coming.stage === row.repair)?.starts;
      const ends = row.days ? after(starts, Number(row.days)) : left;
      const until = repaired !== undefined && repaired < ends ? repaired : ends;
      return [{ enterprise: owner, point: row.point ?? "", starts, ends: until }];
    });
  });
}

/** Those that count on a day. */
export function inForce(entries: Entry[], day: string): Entry[] {
  return entries.filter(({ starts, ends }) => starts <= day && day < ends);
}

/** The level of an enterprise by the entries that count: the highest whose points it has. */
export function ratingsOf(plan: Plan): (entries: Entry[]) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (entries) => {
    const points = entries.map(({ point }) => point).sort();
    const key = points.join(" ");
    if (!known.has(key)) known.set(key, ratingBy(points, plan));
    return known.get(key);
  };
}

function ratingBy(rows: string[], plan: Plan): string | undefined {
  const points = rows
    .map((point) => decimal(plan.row("points", point)?.row.points ?? "") ?? ZERO)
    .reduce(add, ZERO);
  let [found, most]: [string | undefined, Exact | undefined] = [undefined, undefined];
  for (const { rating, least = "" } of plan.rows("ratings")) {
    const from = decimal(least);
    if (from && compare(points, from) < 0) continue;
    if (found === undefined || (from && (!most || compare(from, most) > 0)))
      [found, most] = [rating, from ?? undefined];
  }
  return found;
}

/** The times within a stay in which the same entries count, each from a day until before another. */
export function timesWithin({ starts, ends }: Stay, entries: Entry[]): [from: string, until: string][] {
  const turns = entries.flatMap((entry) => [entry.starts, entry.ends]);
  const days = [...new Set([starts, ...turns.filter((day) => day > starts && day < ends)])].sort();
  return days.map((day, at) => [day, days[at + 1] ?? ends]);
}
