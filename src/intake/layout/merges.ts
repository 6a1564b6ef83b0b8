import type { Merge, Sheet } from "./sheet.ts";

/** Finds the merged cell that covers a place of a sheet. */
export class Merges {
  private readonly byRow = new Map<number, Merge[]>();

  constructor({ merges = [] }: Sheet) {
    for (const merge of merges)
      for (let row = merge.top; row <= merge.bottom; row++) {
        const there = this.byRow.get(row);
        if (there) there.push(merge);
        else this.byRow.set(row, [merge]);
      }
  }

  get none(): boolean {
    return this.byRow.size === 0;
  }

  /** The merged cell at a row and a position; undefined where the cell stands alone. */
  at(row: number, position: number): Merge | undefined {
    return this.byRow.get(row)?.find(({ left, right }) => left <= position && position <= right);
  }
}
