import type { Period } from "../../core/period.ts";
import type { CellPlace, Place } from "../layout/sheet.ts";
import { CATALOGUE, type Severity } from "./catalogue.ts";

export type FindingCode = keyof typeof CATALOGUE;

/** Something wrong or doubtful in an input, with its place and the text as written. */
export interface Finding {
  code: FindingCode;
  /** Path of the file below the data folder. */
  file: string;
  place: Place | null;
  /** The other cells of the set that does not hold, where it is not one cell's fault: the parts of a ratio, the rows of a sum. */
  among?: CellPlace[];
  text: string;
  /** What the text was held against: the unit wanted, the other loader, the first of two rows. */
  detail: string;
  /** The path of another file that it was held against. */
  other?: string;
  /** The figure that is lost by it, where one is: of `period`. */
  lost?: { indicator: string; area: string };
  /** The period that the row or file is about, where it is known: a finding about a later one is not shown. */
  period: Period | null;
}

/** How many findings there are of each severity. */
export function countBySeverity(findings: Pick<Finding, "code">[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, notice: 0 };
  for (const { code } of findings) counts[CATALOGUE[code].severity as Severity] += 1;
  return counts;
}
