import type { Merge } from "../layout/sheet.ts";

/** How many rows and columns a sheet can have. */
export const MOST_ROWS = 1_048_576;
export const MOST_COLUMNS = 16_384;

const LETTERS: string[] = [];

/** The letters of a column by its position from 0. */
export function lettersOf(position: number): string {
  let letters = LETTERS[position];
  if (letters === undefined) {
    const first = position < 26 ? "" : lettersOf(Math.floor(position / 26) - 1);
    letters = first + String.fromCharCode(65 + (position % 26));
    LETTERS[position] = letters;
  }
  return letters;
}

/** The row number from 1 and the position from 0 of an address; throws where it is none. */
export function addressOf(text: string): { row: number; position: number } {
  let at = 0;
  let column = 0;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  const row = at > 0 && /^[1-9]\d{0,6}$/.test(text.slice(at)) ? Number(text.slice(at)) : 0;
  if (row < 1 || row > MOST_ROWS || column < 1 || column > MOST_COLUMNS)
    throw new Error(`not the address of a cell: ${text.slice(0, 20)}`);
  return { row, position: column - 1 };
}

/** The row numbers and positions of a range such as `A1:C2`. */
export function rangeOf(text: string): Merge {
  const [from = "", until = from] = text.split(":");
  const [a, b] = [addressOf(from), addressOf(until)];
  return {
    top: Math.min(a.row, b.row),
    bottom: Math.max(a.row, b.row),
    left: Math.min(a.position, b.position),
    right: Math.max(a.position, b.position),
  };
}
