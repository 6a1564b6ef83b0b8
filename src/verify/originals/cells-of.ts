import { addressOf, type Book, type Cell, fold, type Sheet, whereIs } from "./read/sheet.ts";

/** The cells of a sheet or text, columns from 0: writes a text in the place of one, whether that changes it; and has those of a column below a row. */
export interface Cells {
  write(row: number, column: number, text: string): boolean;
  below(row: number, column: number): [row: number, text: string][];
}

/** The cells of a sheet of a workbook. */
export function inSheet({ cells }: Sheet): Cells {
  return {
    write: (row, column, text) => {
      const address = addressOf(row, column + 1);
      const cell: Cell = cells.get(address) ?? { text: "", format: "" };
      if (text === "") cells.delete(address);
      else cells.set(address, { ...cell, text });
      return fold(cell.text) !== fold(text);
    },
    below: (row, column) => {
      const rows = new Map<number, string>();
      for (const [address, { text }] of cells) {
        const at = whereIs(address);
        if (at.row > row) rows.set(at.row, at.column === column + 1 ? text : (rows.get(at.row) ?? ""));
      }
      return [...rows];
    },
  };
}

/** The cells of a text; none of a workbook. */
export function inRecords(book: Book): Cells {
  const records = book.kind === "text" ? book.records : [];
  return {
    write: (row, column, text) => {
      const record = records[row];
      const before = record?.[column] ?? "";
      if (record) record[column] = text;
      return fold(before) !== fold(text);
    },
    below: (row, column) =>
      records.flatMap((record, at) => (at > row ? [[at, record[column] ?? ""] as [number, string]] : [])),
  };
}
