import { z } from "zod";
import { endOf, type Period, startOf } from "../../core/period.ts";
import type { Finding } from "../../intake/findings/finding.ts";
import type { ReceivedFile } from "../../intake/receive.ts";
import type { Warehouse } from "../open.ts";

/** A list of records, with the periods that it speaks for, and how many records it has on each day. */
interface List {
  file: ReceivedFile;
  periods: Map<string, Period>;
  days: { day: string; total: number }[];
}

/** A period for which a later list of a form, sender and indicator takes the place of an earlier one. */
export interface Contest {
  indicator: string;
  period: Period;
  earlier: List;
  later: List;
}

/** How many records files have of an indicator on each day, by the file's sha256 and the indicator. */
export type Days = Map<string, List["days"]>;

export async function daysOf(warehouse: Warehouse): Promise<Days> {
  const counted = await warehouse.query(
    z.strictObject({ file: z.string(), indicator: z.string(), day: z.string(), total: z.string() }),
    `select file, indicator, day::varchar as day, sum(total) as total from daily group by all order by all`,
  );
  const days: Days = new Map();
  for (const { file, indicator, day, total } of counted) {
    const key = `${file} ${indicator}`;
    days.set(key, [...(days.get(key) ?? []), { day, total: Number(total) }]);
  }
  return days;
}

/** Where later lists take the place of earlier ones, in the order of arrival; what was withdrawn takes none. */
export function contestsAmong(
  files: ReceivedFile[],
  counted: Days,
  isWithdrawn: (path: string, indicator: string, period: Period) => boolean,
): Contest[] {
  const ordered = [...files].sort((a, b) => compare(a.arrived, b.arrived) || a.place - b.place);
  const series = new Map<string, { indicator: string; lists: Map<ReceivedFile, List> }>();
  for (const file of ordered)
    for (const { counts, subject, source, period } of file.covers) {
      if (!counts || isWithdrawn(file.path, subject, period)) continue;
      const key = [file.loader.form, source.id, subject].join("\n");
      const { lists } = series.get(key) ?? { lists: new Map<ReceivedFile, List>() };
      series.set(key, { indicator: subject, lists });
      const days = counted.get(`${file.sha256} ${subject}`) ?? [];
      const list = lists.get(file) ?? { file, periods: new Map(), days };
      lists.set(file, list);
      list.periods.set(period.id, period);
    }
  return [...series.values()].flatMap(({ indicator, lists }) => contestsOf(indicator, [...lists.values()]));
}

/** Where one of some lists takes the place of another, the earliest of them first. */
function contestsOf(indicator: string, lists: List[]): Contest[] {
  return lists.flatMap((later, index) =>
    [...later.periods.values()].flatMap((period) => {
      const earlier = lists.slice(0, index).findLast((list) => list.periods.has(period.id));
      return earlier ? { indicator, period, earlier, later } : [];
    }),
  );
}

/** Whether a list has a record of a period. */
export function has({ days }: List, period: Period): boolean {
  const [from, until] = [startOf(period), endOf(period)];
  return days.some(({ day, total }) => total > 0 && day >= from && day <= until);
}

/**
 * What is wrong where a later list of records has no record of a period for which the one whose place it takes has some: a
 * list of new records only, which does not say from when on it lists them. One finding for each list and period.
 */
export function narrowedLists(contests: Contest[]): Finding[] {
  const found = new Map<string, Finding>();
  for (const { earlier, later, period } of contests) {
    if (has(later, period) || !has(earlier, period)) continue;
    const finding: Finding = {
      ...{ code: "list-narrowed", file: later.file.path, place: null, text: "" },
      ...{ detail: period.id, other: earlier.file.path, period },
    };
    found.set(JSON.stringify(finding), finding);
  }
  return [...found.values()];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
