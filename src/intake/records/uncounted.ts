import type { Days } from "../values/span.ts";

/** An indicator for which a record may have to be counted, of which too little could be read; a blank area is any. */
export interface UncountedRecord extends Days {
  indicator: string;
  area: string;
}

/** What records of a file could not be counted for, each once. */
export class Uncounted {
  private readonly records = new Map<string, UncountedRecord>();

  add(records: UncountedRecord[]): void {
    for (const record of records)
      this.records.set([record.indicator, record.area, record.first, record.last].join(" "), record);
  }

  all(): UncountedRecord[] {
    return [...this.records.values()];
  }
}
