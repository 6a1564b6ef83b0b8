import { z } from "zod";
import { endOf, type Period, startOf } from "../../core/period.ts";
import type { Finding } from "../../intake/findings/finding.ts";
import type { ReceivedFile } from "../../intake/receive.ts";
import type { Warehouse } from "../open.ts";

/** A list in the order of arrival, with the periods that it speaks for, and how many records it has on each day. */
interface List {
  file: ReceivedFile;
  periods: Map<string, Period>;
  days: { day: string; total: number }[];
}

/**
 * What is wrong where a later list of records takes the place of an earlier one of its form and sender, and has no record of
 * a period for which that has some: a list of new records only, which does not say from when on it lists them.
 */
export async function narrowedLists(warehouse: Warehouse, files: ReceivedFile[]): Promise<Finding[]> {
  const counted = await warehouse.query(
    z.strictObject({ file: z.string(), indicator: z.string(), day: z.string(), total: z.string() }),
    `select file, indicator, day::varchar as day, sum(total) as total from daily group by all order by all`,
  );
  const daysOf = new Map<string, List["days"]>();
  for (const { file, indicator, day, total } of counted) {
    const key = `${file} ${indicator}`;
    daysOf.set(key, [...(daysOf.get(key) ?? []), { day, total: Number(total) }]);
  }
  const ordered = [...files].sort((a, b) => compare(a.arrived, b.arrived) || a.place - b.place);
  const series = new Map<string, Map<ReceivedFile, List>>();
  for (const file of ordered)
    for (const { counts, subject, source, period } of file.covers) {
      if (!counts) continue;
      const key = [file.loader.form, source.id, subject].join("\n");
      const lists = series.get(key) ?? new Map<ReceivedFile, List>();
      series.set(key, lists);
      const days = daysOf.get(`${file.sha256} ${subject}`) ?? [];
      const list = lists.get(file) ?? { file, periods: new Map(), days };
      lists.set(file, list);
      list.periods.set(period.id, period);
    }
  const found = new Map<string, Finding>();
  for (const lists of series.values())
    for (const finding of narrowed([...lists.values()])) found.set(JSON.stringify(finding), finding);
  return [...found.values()];
}

/** What is wrong in lists of one kind, the earliest first: one finding for each list and period. */
function narrowed(lists: List[]): Finding[] {
  return lists.flatMap(({ file, periods, days }, index) =>
    [...periods.values()].flatMap((period): Finding[] => {
      const earlier = lists.slice(0, index).findLast((list) => list.periods.has(period.id));
      if (!earlier || has(days, period) || !has(earlier.days, period)) return [];
      const other = earlier.file.path;
      return [
        { code: "list-narrowed", file: file.path, place: null, text: "", detail: period.id, other, period },
      ];
    }),
  );
}

function has(days: List["days"], period: Period): boolean {
  const [from, until] = [startOf(period), endOf(period)];
  return days.some(({ day, total }) => total > 0 && day >= from && day <= until);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
