import type { Fields, Loader } from "../contract.ts";
import type { Guide, Say } from "../layout/guide.ts";
import { type CellPlace, fold } from "../layout/sheet.ts";
import { readDay, timeOf } from "../values/day.ts";

/** The records of a file, by what they are of, so that one that is listed again is found. */
export class Sames {
  /** The place of the first record of each wording, by what it is of. */
  private readonly known = new Map<string, Map<string, CellPlace>>();
  private readonly loader: Loader;
  private readonly guide: Guide;

  constructor(loader: Loader, guide: Guide) {
    this.loader = loader;
    this.guide = guide;
  }

  /**
   * Whether a row says the same as one before it in every column of the layout; `subject` is what its table is about.
   * `say` is told of it, and of one that shares only what identifies it.
   */
  isAgain(row: Fields, subject: string, say: Say): boolean {
    const { records, columns } = this.loader;
    const [first = ""] = records?.identity ?? [];
    const cell = row[first];
    if (!records || !cell) return false;
    const meant = (field: string) => this.meaning(field, row[field]?.text ?? "");
    const identity = [subject, ...records.identity.map(meant)].join("\n");
    const wording = Object.keys(columns).map(meant).join("\n");
    const same = this.known.get(identity);
    if (!same) {
      this.known.set(identity, new Map([[wording, cell.place]]));
      return false;
    }
    const before = same.get(wording);
    const [other] = same.values();
    if (before) say("row-repeated", cell, undefined, undefined, [before]);
    else if (other) say("number-shared", cell, undefined, undefined, [other]);
    if (!before) same.set(wording, cell.place);
    return before !== undefined;
  }

  /** What a field says, however it is written: an area and a day, with its time, as they are read, all else without spaces and widths. */
  private meaning(field: string, text: string): string {
    const { names, years } = this.guide;
    const { area, day } = this.loader.records ?? {};
    if (field === area) return names.area(text) ?? fold(text);
    const read = field === day ? readDay(text, years) : undefined;
    return read === undefined ? fold(text) : `${read} ${timeOf(text)}`;
  }
}
