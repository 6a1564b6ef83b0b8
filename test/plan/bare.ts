import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { ConfigErrors } from "../../src/core/error.ts";
import { readPlan } from "../../src/plan/read.ts";
import { workFolder } from "../support/files.ts";

/** The data folder of the product. */
export const DATA = join(import.meta.dirname, "..", "..", "data");

/** A new empty folder, removed when the run is over. */
export const emptyFolder = () => workFolder("bare");

/** The rules that the product brings. */
const METHODS = join(import.meta.dirname, "..", "..", "src", "rules", "methods.csv");

/** A new data folder: the shipped 2013 plan with all rules as its own, and reference tables, an empty register, and no received file. */
export function bareData(): string {
  const root = emptyFolder();
  cpSync(join(DATA, "plan", "2013"), join(root, "plan", "2013"), { recursive: true });
  cpSync(METHODS, join(root, "plan", "2013", "methods.csv"));
  cpSync(join(DATA, "reference"), join(root, "reference"), { recursive: true });
  const [header] = readFileSync(join(DATA, "register.csv"), "utf8").split("\n");
  writeFileSync(join(root, "register.csv"), `${header}\n`);
  return root;
}

/** Rewrites a table: its records, header first, go through `change`. */
export function rewrite(root: string, file: string, change: (records: string[][]) => string[][]): void {
  const { data } = Papa.parse<string[]>(readFileSync(join(root, file), "utf8"), {
    delimiter: ",",
    skipEmptyLines: true,
  });
  writeFileSync(join(root, file), `${Papa.unparse(change(data), { newline: "\n" })}\n`);
}

/** Writes one cell of a table; rows count from 1 at the first row under the header. */
function setCell(root: string, file: string, row: number, column: string, value: string): void {
  rewrite(root, file, (records) => {
    const position = records[0]?.indexOf(column) ?? -1;
    const record = records[row];
    if (position < 0 || !record) throw new Error(`no cell ${file} ${row} ${column}`);
    record[position] = value;
    return records;
  });
}

/** A cell of a table to be changed: file, row, column, new value. */
export type Change = [file: string, row: number, column: string, value: string];

/** What the shipped plan with these cells changed is refused for. */
export function faults(...changes: Change[]): string[] {
  const root = bareData();
  for (const change of changes) setCell(root, ...change);
  return refusal(root);
}

/** What the plan of a data folder is refused for, every fault a line; none where it is taken. */
export function refusal(root: string): string[] {
  try {
    readPlan(root);
  } catch (error) {
    if (error instanceof ConfigErrors) return error.errors.map(({ message }) => message);
    throw error;
  }
  return [];
}
