import type { RecordMapping } from "../../expect/format.ts";
import { readCount } from "../number.ts";

/** How many records there are, and how many of them passed. */
export interface Times {
  all: number;
  passed: number;
}

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
