import type { Found } from "../layout/layout.ts";
import type { Cell } from "../layout/sheet.ts";

/** From what size on a number is written with a separator. */
const SEPARATED = 1000;

/**
 * The rows of a text in which a number may have been cut at its separator while its last field was left out (`1,234`): a digit
 * before three of them, in a column that has numbers of thousands and no other as small. Each by its place among the rows.
 */
export function cutNumbers({ at, rows }: Found): Map<number, Cell> {
  const cut = new Map<number, Cell>();
  const positions = new Set(at.segment.across.map(({ position }) => position));
  const pairs = [...positions].filter((position) => positions.has(position + 1));
  if (!at.isText || pairs.length === 0) return cut;
  const filled = [...rows].flatMap(({ index }) => {
    const row = at.sheet.rows[index];
    return row && row.length === at.head.width ? [{ index, row }] : [];
  });
  for (const position of pairs) {
    const numbers = filled.map(({ row }) => Number(row.text(position)));
    if (!numbers.some((number) => number >= SEPARATED)) continue;
    for (const { index, row } of filled) {
      const [digit, rest] = [row.text(position), row.text(position + 1)];
      if (!/^[1-9]$/.test(digit) || !/^\d{3}$/.test(rest)) continue;
      if (numbers.filter((number) => number <= Number(digit)).length === 1)
        cut.set(index, row.cell(position));
    }
  }
  return cut;
}
