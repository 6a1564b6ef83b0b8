import { addressOf, type Book, fold, type Sheet, whereIs } from "./read/sheet.ts";

/** A row of a table as texts by position: as stored, and with the texts of cells that are merged downwards in each of them. */
export interface TableRow {
  /** The number of the row in its sheet, or of the record in its text. */
  number: number;
  texts: string[];
  spread: string[];
  /** The positions of cells that are struck out, or cannot be seen. */
  withdrawn?: Set<number>;
  /** The number formats by position, of those that may say a unit. */
  formats?: Map<number, string>;
  /** The comments on its cells. */
  comments?: string[];
}

/** The rows of every table of a book that is shown, in the order of the file. */
export function rowsOf(book: Book): TableRow[][] {
  if (book.kind === "text") return [rowsOfText(book.records)];
  return [...book.sheets.values()].flatMap((sheet) => (sheet.hidden ? [] : [rowsOfSheet(sheet)]));
}

const known = new WeakMap<Book, Map<string, TableRow[]>>();

/** The rows of one sheet of a workbook, or of a text. */
export function tableOf(book: Book, sheet: string): TableRow[] {
  const tables = known.get(book) ?? new Map<string, TableRow[]>();
  known.set(book, tables);
  const own = book.kind === "workbook" ? book.sheets.get(sheet) : undefined;
  const rows =
    tables.get(sheet) ?? (book.kind === "text" ? rowsOfText(book.records) : own ? rowsOfSheet(own) : []);
  tables.set(sheet, rows);
  return rows;
}

function rowsOfText(records: string[][]): TableRow[] {
  return records.map((texts, number) => ({ number, texts, spread: texts }));
}

function rowsOfSheet({ cells, merged, comments }: Sheet): TableRow[] {
  const rows = new Map<number, string[]>();
  const remarks = new Map<number, string[]>();
  for (const [address, text] of comments) {
    const { row } = whereIs(address);
    remarks.set(row, [...(remarks.get(row) ?? []), text]);
  }
  const gone = new Map<number, Set<number>>();
  const formats = new Map<number, Map<number, string>>();
  for (const [address, { text, withdrawn, format }] of cells) {
    const { row, column } = whereIs(address);
    if (/[%元]/.test(format)) formats.set(row, (formats.get(row) ?? new Map()).set(column - 1, format));
    if (withdrawn) gone.set(row, (gone.get(row) ?? new Set()).add(column - 1));
    const texts = rows.get(row) ?? [];
    texts[column - 1] = text;
    rows.set(row, texts);
  }
  const sorted = [...rows].sort(([a], [b]) => a - b);
  const spread = new Map(sorted.map(([number, texts]) => [number, Array.from(texts, (text) => text ?? "")]));
  for (const { top, left, bottom } of merged) {
    const text = cells.get(addressOf(top, left))?.text ?? "";
    for (const [number, texts] of spread)
      if (text !== "" && number > top && number <= bottom) {
        while (texts.length < left) texts.push("");
        texts[left - 1] = text;
      }
  }
  return sorted.map(([number, texts]) => ({
    number,
    texts: Array.from(texts, (text) => text ?? ""),
    spread: spread.get(number) ?? [],
    ...(gone.has(number) && { withdrawn: gone.get(number) as Set<number> }),
    ...(formats.has(number) && { formats: formats.get(number) as Map<number, string> }),
    ...(remarks.has(number) && { comments: remarks.get(number) as string[] }),
  }));
}

/** Whether two texts are the same but for widths and spaces. */
export function alike(a: string, b: string): boolean {
  return fold(a) === fold(b);
}
