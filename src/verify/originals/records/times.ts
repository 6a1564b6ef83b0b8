import type { RecordMapping, RecordsOperand } from "../../expect/format.ts";
import { readCount } from "../number.ts";

/** How many records there are, and how many of them passed. */
export interface Times {
  all: number;
  passed: number;
}

/** How many records count for an indicator in an area on a day, and how many of them passed. */
export type Counts = Map<string, Map<string, Times>>;

/** How many records a row is, and how many of them passed; undefined where it does not say. */
export function timesIn(
  { times }: RecordMapping,
  text: (head: string) => string,
  passed: boolean | undefined,
): Times | undefined {
  if (!times) return { all: 1, passed: passed ? 1 : 0 };
  const [all, ofAll] = [times.total, times.passed].map((head) => {
    const read = readCount(text(head));
    return read !== undefined && /^\d+(?:\.0+)?$/.test(read) ? Number(read) : undefined;
  });
  return all === undefined || ofAll === undefined || ofAll > all ? undefined : { all, passed: ofAll };
}

/** Counts records for an indicator and area, the key, on a day. */
export function addTimes(counts: Counts, key: string, day: string, times: Times): void {
  const days = counts.get(key) ?? new Map<string, Times>();
  counts.set(key, days);
  const counted = days.get(day) ?? { all: 0, passed: 0 };
  days.set(day, { all: counted.all + times.all, passed: counted.passed + times.passed });
}

/** How many records an operand counts; undefined where there are none of its days. */
export function countIn(
  counts: Counts,
  { indicator, area, from, until, which }: RecordsOperand,
): number | undefined {
  let sum: number | undefined;
  for (const [day, counted] of counts.get(`${indicator} ${area}`) ?? [])
    if (day >= from && day <= until) sum = (sum ?? 0) + counted[which];
  return sum;
}
