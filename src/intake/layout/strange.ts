import { roleOfHead } from "../account/words.ts";
import type { Head, Segment } from "./head.ts";
import { type Cell, fold, type Sheet } from "./sheet.ts";

/** What a head of a further column may look like. */
const NEARLY = /\d{4}|[\u3007\u96f6\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d]{4}|[\u5e74\u5b63]/;
const NUMERIC = /^[-+]?[\d.,]+%?$/;

/** Heads that nobody takes, which look like those of further columns and have numbers under them. */
export function strangeHeads(
  { rows }: Sheet,
  { top, depth }: Head,
  { from, until, columns, across }: Segment,
  body: { below: number; until: number; names: (string | undefined)[] },
): Cell[] {
  const taken = new Set([...columns.values(), ...across].map(({ position }) => position));
  const strange: Cell[] = [];
  for (let position = from; position <= until; position++) {
    const own = rows.slice(top, top + depth).filter((row) => row.text(position) !== "");
    const cell = own.at(-1)?.cell(position, body.names[position]);
    if (own.some((row) => roleOfHead(row.text(position)))) continue;
    if (!cell || taken.has(position) || !own.some((row) => NEARLY.test(fold(row.text(position))))) continue;
    const numbers = rows.slice(body.below, body.until).some((row) => NUMERIC.test(fold(row.text(position))));
    if (numbers) strange.push(cell);
  }
  return strange;
}
