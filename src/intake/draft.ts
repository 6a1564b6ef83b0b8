import type { Cell } from "./layout/sheet.ts";

/**
 * Which part of an observation a cell gives. A value beside the numerator and denominator of the same figure is not
 * read: it is held against them.
 */
export type Part = "numerator" | "denominator" | "value" | "published-growth";

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
  sourceKind?: Cell | undefined;
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
