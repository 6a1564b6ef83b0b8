import type { Row } from "./sheet.ts";

/** At how many rows it is remembered that no head begins there. */
const MOST = 4;

/** The last rows of a sheet at which no head begins: where the same is written again, none begins either. */
export class Rejected {
  private readonly rows: Row[];
  /** How many rows a head may have. */
  private readonly depth: number;
  private tops: number[] = [];

  constructor(rows: Row[], depth: number) {
    this.rows = rows;
    this.depth = depth;
  }

  add(top: number): void {
    this.tops = [top, ...this.tops.slice(0, MOST - 1)];
  }

  /** Whether a row and those below it, as many as a head may have, say the same as one at which none begins. */
  has(top: number): boolean {
    return this.tops.some((other) => this.areAlike(top, other));
  }

  private areAlike(top: number, other: number): boolean {
    for (let index = 0; index < this.depth; index++) {
      const [a, b] = [this.rows[top + index], this.rows[other + index]];
      if (a?.length !== b?.length) return false;
      for (let position = 0; a && b && position < a.length; position++)
        if (a.text(position) !== b.text(position) || a.fault(position) !== b.fault(position)) return false;
    }
    return true;
  }
}
