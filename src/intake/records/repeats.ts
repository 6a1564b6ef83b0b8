import type { Period } from "../../core/period.ts";
import type { Counting, SourceOfFigure } from "../contract.ts";
import type { Say } from "../layout/guide.ts";
import type { Heading } from "../layout/heading.ts";
import type { Reading } from "../reading.ts";
import { sameNumber } from "../values/number.ts";

/** What a file speaks for: a later file that speaks for the same supersedes it there. */
export interface Cover {
  area: string;
  period: Period;
  source: Pick<SourceOfFigure, "id" | "kind">;
  /** The one indicator that it speaks for; "" for all. */
  subject: string;
  /** Whether the area's figures include its zones, where the file says the same of all of them. */
  zones: Counting | null;
  /** Whether its figures are to be counted from records. */
  counts: boolean;
}

/** What is under a key of a map of maps; keys need not be put together for each of millions of readings. */
function below<T>(map: Map<string, Map<string, T>>, key: string): Map<string, T> {
  let found = map.get(key);
  if (!found) {
    found = new Map();
    map.set(key, found);
  }
  return found;
}

/** The readings of a file, each figure once: the first where those that repeat it agree, and none where they differ. */
export class Figures {
  /** The first readings by area, period, part and indicator. */
  private readonly known = new Map<string, Map<string, Map<string, Map<string, Reading>>>>();
  private readonly order: Reading[] = [];
  /** Those of other sources, and the one that differs, by the first reading; few files have any. */
  private readonly others = new Map<Reading, Reading[]>();
  private readonly differing = new Map<Reading, Reading>();
  /** The first reading of each row that repeats one, with what it repeats; and the rows that have another number somewhere. */
  private readonly again = new Map<string, { reading: Reading; first: Reading }>();
  private readonly unlike = new Set<string>();

  add(reading: Reading): void {
    const { indicator, area, period, part } = reading;
    const near = below(below(below(this.known, area), period.id), part);
    const first = near.get(indicator);
    if (first) {
      this.addAgain(first, reading);
      return;
    }
    near.set(indicator, reading);
    this.order.push(reading);
  }

  private addAgain(first: Reading, reading: Reading): void {
    const others = this.others.get(first) ?? [];
    const same = [first, ...others].find(({ source }) => source.id === reading.source.id);
    if (!same) {
      this.others.set(first, [...others, reading]);
      this.order.push(reading);
    } else if (!sameNumber(reading.value, same.value)) {
      this.unlike.add(rowOf(reading));
      if (!this.differing.has(same)) this.differing.set(same, reading);
    } else if (areOfOneSheet(reading, same)) {
      const row = rowOf(reading);
      if (row !== rowOf(same) && !this.again.has(row)) this.again.set(row, { reading, first: same });
    }
  }

  /** The readings that count; `say` is told of those that differ, and of rows that only repeat one of their sheet. */
  kept(say: Say): Reading[] {
    for (const [row, { reading, first }] of this.again)
      if (!this.unlike.has(row)) say("row-repeated", reading, undefined, reading.period, [first.place]);
    if (this.differing.size === 0) return this.order;
    return this.order.filter((first) => {
      const differing = this.differing.get(first);
      if (differing) say("reading-repeated", differing, first.text, first.period, [first.place]);
      return !differing;
    });
  }
}

/** The row of its file in which a reading stands. */
function rowOf({ place }: Reading): string {
  return "record" in place ? String(place.record) : `${place.sheet}!${place.cell.replace(/^[A-Z]+/, "")}`;
}

function areOfOneSheet({ place }: Reading, { place: other }: Reading): boolean {
  return "record" in place || ("sheet" in other && place.sheet === other.sheet);
}

/** What the readings of tables whose header does not say it speak for: each its own area, period and source. */
export class Covers {
  /** The covers by area, period, source and subject. */
  private readonly known = new Map<string, Map<string, Map<string, Map<string, Cover>>>>();
  private last: Reading["names"] | undefined;

  /** Adds what a reading speaks for; where readings count zones in two ways, nothing is said of all of them. */
  add({ indicator }: Heading, { area, period, source, names, zones }: Reading): void {
    // The parts of a ratio are named by the same cells.
    if (names === this.last) return;
    this.last = names;
    const subject = indicator ?? "";
    const counting = zones?.counting ?? null;
    const covers = below(below(below(this.known, area), period.id), source.id);
    const before = covers.get(subject);
    if (!before) covers.set(subject, { area, period, source, subject, zones: counting, counts: false });
    else if (before.zones !== counting) before.zones = null;
    if (before?.period.byMonth && !period.byMonth) before.period = period;
  }

  all(): Cover[] {
    return [...this.known.values()].flatMap((second) =>
      [...second.values()].flatMap((third) => [...third.values()].flatMap((last) => [...last.values()])),
    );
  }
}

/** Covers, each once: the last of those that say the same. */
export function eachOnce(covers: Cover[]): Cover[] {
  const known = new Map(
    covers.map((cover) => [[cover.area, cover.period.id, cover.source.id, cover.subject].join(" "), cover]),
  );
  return [...known.values()];
}
