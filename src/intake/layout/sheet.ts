import { visible } from "../../core/visible.ts";
import type { Broken } from "../open/split.ts";
import { remembering } from "../records/remember.ts";

/** Where a cell stands: a cell of a workbook, or a field of a record of a text file (records count from 0, without blank lines). */
export type CellPlace = { sheet: string; cell: string } | { record: number; column: string };

/** Where something that is found stands: a cell, or a line of a text that is no table. */
export type Place = CellPlace | { line: number };

/** Why a cell has no value that could be read, whatever its text. */
export type CellFault =
  | "formula without result"
  | "error value"
  | "merged cell"
  | "struck out"
  | "unseen ink"
  | "superscript";

/** One cell as received. `text` is what is stored, numbers in their shortest exact form; "" where empty. */
export interface Cell {
  place: CellPlace;
  text: string;
  /** The number format a workbook shows the cell with; "" where there is none. */
  format: string;
  fault?: CellFault;
  /** Whether a workbook stores it as text, whatever its format shows numbers as. */
  asText?: true;
}

/** A row as received, its cells from the left; a cell is made when it is asked for, since files have millions. */
export interface Row {
  readonly length: number;
  /** The text of the cell at a position from 0; "" beyond the last. */
  text(position: number): string;
  fault(position: number): CellFault | undefined;
  /** The cell at a position; empty beyond the last. `column` names its place in a text instead of its number. */
  cell(position: number, column?: string): Cell;
  /** Why it cannot be read as cells, where it is a record of a text that cannot; it has none then. */
  readonly broken?: Broken;
}

/** Cells merged into one, by the indices of their rows and positions, both ends included. */
export interface Merge {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** Rows of a sheet, by their numbers from 1, and columns, by their positions from 0, that are not shown to who opens the file. */
export interface Unseen {
  rows: Set<number>;
  columns: Set<number>;
}

/** A table of cells as received, rows top down; a merged cell's text stands in its first cell only. */
export interface Sheet {
  name: string;
  rows: Row[];
  merges?: Merge[];
  /** Whether a table of it was turned round, so that its columns are rows here. */
  turned?: boolean;
  /** Whether its heads are those of a layout in the place of the file's own, by which columns of a text cannot be named. */
  renamed?: boolean;
  /** Whether the sheet is not shown to who opens the file. */
  hidden?: boolean;
  /** Which of its rows and columns are not, where there are any. */
  unseen?: Unseen;
  /** What is written beside its cells: comments at theirs, and boxes of text at the cell below their corner. */
  notes?: { cell: Cell; box: boolean }[];
}

/** A file opened: its kind, and the sheets it holds (one for a text file). */
export interface Book {
  kind: "workbook" | "text";
  sheets: Sheet[];
  /** What separates the fields of a text. */
  delimiter?: string;
}

/** A row of a sheet that is none of a table's: its filled cells, and where it stands. */
export interface Line {
  index: number;
  cells: Cell[];
}

/** A row made of cells. */
export function rowOf(cells: Cell[], empty: (position: number) => CellPlace): Row {
  return {
    length: cells.length,
    text: (position) => cells[position]?.text ?? "",
    fault: (position) => cells[position]?.fault,
    cell: (position) => cells[position] ?? { place: empty(position), text: "", format: "" },
  };
}

/** Every cell of a row. */
export function cellsOf(row: Row): Cell[] {
  const cells: Cell[] = [];
  for (let position = 0; position < row.length; position++) cells.push(row.cell(position));
  return cells;
}

/** The cells of a row that are not blank. */
export function filledOf(row: Row): Cell[] {
  const cells: Cell[] = [];
  for (let position = 0; position < row.length; position++)
    if (row.text(position) !== "") cells.push(row.cell(position));
  return cells;
}

/** A place in words: `季度报表！C5`, `记录3 value`, or `第7行`. */
export function placeText(place: Place): string {
  if ("line" in place) return `第${place.line}行`;
  return "cell" in place ? `${place.sheet}!${place.cell}` : `记录${place.record} ${place.column}`;
}

/** Places in words, those that follow each other in a column as one: `季度报表!E8:E16`, or `记录3–11 数值`. */
export function placesText(places: CellPlace[]): string[] {
  const runs: { column: string; from: number; to: number; says: (from: number, to: number) => string }[] = [];
  for (const place of places) {
    const run = runOf(place);
    const last = runs.at(-1);
    if (last && last.column === run.column && run.from === last.to + 1) last.to = run.to;
    else runs.push(run);
  }
  return runs.map(({ from, to, says }) => says(from, to));
}

function runOf(place: CellPlace) {
  if ("record" in place) {
    const says = (from: number, to: number) => `记录${from === to ? from : `${from}–${to}`} ${place.column}`;
    return { column: `记录 ${place.column}`, from: place.record, to: place.record, says };
  }
  const [, letters = "", digits = ""] = /^([A-Z]*)(\d*)$/.exec(place.cell) ?? [];
  const row = Number(digits);
  const says = (from: number, to: number) =>
    `${place.sheet}!${letters}${from}${from === to ? "" : `:${letters}${to}`}`;
  return { column: `${place.sheet}!${letters}`, from: row, to: row, says };
}

/** Text brought to one form for comparing names and labels: widths folded, spaces and a closing colon dropped. */
export const fold = remembering((text) =>
  visible(text.normalize("NFKC")).replace(/\s+/g, "").replace(/:$/, ""),
);

/** A cell's record in a text, or its row in a workbook, as a number. */
export function numberOf({ place }: { place: CellPlace }): number {
  return "record" in place ? place.record : Number(/\d+$/.exec(place.cell)?.[0]);
}
