import type { TableRow } from "../core/table.ts";
import type { Tables } from "./plan.ts";

/** Tells of what is wrong in a row of a plan table: its column, the problem, and what to do. */
export type Fault = (
  name: keyof Tables,
  row: TableRow<Record<string, unknown>>,
  column: string,
  problem: string,
  remedy: string,
) => unknown;
