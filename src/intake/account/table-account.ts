import type { FindingCode } from "../findings/finding.ts";
import type { Cell, CellPlace } from "../layout/sheet.ts";
import type { BesideColumn, HeadUnit } from "./columns.ts";

/** What is doubtful, and one cell of each row that is not read for it. */
export interface Doubt {
  code: FindingCode;
  cell: Cell;
  detail: string;
  among: CellPlace[];
}

/** What stands in and beside a table, and what of it is therefore not read. */
export interface TableAccount {
  /** Columns that are not read, by what their heads say. */
  beside: BesideColumn[];
  /** The units that heads of figures name in brackets. */
  units: HeadUnit[];
  /** What is doubtful, each at its cell. */
  doubts: Doubt[];
  /** Comments that are doubtful, by the rows in which they stand. */
  remarked: Map<number, Cell>;
  /** Numbers that may have been cut in two, by the rows in which they stand. */
  cut: Map<number, Cell>;
  /** From which row on nothing is read; 0 where nothing is at all. */
  until: number;
  /** From which row on nothing would be read if the office confirmed the heads that nobody knows. */
  confirmable: number;
}
