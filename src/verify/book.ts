import { decode } from "./read/bytes.ts";
import { readCsv } from "./read/csv.ts";
import { type Book, type Cell, fold, type Place } from "./read/sheet.ts";
import { readWorkbook } from "./read/workbook.ts";

const EMPTY: Cell = { text: "", format: "" };

/** A received file opened: its cells by place, the cells above one, and the table that holds given heads. */
export interface Opened {
  book: Book;
  cell(place: Place): Cell;
  /** The text at the head of a cell's column, as far as it can be told: the nearest text above it that is no number. */
  headsAbove(place: Place): string[];
  /** The texts of a cell's row. */
  row(place: Place): string[];
}

/** Opens the bytes of a received file; `columns` are heads of its table that proofs name. Throws where it cannot be read. */
export function openFile(bytes: Uint8Array, columns: string[]): Opened {
  const book: Book =
    bytes[0] === 0x50 && bytes[1] === 0x4b
      ? readWorkbook(bytes)
      : {
          kind: "text",
          records: readCsv(decode(bytes)).map((record) => record.map((field) => field.trim())),
        };
  const head = book.kind === "text" ? headOf(book.records, columns) : -1;
  return {
    book,
    cell: (place) => cellOf(book, head, place),
    headsAbove: (place) => headsAbove(book, head, place),
    row: (place) => rowOf(book, place),
  };
}

/** The first record that holds all heads that are named by text. */
function headOf(records: string[][], columns: string[]): number {
  const named = [...new Set(columns)].filter((column) => !/^\d+$/.test(column));
  return records.findIndex((record) => named.every((column) => record.includes(column)));
}

function cellOf(book: Book, head: number, place: Place): Cell {
  if ("cell" in place)
    return (book.kind === "workbook" && book.sheets.get(place.sheet)?.get(place.cell)) || EMPTY;
  if (book.kind !== "text") return EMPTY;
  const named = place.record > head ? (book.records[head] ?? []).indexOf(place.column) : -1;
  const index = named >= 0 ? named : Number(place.column) - 1;
  return { text: book.records[place.record]?.[index] ?? "", format: "" };
}

function headsAbove(book: Book, head: number, place: Place): string[] {
  if ("column" in place) return place.record > head ? [place.column] : [];
  const sheet = book.kind === "workbook" ? book.sheets.get(place.sheet) : undefined;
  const [, column = "", row = ""] = /^([A-Z]+)(\d+)$/.exec(place.cell) ?? [];
  const found: string[] = [];
  for (let above = Number(row) - 1; above > 0; above--) {
    const text = sheet?.get(`${column}${above}`)?.text ?? "";
    if (text !== "" && !/^[-+\d.,%\s]+$/.test(text)) found.push(text);
  }
  return found;
}

function rowOf(book: Book, place: Place): string[] {
  if ("record" in place) return book.kind === "text" ? (book.records[place.record] ?? []) : [];
  const sheet = book.kind === "workbook" ? book.sheets.get(place.sheet) : undefined;
  const row = place.cell.replace(/^[A-Z]+/, "");
  return [...(sheet ?? [])]
    .filter(([address]) => address.replace(/^[A-Z]+/, "") === row)
    .map(([, { text }]) => text);
}

/** The rows of every table of a book as texts by position, in the order of the file. */
export function rowsOf(book: Book): string[][][] {
  if (book.kind === "text") return [book.records];
  return [...book.sheets.values()].map((sheet) => {
    const rows = new Map<number, string[]>();
    for (const [address, { text }] of sheet) {
      const [, letters = "", row = ""] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
      const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
      const texts = rows.get(Number(row)) ?? [];
      texts[column - 1] = text;
      rows.set(Number(row), texts);
    }
    return [...rows].sort(([a], [b]) => a - b).map(([, texts]) => Array.from(texts, (text) => text ?? ""));
  });
}

/** Whether two texts are the same but for widths and spaces. */
export function alike(a: string, b: string): boolean {
  return fold(a) === fold(b);
}
