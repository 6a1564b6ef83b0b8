import { z } from "zod";

/** What a field may say of a row of figures, of a record or of a report. */
const NAMING = ["area", "period", "indicator", "title", "unit", "growth-unit", "series", "filled"];
const PARTS = ["numerator", "denominator", "value", "published-growth"];
const SOURCES = ["department", "source-id", "source-kind", "source-title"];
const RECORDS = [
  "day",
  "kind",
  "amount",
  "identity",
  "from",
  "until",
  "records",
  "records-passed",
  "record-part",
];
const REGISTERS = ["register", "stage", "thing", "code", "owner"];
const ANSWERS = ["survey", "unit-code", "unit-name", "question", "answer", "sheets"];
const REPORTS = ["deliverable", "state", "evidence"];
/** What a word that stands in a field, or in the head of a further column, says. */
const BY_WORD = [
  ...["numerator", "denominator", "total", "passed", "failed"],
  ...["not-started", "under-way", "done"],
];

/** The column `says` of a row of `layouts.csv`: what its field says, and what it says by which word, parted by semicolons. */
export const saysSchema = z.string().refine((says) =>
  says.split(";").every((each) => {
    const [role = "", word] = each.split("=");
    const known =
      word === undefined
        ? ["", ...NAMING, ...PARTS, ...SOURCES, ...RECORDS, ...REGISTERS, ...ANSWERS, ...REPORTS]
        : BY_WORD;
    return known.includes(role) && word !== "";
  }),
);

/** A field of a layout: its name, and whether it is a label above the table, a column, or the heads of further columns. */
export interface Place {
  field: string;
  place: "label" | "column" | "across";
}

/** What the fields of one layout say. */
export class Said {
  /** What the heads of further columns name; undefined where there are none. */
  readonly across: "period" | "indicator" | "question" | undefined;
  private readonly fields = new Map<string, Place[]>();
  private readonly words = new Map<string, { field: string; word: string }[]>();

  constructor(across: Said["across"]) {
    this.across = across;
  }

  /** Enters what a field says, as the column `says` has it. */
  add(place: Place, says: string): void {
    for (const each of says.split(";")) {
      const [role = "", word] = each.split("=");
      const { field } = place;
      if (word !== undefined) this.words.set(role, [...this.byWord(role), { field, word }]);
      else if (role !== "") this.fields.set(role, [...this.all(role), place]);
    }
  }

  /** The fields that say something, in the order of the rows. */
  all(role: string): Place[] {
    return this.fields.get(role) ?? [];
  }

  /** The first of them. */
  one(role: string): Place | undefined {
    return this.all(role)[0];
  }

  /** The words that say something, each with its field. */
  byWord(role: string): { field: string; word: string }[] {
    return this.words.get(role) ?? [];
  }
}
