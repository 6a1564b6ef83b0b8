import {
  addressOf,
  type Book,
  type Cell,
  fold,
  type Place,
  type Sheet,
  textAt,
  whereIs,
} from "./read/sheet.ts";
import { openRecords } from "./read/text.ts";
import { readWorkbook } from "./read/workbook.ts";

const EMPTY: Cell = { text: "", format: "" };
/** How many rows above a cell that names something may go on what it says. */
const ROWS_OF_A_HEAD = 3;
/** How many cells to the right of a year may say which part of it is meant. */
const MOST_BESIDE = 8;

/** A received file opened: its cells by place, the cells above one, and the table that holds given heads. */
export interface Opened {
  book: Book;
  cell(place: Place): Cell;
  /** The row and the column of a place: of a sheet from 1, of a text from 0. */
  where(place: Place): { row: number; column: number };
  /** The texts that a cell says together with those above it in a head of several rows, merged cells counted in; its own first. */
  wordings(place: Place): string[];
  /** The texts of a cell's row, those of merged cells in each of them. */
  row(place: Place): string[];
}

/** How a file is opened: the heads of its records, whether sheets are named by numbers, and what is done to it before it is looked at. */
interface Opening {
  heads?: string[];
  numbered?: boolean;
  follow?: (book: Book) => void;
}

/** Opens the bytes of a received file; `places` are those that proofs name, `heads` those of its records. Throws where it cannot be read. */
export function openFile(
  bytes: Uint8Array,
  places: Place[],
  { heads = [], numbered = false, follow = () => {} }: Opening = {},
): Opened {
  const columns = [...new Set(places.flatMap((place) => ("column" in place ? [place.column] : [])))].filter(
    (column) => !/^\d+$/.test(column),
  );
  const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const book: Book = zipped
    ? workbookIn(bytes, numbered)
    : { kind: "text", ...openRecords(bytes, [...columns, ...heads]) };
  follow(book);
  const table = book.kind === "workbook" ? new Map<number, number>() : headsOf(book.records, places, columns);
  const where = (place: Place) => gridOf(book, table, place);
  /** A year in a cell of its own, with one, two or all of the filled cells to its right that no colon ends. */
  const goingOn = (place: Place): string[] => {
    const { row, column, sheet, records } = where(place);
    const cells = sheet
      ? Array.from({ length: MOST_BESIDE }, (_, right) => textAt(sheet, row, column + right))
      : (records[row] ?? []).slice(column, column + MOST_BESIDE);
    const [year = "", ...more] = cells.map(fold).filter((text) => text !== "");
    if (!/^(?:19|20)\d{2}年?度?$/.test(year)) return [];
    return more.map((_, index) => [year, ...more.slice(0, index + 1)].join(""));
  };
  return {
    book,
    where,
    cell: (place) => {
      const { row, column, sheet, records } = where(place);
      if (sheet) return sheet.cells.get(addressOf(row, column)) ?? EMPTY;
      return { text: records[row]?.[column] ?? "", format: "" };
    },
    wordings: (place) => {
      const { row, text } = where(place);
      const [own = "", one = "", two = ""] = Array.from({ length: ROWS_OF_A_HEAD }, (_, up) =>
        text(row - up),
      );
      return [...new Set([own, one + own, two + own, two + one + own, ...goingOn(place)])];
    },
    row: (place) => {
      const { row, sheet, records } = where(place);
      if (!sheet) return records[row] ?? [];
      const columns = [...sheet.cells.keys()].map((address) => whereIs(address).column);
      return Array.from({ length: Math.max(0, ...columns) }, (_, index) => textAt(sheet, row, index + 1));
    },
  };
}

/** A workbook, its sheets by their names or by their numbers: `表1` for the first. */
function workbookIn(bytes: Uint8Array, numbered: boolean): Book {
  const book = readWorkbook(bytes);
  if (book.kind !== "workbook" || !numbered) return book;
  const sheets = [...book.sheets.values()].map((sheet, index) => [`表${index + 1}`, sheet] as const);
  return { ...book, sheets: new Map(sheets) };
}

interface Grid {
  row: number;
  column: number;
  /** The first row that there is. */
  first: number;
  sheet: Sheet | undefined;
  records: string[][];
  /** The text of the place's column in a row. */
  text(row: number): string;
}

function gridOf(book: Book, table: Map<number, number>, place: Place): Grid {
  if ("cell" in place) {
    const { row, column } = whereIs(place.cell);
    const sheet = book.kind === "workbook" ? book.sheets.get(place.sheet) : undefined;
    return {
      row,
      column,
      first: 1,
      sheet,
      records: [],
      text: (at) => (sheet ? textAt(sheet, at, column) : ""),
    };
  }
  const records = book.kind === "text" ? book.records : [];
  const head = records[table.get(place.record) ?? -1] ?? [];
  const named = head.indexOf(place.column);
  const column = named >= 0 ? named : Number(place.column) - 1;
  const text = (at: number) => records[at]?.[column] ?? "";
  return { row: place.record, column, first: 0, sheet: undefined, records, text };
}

/**
 * The record that holds the heads of each record that places name: itself where it does, else the nearest above it with all heads that the file's
 * places name, or else with all that those of the record name.
 */
function headsOf(records: string[][], places: Place[], columns: string[]): Map<number, number> {
  const byRecord = new Map<number, Set<string>>();
  for (const place of places)
    if ("record" in place && !/^\d+$/.test(place.column))
      byRecord.set(place.record, (byRecord.get(place.record) ?? new Set()).add(place.column));
  const holding = new Map<string, number[]>();
  const thoseWith = (heads: string[]) => {
    const key = heads.join("\n");
    const known = holding.get(key);
    if (known) return known;
    const found = records.flatMap((record, index) =>
      heads.every((head) => record.includes(head)) ? [index] : [],
    );
    holding.set(key, found);
    return found;
  };
  const heads = new Map<number, number>();
  for (const [record, named] of byRecord) {
    const above = (of: string[]) => thoseWith(of).findLast((index) => index < record);
    const isHead = [...named].every((column) => records[record]?.includes(column));
    const head = isHead ? record : (above(columns) ?? above([...named].sort()));
    if (head !== undefined) heads.set(record, head);
  }
  return heads;
}
