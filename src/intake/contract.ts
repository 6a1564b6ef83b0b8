import type { z } from "zod";
import type { Cell } from "./sheet.ts";

/** An entry of the header block or a column of the table: the words that stand beside or above it. */
export interface Field {
  words: string[];
  /** A file in which a required field is not found is not of this layout. */
  required: boolean;
}

/** Which part of an observation a cell gives. */
export type Part = "numerator" | "denominator" | "value" | "published-growth";

/** Who stands behind a figure: the area itself, a department, or a published source. */
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
  area: Cell;
  period: Cell;
  /** The unit as written; checked against the indicator's unless the part is a published growth. */
  unit: Cell | undefined;
  /** The definition that the figure follows, where it names one; a change from one period to the next breaks the series. */
  series: Cell | undefined;
  source: SourceOfFigure;
}

/** A record of a file: the cell of each field, empty cells included. */
export type Fields = Record<string, Cell>;

/**
 * How one layout of source is read: where its fields stand, what a row must be, and which readings it gives.
 * Names, numbers and units are read by intake, the same way for all loaders.
 */
export interface Loader {
  name: string;
  title: string;
  /** What the file is: a later file of the same form from the same sender for the same period supersedes it. */
  form: string;
  /** The folder of received files in which it is looked for. */
  folder: "submissions" | "statistics" | "public";
  kind: "workbook" | "text";
  /** Which indicators it fills, in words. */
  fills: string;
  /** Entries above the table; `area` and `period` say what the whole file is about, `zones` how it counts them. */
  header: Record<string, Field>;
  columns: Record<string, Field>;
  /** What the texts of a row must be, by field. */
  row: z.ZodType<Record<string, string>>;
  /** What the text of the header entry `zones` may be, and what it means. */
  zones?: Record<string, "included" | "excluded">;
  readings(row: Fields, header: Fields): Draft[];
}

/** Declares a loader; a file in `loaders/` exports one as its default. */
export function defineLoader(loader: Loader): Loader {
  return loader;
}
