import type { Found } from "../layout/layout.ts";
import type { CellPlace } from "../layout/sheet.ts";

/** A row of a table, by one of its cells. */
export interface BodyRow {
  index: number;
  place: CellPlace;
}

/** The rows of a table, each by one of its cells. */
export function rowsOf({ rows, at }: Found): BodyRow[] {
  const [position = at.segment.from] = [...at.segment.columns.values()].map((column) => column.position);
  const found: BodyRow[] = [];
  for (const { index, lone } of rows) {
    const cell = lone ? undefined : at.sheet.rows[index]?.cell(position);
    if (cell) found.push({ index, place: cell.place });
  }
  return found;
}

/** The rows of a table from one of its sheet on. */
export function rowsFrom(rows: BodyRow[], row: number): BodyRow[] {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.index ?? row) < row) low = middle + 1;
    else high = middle;
  }
  return rows.slice(low);
}

/** Whether two cells of a sheet stand in one row. */
export function isBeside(a: CellPlace, b: CellPlace): boolean {
  return "cell" in a && "cell" in b && a.cell.replace(/\D/g, "") === b.cell.replace(/\D/g, "");
}
