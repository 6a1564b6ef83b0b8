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
  "struck out": "cell-struck",
  "unseen ink": "cell-unseen",
  superscript: "cell-superscript",
};

/** Whether a cell says that it does not count, or not all of it, whatever stands in it. */
export function isWithdrawn(fault: CellFault | undefined): boolean {
  return fault === "struck out" || fault === "unseen ink" || fault === "superscript";
}

/** The kind of finding at a cell that has no value to be read. */
export function codeOfFault(fault: CellFault): FindingCode {
  return CODES[fault];
}

const WORDS: Record<CellFault, string> = {
  "formula without result": "公式没有结果",
  "merged cell": "合并单元格",
  "error value": "错误值",
  "struck out": "有删除线",
  "unseen ink": "字色与底色相同",
  superscript: "有上标",
};

/** What is wrong with a cell that has no value to be read, in words. */
export function wordsOfFault(fault: CellFault): string {
  return WORDS[fault];
}
