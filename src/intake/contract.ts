import type { z } from "zod";
import { type Field, fieldsOf, type LayoutFields } from "./fields.ts";
import type { Cell, CellPlace } from "./layout/sheet.ts";
import { remembering } from "./records/remember.ts";

/**
 * Which part of an observation a cell gives. A value beside the numerator and denominator of the same figure is not
 * read: it is held against them.
 */
export type Part = "numerator" | "denominator" | "value" | "published-growth";

/** Whether a figure holds those of the zones that lie in its area. */
export type Counting = "included" | "excluded";

/** The words in which tables say how they count zones: in, out, or that the area has none. */
export const ZONE_WORDS = {
  含功能区: "included",
  不含功能区: "excluded",
  无功能区: "none",
} as const satisfies Record<string, Counting | "none">;

/** What says how a figure counts the zones inside its area. */
export interface ZonesSaid {
  /** Null where what is said cannot be so. */
  counting: Counting | null;
  /** The text that says it: of a cell, of a total beside the figure, or of a row of the plan. */
  text: string;
  /** Where that stands; undefined for a row of the plan. */
  place?: CellPlace;
  /** The row of `zones` of the plan that says it. */
  declaration?: string;
}

/** Who stands behind a figure: the area itself, a department by its name or id, or a published source. */
export interface SourceOfFigure {
  id: string;
  /** A `kind` of `reference/sources.csv`. */
  kind: string;
  title: string;
}

/** What a loader makes of one cell; names are still as written. */
export interface Draft {
  part: Part;
  cell: Cell;
  indicator: Cell;
  /** The indicator's title beside its number, where the layout has both. */
  title?: Cell | undefined;
  area: Cell;
  period: Cell;
  /** The unit as written: that of the indicator, or another of which it is so many; of a published growth what that is in. */
  unit: Cell | undefined;
  /** The definition that the figure follows, where it names one; a change from one period to the next breaks the series. */
  series: Cell | undefined;
  source: SourceOfFigure;
  /** The cell that says of which kind the source is, where one does. */
  sourceKind?: Cell;
}

/**
 * Which fields of a record of something that happened say what: it is counted, in the area and on the day it names,
 * for the indicator it names, or for those that the plan's `counting` names for its kind in this form. Declared and not programmed,
 * so that the warehouse can read millions of records in one scan. Each is the name of a column, or of a header entry.
 */
export interface RecordMapping {
  subject: { indicator: string } | { kind: string };
  area: string;
  day: string;
  /** For a rate: whether the record counts in the numerator too, by the word of a column. */
  passed?: { field: string; words: Record<string, boolean> };
  /** How much of it there was (deaths), where the plan counts only from some number on. */
  amount?: string;
  /**
   * Which columns say what one record is of: of records in which all columns of the layout say the same, the first
   * counts; of those that share only these, all do. Both are told.
   */
  identity: string[];
  /** The header entry that names the department. */
  department: string;
}

/** What a loader makes of a report on a deliverable: its state by the word of a cell, the evidence and the day. */
export interface StateDraft {
  deliverable: Cell;
  state: Cell;
  words: Record<string, "not started" | "under way" | "done">;
  evidence: Cell;
  day: Cell;
}

/** A record of a file: the cell of each field, empty cells included. */
export type Fields = Record<string, Cell>;

/** A further column whose head says what it holds, such as a quarter: its head, and the row's cell under it. */
export interface Across {
  head: Cell;
  cell: Cell;
}

/**
 * How one layout of source is read: where its fields stand, what a row must be, and what is made of it: readings,
 * records to be counted, or states of deliverables. Names, numbers, days and units are read by intake, the same way
 * for all loaders.
 */
export interface Loader {
  name: string;
  title: string;
  /** What the file is: a later file of the same form from the same source for the same period supersedes it. */
  form: string;
  /** The folder of received files in which it is looked for. */
  folder: "submissions" | "statistics" | "public";
  kind: "workbook" | "text" | "either";
  /** Which indicators it fills, in words. */
  fills: string;
  /**
   * Entries above the table. Some mean the same in all layouts: `area` and `period` say what the whole file is about,
   * `zones` how it counts them, `indicator` which one it is about, `department` who sends it, `unit` what its numbers
   * count where neither their row nor their head says so, `from` and `until` from and up to which day its records are complete (without `from`, from the beginning).
   */
  header: Record<string, Field>;
  columns: Record<string, Field>;
  /**
   * Which heads of further columns belong to the table, folded; what the first group takes is the period. A head's
   * texts may stand in several rows, and come here as one.
   */
  across?: RegExp;
  /** What the texts of a row must be, by field. */
  row: z.ZodType<Record<string, string>>;
  /** What the text of the header entry or column `zones` may be, and what it means. */
  zones?: Record<string, Counting | "none">;
  /** Words that stand for an area in a row that holds the sums of other rows. Such a row is checked, and not read. */
  totals?: string[];
  readings?(row: Fields, header: Fields, across: Across[]): Draft[];
  records?: RecordMapping;
  states?(row: Fields, header: Fields): StateDraft[];
}

/** The area itself as the source of its figures, under the name that a form gives it; one for all of them. */
export const areaSource = remembering(
  (title: string): SourceOfFigure => ({ id: "area", kind: "area", title }),
);

/**
 * Declares a loader; a file in `loaders/` exports one as its default. The labels and columns of a layout of the product are rows
 * of `src/rules/layouts.csv`; throws where it has none of that name and the loader declares none itself.
 */
export function defineLoader(loader: Omit<Loader, "header" | "columns"> & Partial<LayoutFields>): Loader {
  const { header, columns } = loader;
  return { ...loader, ...(header && columns ? { header, columns } : fieldsOf(loader.name)) };
}
