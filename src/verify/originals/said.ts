import type { RecordMapping } from "../expect/format.ts";
import { clocked, writtenDay } from "./day.ts";
import type { Names } from "./names.ts";
import { fold } from "./read/sheet.ts";
import { remembered } from "./remembered.ts";

type TextOf = (head: string) => string;

/** What the records of a file say in all their columns: one that says the same as one before it does not count. */
export class Said {
  private readonly known = new Set<string>();
  private readonly names: Names;
  /** A day with the time of it, however it is written. */
  private readonly timeOf: (text: string) => string;
  private readonly areaOf: (text: string) => string | undefined;

  constructor(names: Names, years: Parameters<typeof writtenDay>[1], areaOf: Said["areaOf"]) {
    this.names = names;
    this.timeOf = remembered((text) => {
      const on = writtenDay(text, years);
      return on === undefined ? fold(text) : `${on} ${clocked(text).time}`;
    });
    this.areaOf = areaOf;
  }

  /** Whether a record says the same as one before it. */
  isAgain(mapping: RecordMapping, text: TextOf): boolean {
    if (!mapping.columns) return false;
    const meaning = this.meaning(mapping, text);
    const again = this.known.has(meaning);
    this.known.add(meaning);
    return again;
  }

  /** What a record says, however it writes its area, its day and the time of it. */
  meaning({ area, day, kind, indicator, columns = [] }: RecordMapping, text: TextOf): string {
    const meant = columns.map((head) => {
      const written = text(head);
      if (head === area) return this.areaOf(written) ?? fold(written);
      return head === day ? this.timeOf(written) : fold(written);
    });
    return [kind === undefined ? this.names.indicator(text(indicator ?? "")) : "", ...meant].join("\n");
  }
}
