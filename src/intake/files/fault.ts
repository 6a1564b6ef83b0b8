import type { FindingCode } from "../finding.ts";
import type { CellFault } from "../sheet.ts";

/** Why a file cannot be opened, as a kind of finding; the message says more. */
export class FileFault extends Error {
  readonly code: FindingCode;

  constructor(code: FindingCode, detail: string) {
    super(detail);
    this.code = code;
  }
}

const CODES: Record<CellFault, FindingCode> = {
  "formula without result": "formula-unsaved",
  "merged cell": "cell-merged",
  "error value": "number-unreadable",
};

/** The kind of finding at a cell that has no value to be read. */
export function codeOfFault(fault: CellFault): FindingCode {
  return CODES[fault];
}
