import Papa from "papaparse";
import { guard } from "../../facts/guard.ts";
import type { TableColumn } from "../../facts/tables.ts";
import { Pieces, type RowsFile } from "./rows.ts";
import type { DownloadRow } from "./tables.ts";

/** The byte order mark in UTF-8. */
export const MARK = Buffer.from("\ufeff");

type Columns = Pick<TableColumn, "name" | "type">[];

/** A table as a CSV file, led by the byte order mark by which spreadsheets know UTF-8; texts are guarded. */
export class CsvFile implements RowsFile {
  readonly #file: Pieces;

  constructor(
    path: string,
    private readonly columns: Columns,
  ) {
    this.#file = new Pieces(path);
    this.#file.add(`${MARK}${lines([columns.map(({ name }) => name)])}`);
  }

  add(rows: DownloadRow[]): void {
    this.#file.add(csvLines(this.columns, rows));
  }

  end(): void {
    this.#file.end();
  }
}

/** Rows as lines of CSV, without a head. */
export function csvLines(columns: Columns, rows: DownloadRow[]): string {
  return lines(
    rows.map((row) =>
      columns.map(({ name, type }) => {
        const text = String(row[name] ?? "");
        return type === "string" ? guard(text) : text;
      }),
    ),
  );
}

function lines(texts: string[][]): string {
  return `${Papa.unparse(texts, { newline: "\n" })}\n`;
}
