import type { Found } from "../layout/layout.ts";
import type { Cell } from "../layout/sheet.ts";

/** From what size on a number is written with a separator. */
const SEPARATED = 1000;

/**
 * The rows of a text in which a number may have been cut at its separator while its last field was left out (`1,234`): a digit
 * before three of them, in a column that has numbers of thousands. Each by its place among the rows.
 */
export function cutNumbers({ at, rows }: Found): Map<number, Cell> {
  const cut = new Map<number, Cell>();
  const positions = at.segment.across.map(({ position }) => position);
  if (at.isText && positions.length > 1) {
    const pairs = positions.slice(0, -1).filter((position) => positions.includes(position + 1));
    const large = new Set<number>();
    const found: { index: number; position: number }[] = [];
    for (const { index } of rows) {
      const row = at.sheet.rows[index];
      for (const position of row && row.length === at.head.width ? pairs : []) {
        if (Number(row?.text(position)) >= SEPARATED) large.add(position);
        if (/^\d$/.test(row?.text(position) ?? "") && /^\d{3}$/.test(row?.text(position + 1) ?? ""))
          found.push({ index, position });
      }
    }
    for (const { index, position } of found) {
      const cell = large.has(position) ? at.sheet.rows[index]?.cell(position) : undefined;
      if (cell) cut.set(index, cell);
    }
  }
  return cut;
}
