import type { FindingCode } from "../findings/finding.ts";
import type { CellFault, CellPlace } from "../layout/sheet.ts";

/** Why a file cannot be opened, as a kind of finding; the message says more, `place` where in it. */
export class FileFault extends Error {
  readonly code: FindingCode;
  readonly place: CellPlace | null;

  constructor(code: FindingCode, detail: string, place: CellPlace | null = null) {
    super(detail);
    this.code = code;
    this.place = place;
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

const WORDS: Record<CellFault, string> = {
  "formula without result": "公式没有结果",
  "merged cell": "合并单元格",
  "error value": "错误值",
};

/** What is wrong with a cell that has no value to be read, in words. */
export function wordsOfFault(fault: CellFault): string {
  return WORDS[fault];
}
