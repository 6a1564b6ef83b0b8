import Papa from "papaparse";
import { guard } from "../facts/guard.ts";
import type { PublishedTable } from "./tables.ts";

/** The byte order mark in UTF-8. */
export const MARK = Buffer.from("\ufeff");

/** How many rows are put into CSV at once. */
const ROWS = 1000;

/** A table as CSV, led by the byte order mark by which spreadsheets know UTF-8, piece by piece; texts are guarded. */
export function* csv({ columns, rows }: Pick<PublishedTable, "columns" | "rows">): Generator<string> {
  const lines = (texts: string[][]) => `${Papa.unparse(texts, { newline: "\n" })}\n`;
  yield `${MARK}${lines([columns.map(({ name }) => name)])}`;
  for (let from = 0; from < rows.length; from += ROWS)
    yield lines(
      rows.slice(from, from + ROWS).map((row) =>
        columns.map(({ name, type }) => {
          const text = String(row[name] ?? "");
          return type === "string" ? guard(text) : text;
        }),
      ),
    );
}
