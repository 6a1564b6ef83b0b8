import type { Fields } from "../contract.ts";
import type { RecordMapping } from "../fields.ts";
import type { Say } from "../layout/guide.ts";
import { type CellPlace, fold } from "../layout/sheet.ts";
import { readDay, timeOf } from "../values/day.ts";

/** How many days two records of one thing may be apart. */
const MOST_DAYS = 3;
/** How short a name may be that stands in a longer one, and how long what stands before it. */
const [LEAST, MOST] = [6, 6];

/** A record as it is held against others. */
interface Kept {
  place: CellPlace;
  name: string;
  day: string;
  time: string;
}

/** Records that are very likely one, by what they share: those of one document whose names or days nearly agree, and those of one day that differ in the hour. */
export class Alikes {
  private readonly known = new Map<string, Kept[]>();

  /** Tells of a record that is very likely the same as one before it. */
  tell(row: Fields, records: RecordMapping, subject: string, say: Say): void {
    const before = this.of(row, records, subject);
    const cell = row[records.identity[0] ?? ""];
    if (before && cell) say("record-alike", cell, undefined, undefined, [before]);
  }

  /** The earlier record that a record is very likely the same as; undefined where there is none. */
  private of(row: Fields, { identity, day }: RecordMapping, subject: string): CellPlace | undefined {
    const [first = ""] = identity;
    const name = first === day ? "" : fold(row[first]?.text ?? "");
    const place = row[first]?.place;
    const on = readDay(row[day]?.text ?? "") ?? "";
    const others = identity.filter((field) => field !== first && field !== day);
    if (!place || on === "" || identity.length < 3) return undefined;
    if (others.every((field) => (row[field]?.text ?? "") === "")) return undefined;
    const key = [subject, ...others.map((field) => fold(row[field]?.text ?? ""))].join("\n");
    const kept = this.known.get(key) ?? [];
    const own = { place, name, day: on, time: timeOf(row[day]?.text ?? "") };
    const alike = kept.find((each) => areAlike(each, own));
    kept.push(own);
    this.known.set(key, kept);
    return alike?.place;
  }
}

function areAlike(a: Kept, b: Kept): boolean {
  if (a.name === "" && b.name === "") return a.day === b.day && a.time !== b.time;
  const days = Math.abs(Date.parse(a.day) - Date.parse(b.day)) / 86_400_000;
  if (a.name === b.name) return days > 0 && days <= MOST_DAYS;
  const [short, long] = [a.name, b.name].sort((x, y) => x.length - y.length) as [string, string];
  const added = long.slice(0, long.length - short.length);
  return (
    days === 0 &&
    short.length >= LEAST &&
    long.endsWith(short) &&
    added.length <= MOST &&
    /^\p{Script=Han}+$/u.test(added)
  );
}
