import Papa from "papaparse";
import { guard } from "../facts/guard.ts";
import type { PublishedTable } from "./tables.ts";

/** The byte order mark in UTF-8. */
export const MARK = Buffer.from("\ufeff");

/** A table as CSV, led by the byte order mark by which spreadsheets know UTF-8; texts are guarded. */
export function csv({ columns, rows }: Pick<PublishedTable, "columns" | "rows">): string {
  const data = rows.map((row) =>
    columns.map(({ name, type }) => {
      const text = String(row[name] ?? "");
      return type === "string" ? guard(text) : text;
    }),
  );
  const fields = columns.map(({ name }) => name);
  return `${MARK}${Papa.unparse([fields, ...data], { newline: "\n" })}\n`;
}
