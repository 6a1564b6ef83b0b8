import Papa from "papaparse";
import type { PublishedTable } from "./tables.ts";

/** How a text begins that a spreadsheet may take for a formula, full-width signs included. */
const FORMULA = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
const NUMBER = /^[+-]?\d[\d,]*(\.\d+)?%?$/;

/** A table as CSV; texts are guarded. */
export function csv({ columns, rows }: Pick<PublishedTable, "columns" | "rows">): string {
  const data = rows.map((row) =>
    columns.map(({ name, type }) => {
      const text = String(row[name] ?? "");
      return type === "string" ? guard(text) : text;
    }),
  );
  const fields = columns.map(({ name }) => name);
  return `${Papa.unparse([fields, ...data], { newline: "\n" })}\n`;
}

/** A text that a spreadsheet would take for a formula is led by an apostrophe; taking away the first one undoes it. */
export function guard(text: string): string {
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}
