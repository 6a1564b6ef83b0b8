/** Where a cell stands: a cell of a workbook, or a field of a record of a text file (records count from 0, without blank lines). */
export type CellPlace = { sheet: string; cell: string } | { record: number; column: string };

/** One cell as received. `text` is what is stored, numbers in their shortest exact form; "" where empty. */
export interface Cell {
  place: CellPlace;
  text: string;
  /** The number format a workbook shows the cell with; "" where there is none. */
  format: string;
  /** A formula whose result was not stored has no text that could be read. */
  fault?: "formula without result" | "error value";
  /** Whether a workbook stores it as text, whatever its format shows numbers as. */
  asText?: true;
}

/** A table of cells as received, rows top down, cells left to right. */
export interface Sheet {
  name: string;
  rows: Cell[][];
}

/** A file opened: its kind, and the sheets it holds (one for a text file). */
export interface Book {
  kind: "workbook" | "text";
  sheets: Sheet[];
}

/** A place in words: `季度报表！C5`, or `记录3 value`. */
export function placeText(place: CellPlace): string {
  return "cell" in place ? `${place.sheet}!${place.cell}` : `记录${place.record} ${place.column}`;
}

/** Text brought to one form for comparing names and labels: widths folded, spaces and a closing colon dropped. */
export function fold(text: string): string {
  return text.normalize("NFKC").replace(/\s+/g, "").replace(/:$/, "");
}
