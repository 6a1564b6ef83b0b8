import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import type { UncountedRecord } from "../../intake/records/uncounted.ts";

/** What is wrong with a record of a list, or, without a number, with the list. */
export interface Fault {
  code: string;
  row: number | null;
  column: string;
  text: string;
  detail: string;
}

/** What may be wrong with a record of which all is read and counted. */
const TOLD_ONLY = ["number-shared"];

/** Writes what is wrong with the records of a list, in their order, and what those that are left out may count for; returns how many are. */
export function writeFaults(folder: string, faults: Fault[], uncounted: UncountedRecord[]): number {
  mkdirSync(folder, { recursive: true });
  const ordered = faults.toSorted((a, b) => (a.row ?? -1) - (b.row ?? -1));
  const columns = ["code", "row", "column", "text", "detail"];
  writeFileSync(join(folder, "faults.csv"), csvOf(columns, ordered));
  const blanks = ["indicator", "area", "first", "last"];
  writeFileSync(join(folder, "uncounted.csv"), csvOf(blanks, uncounted));
  return new Set(ordered.flatMap(({ row, code }) => (row === null || TOLD_ONLY.includes(code) ? [] : row)))
    .size;
}

function csvOf(fields: string[], data: object[]): string {
  return `${Papa.unparse({ fields, data }, { newline: "\n" })}\n`;
}
