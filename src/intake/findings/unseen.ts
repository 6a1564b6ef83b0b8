import { rangesOf } from "../gather.ts";
import type { Say } from "../layout/guide.ts";
import type { Cell, CellPlace, Unseen } from "../layout/sheet.ts";
import { addressOf, lettersOf } from "../open/address.ts";

/** What was read from rows and columns of one sheet that are not shown. */
export class UnseenCells {
  private readonly sheets = new Map<string, { first: Cell; say: Say } & Unseen>();

  /** Enters a cell that was read; `say` is told of the sheet by the first of them. */
  add({ place, text }: { place: CellPlace; text: string }, unseen: Unseen | undefined, say: Say): void {
    if (!unseen || !("cell" in place)) return;
    const { row, position } = addressOf(place.cell);
    if (!unseen.rows.has(row) && !unseen.columns.has(position)) return;
    const first = { place, text, format: "" };
    const found = this.sheets.get(place.sheet) ?? { first, say, rows: new Set(), columns: new Set() };
    this.sheets.set(place.sheet, found);
    if (unseen.rows.has(row)) found.rows.add(row);
    if (unseen.columns.has(position)) found.columns.add(position);
  }

  /** Tells of each sheet once, with its rows and columns. */
  tell(): void {
    for (const { first, say, rows, columns } of this.sheets.values()) {
      const parts = [
        rows.size && `行${rangesOf([...rows])}`,
        columns.size && `列${[...columns].map(lettersOf).join("、")}`,
      ];
      say("cells-hidden", first, parts.filter(Boolean).join("，"));
    }
  }
}
