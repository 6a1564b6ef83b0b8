import { visible } from "./visible.ts";

/** A cell as stored: its text, numbers in their shortest form, and the number format that it is shown with. */
export interface Cell {
  text: string;
  format: string;
  /** Whether it, or a part of it, is struck out or cannot be seen. */
  withdrawn?: true;
}

/** Cells merged into one, by rows from 1 and columns from 1, both ends included. */
export interface Merged {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** The cells of a sheet by their addresses, empty ones left out; of merged cells the first has the text. */
export interface Sheet {
  cells: Map<string, Cell>;
  merged: Merged[];
  hidden: boolean;
  /** The comments on its cells, by their addresses. */
  comments: Map<string, string>;
}

/** A received file opened: the sheets of a workbook by name, or the records of a text, from its first; `more` are those of a long text that are not held. */
export type Book =
  | { kind: "workbook"; sheets: Map<string, Sheet> }
  | { kind: "text"; records: string[][]; more?: () => Iterable<string[]> };

/** Where a cell stands: in a sheet, or in a record of a text in the column with a head. */
export type Place = { sheet: string; cell: string } | { record: number; column: string };

/** A place in words. */
export function placeText(place: Place): string {
  return "cell" in place ? `${place.sheet}!${place.cell}` : `record ${place.record} column ${place.column}`;
}

/** The row and column of an address, from 1; zeros where it is none. */
export function whereIs(address: string): { row: number; column: number } {
  const [, letters = "", row = "0"] = /^([A-Z]{1,3})(\d{1,7})$/.exec(address) ?? [];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(row), column };
}

/** The address of a row and a column, from 1. */
export function addressOf(row: number, column: number): string {
  return `${lettersOf(column)}${row}`;
}

function lettersOf(column: number): string {
  return column > 0
    ? lettersOf(Math.floor((column - 1) / 26)) + String.fromCharCode(65 + ((column - 1) % 26))
    : "";
}

/** The text that stands in a place of a sheet, that of merged cells in each of them. */
export function textAt({ cells, merged }: Sheet, row: number, column: number): string {
  const own = cells.get(addressOf(row, column))?.text;
  if (own !== undefined) return own;
  const over = merged.find(
    ({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right,
  );
  return over ? (cells.get(addressOf(over.top, over.left))?.text ?? "") : "";
}

/** What is in that form as it stands, as most texts are. */
const PLAIN = /^[\u4e00-\u9fff0-9A-Za-z.,()%/-]*$/;

/** Text brought to one form for comparing names: widths folded, spaces and a closing colon dropped. */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text;
  return visible(text.normalize("NFKC")).replace(/\s+/g, "").replace(/:$/, "");
}
