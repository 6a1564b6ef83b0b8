import type { FormRow, FormSheet } from "../../forms/form.ts";
import type { Part } from "../../intake/contract.ts";

export type Value = string | number | null;

/** What is to be read from a cell, known from what was drawn and not from what was written. */
export type Truth = { column: number } & (
  | { is: "reading"; indicator: string; area: string; period: string; part: Part; value: string }
  | { is: "record"; indicator: string; area: string; day: string; passed: string }
  | { is: "event"; register: string; thing: string; area: string; stage: string; day: string }
  | { is: "answer"; area: string; question: string; answer: string; sheets: string }
  | { is: "state"; deliverable: string; state: string; evidence: string; day: string }
);

/** One row under the heads. */
export interface Line {
  cells: Value[];
  truths: Truth[];
  /** The row of the form as issued into which the cells are written. */
  row?: FormRow;
}

/** A sheet to be written: the rows above the heads, the heads, the lines under them, and the rows after them. */
export interface Sheet {
  name: string;
  top: Value[][];
  heads: string[];
  lines: Line[];
  foot: Value[][];
  /** The form as issued into which it is written, where it is one, and its guidance. */
  form?: { sheet: FormSheet; guidance: string[] };
}

export type Encoding = "workbook" | "utf-8" | "utf-8-bom" | "gb18030";

/** A demonstration file as it would be received. */
export interface DemoFile {
  /** Below the data folder. */
  path: string;
  sender: string;
  arrived: string;
  encoding: Encoding;
  sheet: Sheet;
}

export const NOTICE = "演示数据：由程序生成，不是真实上报";

/** A finding that the build must give, at a cell of a row (none of the whole file). */
export interface Planted {
  row: Value[] | null;
  column: number;
  code: string;
  text: string;
}

/** All rows of a sheet from the first on. */
export function rowsOf({ top, heads, lines, foot }: Sheet): Value[][] {
  return [...top, heads, ...lines.map(({ cells }) => cells), ...foot];
}

/** How a finding and a proof name the cell in that row (from 0) and column (from 0). */
export function placeOf({ sheet, encoding }: DemoFile, row: number, column: number): string {
  if (encoding === "workbook") return `${sheet.name}!${letters(column)}${row + 1}`;
  const head = row > sheet.top.length ? sheet.heads[column] : String(column + 1);
  return `记录${row} ${head}`;
}

function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}

/** Columns of one kind, by their heads: readings of a figure's parts. */
export function truthsOf(
  about: { indicator: string; area: string; period: string },
  cells: [column: number, part: Part, value: number | undefined][],
): Truth[] {
  return cells.flatMap(([column, part, value]) =>
    value === undefined ? [] : [{ is: "reading", column, ...about, part, value: String(value) }],
  );
}
