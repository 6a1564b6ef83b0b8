import { textOf } from "../originals/read/bytes.ts";
import { readTable } from "../originals/read/csv.ts";
import { parsed, ROWS } from "./shape.ts";

/** A row of a download, each value as a text. */
export type DownloadRow = Record<string, string>;

/** The apostrophe before a text that a spreadsheet would take for a formula, which is no part of it. */
const GUARDED = /^'(?='*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20])/;

/** The rows of a download, each value as a text, null as an empty one. */
export function rowsOf(root: string, path: string): DownloadRow[] {
  const text = textOf(root, path);
  if (text === undefined) throw new Error("no such file");
  if (path.endsWith(".csv")) {
    const rows = readTable(text);
    for (const row of rows)
      for (const name in row) if (row[name]?.startsWith("'")) row[name] = row[name].replace(GUARDED, "");
    return rows;
  }
  return parsed<Record<string, unknown>[]>(text, ROWS).map((row) => {
    for (const name of Object.keys(row))
      if (typeof row[name] !== "string") row[name] = row[name] === null ? "" : String(row[name]);
    return row as DownloadRow;
  });
}
