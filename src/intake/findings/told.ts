import type { CellPlace } from "../layout/sheet.ts";
import type { FindingCode } from "./finding.ts";

/** The cells of a file of which each kind of finding was told; a file may have millions. */
export class ToldCells {
  /** Cells, or records, by the kind of finding and the sheet or column. */
  private readonly told = new Map<string, Set<string | number>>();

  /** Whether a finding at a cell was told before; from now on it is. */
  isAgain(code: FindingCode, place: CellPlace): boolean {
    const [within, at] = "record" in place ? [place.column, place.record] : [place.sheet, place.cell];
    const key = `${code} ${within}`;
    const cells = this.told.get(key);
    if (!cells) this.told.set(key, new Set([at]));
    else if (cells.has(at)) return true;
    else cells.add(at);
    return false;
  }
}
