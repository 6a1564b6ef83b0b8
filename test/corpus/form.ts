import type { Part } from "../../src/intake/contract.ts";

/** How a cell's content is stored in a workbook; a text file has the same content as text. */
export interface Box {
  is: "blank" | "text" | "number" | "day" | "error";
  /** The text; the number as it is stored; the day as `YYYY-MM-DD`; the error as it is shown. */
  text: string;
  /** The number format, one of `FORMATS`. */
  format?: (typeof FORMATS)[number];
  /** Whether a formula stands behind it, and whether its result was stored. */
  formula?: "saved" | "shared" | "unsaved";
  /** How its text is stored. */
  as?: "rich" | "phonetic" | "inline" | "referenced";
}

/** The number formats that all writers know. */
export const FORMATS = ["0.00", "0%", "0.00%", "yyyy-mm-dd", "#,##0"] as const;

/** What must be read from a cell. */
export type Truth = { at: Box } & (
  | { is: "reading"; indicator: string; area: string; period: string; part: Part; value: string }
  | { is: "record"; indicator: string; area: string; day: string; passed: boolean | null }
  | { is: "state"; deliverable: string; state: string; evidence: string; day: string }
);

export type FigureTruth = Truth & { is: "reading" };

/** A row under the heads, and what each of its cells is. */
export interface Line {
  row: Box[];
  /** By the name of the loader's column. */
  cells: Record<string, Box>;
}

/** A cell of a total, and those it adds up. */
export interface Total {
  at: Box;
  of: Box[];
}

/** A table: the cells of its header block that hold entries, its heads, and its lines. */
export interface Table {
  sheet: Sheet;
  /** By the name of the loader's header field: the label and the entry. */
  header: Record<string, { label: Box; entry: Box }>;
  /** The row of heads; the last of them where a head has several. */
  heads: Box[];
  lines: Line[];
  totals: Total[];
}

export interface Sheet {
  name: string;
  state: "visible" | "hidden" | "veryHidden";
  rows: Box[][];
  /** First and last cell of each. */
  merges: [Box, Box][];
  hiddenRows: Set<Box[]>;
  /** By position. */
  hiddenColumns: Set<number>;
}

export type Parts = Record<string, Uint8Array>;

/** How a form becomes bytes. */
export interface Writing {
  /** Text files. */
  encoding:
    | "utf-8"
    | "utf-8-bom"
    | "utf-16le"
    | "utf-16be"
    | "utf-16le-bom"
    | "utf-16be-bom"
    | "gb18030"
    | "big5";
  delimiter: string;
  newline: "\n" | "\r\n";
  quote: "needed" | "all";
  /** Workbooks. */
  writer: "exceljs" | "calc" | "raw";
  date1904: boolean;
  level: 0 | 6;
  /** What is done to the parts of the package. */
  edits: ((parts: Parts) => void)[];
  /** What is done to the finished bytes. */
  bytes: ((bytes: Uint8Array) => Uint8Array)[];
}

/** A form to be received: what stands in it, what must be read from it, and how it is written. */
export interface Form {
  loader: string;
  folder: "submissions" | "statistics" | "public";
  kind: "workbook" | "text";
  path: string;
  sender: string;
  sheets: Sheet[];
  tables: Table[];
  truths: Truth[];
  writing: Writing;
  /** Cells that a kind of mess or fault has changed, which no other may change. */
  touched: Set<Box>;
}

export const blank = (): Box => ({ is: "blank", text: "" });
export const text = (words: string): Box => (words === "" ? blank() : { is: "text", text: words });
export const number = (digits: string, format?: Box["format"]): Box => ({
  is: "number",
  text: digits,
  ...(format && { format }),
});
export const day = (iso: string): Box => ({ is: "day", text: iso, format: "yyyy-mm-dd" });

export function sheetOf(name: string, rows: Box[][]): Sheet {
  return { name, state: "visible", rows, merges: [], hiddenRows: new Set(), hiddenColumns: new Set() };
}

/** Gives a cell another content, and nothing of the old one. */
export function put(box: Box, content: Box): void {
  for (const key of ["format", "formula", "as"] as const) delete box[key];
  Object.assign(box, content);
}

/** The main table of a form. */
export function tableOf(form: Form): Table {
  const [table] = form.tables;
  if (!table) throw new Error("a form without a table");
  return table;
}

/** The letters of a column, from 0. */
export function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}

/** Where every cell of a form stands, in the words of findings. */
export function placesOf(form: Form): Map<Box, string> {
  const places = new Map<Box, string>();
  for (const sheet of form.sheets)
    for (const [index, row] of sheet.rows.entries())
      for (const [column, box] of row.entries())
        places.set(box, form.kind === "workbook" ? `${sheet.name}!${letters(column)}${index + 1}` : "");
  if (form.kind === "text") {
    let record = 0;
    let heads: Box[] = [];
    for (const row of form.sheets[0]?.rows ?? []) {
      if (row.length < 2 && !row[0]?.text) continue;
      heads = form.tables.find((table) => table.heads === row)?.heads ?? heads;
      const words = heads.map(({ text }) => text.trim());
      for (const [column, box] of row.entries()) {
        const word = words[column];
        const own = word && words.indexOf(word) === words.lastIndexOf(word) ? word : column + 1;
        places.set(box, `记录${record} ${own}`);
      }
      record++;
    }
  }
  return places;
}
