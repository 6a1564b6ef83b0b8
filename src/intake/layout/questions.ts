import type { Loader } from "../contract.ts";
import { hasLabel } from "./header.ts";
import type { Piece } from "./label.ts";
import { type Cell, filledOf, fold, type Row } from "./sheet.ts";

/** A figure, an entry, or what has a year. */
const OTHER = /^[-+]?[\d.,]+%?$|:|\d{4}/;

/** The head of a question as one cell: its texts from the top, each in a line, where the lowest stands. */
export function questionHead(pieces: Piece[]): Cell | undefined {
  const lowest = pieces.at(-1);
  if (!lowest || !pieces.some(({ own }) => own)) return undefined;
  const text =
    pieces.length > 1 ? pieces.map((piece) => piece.text).join("\n") : lowest.cell.text.replaceAll("\n", " ");
  return { ...lowest.cell, text };
}

/**
 * Whether a row above the names of columns puts questions in groups, each with its name above the first of them: several short
 * texts, below nothing that could be a table.
 */
export function isOfGroups(rows: Row[], index: number, { header }: Loader): boolean {
  const [row, before] = [rows[index], rows[index - 1]];
  if (!row || (before && !hasLabel(before, header) && filledOf(before).length > 1)) return false;
  const texts = filledOf(row).map(({ text }) => fold(text));
  return texts.length > 1 && !hasLabel(row, header) && !texts.some((text) => OTHER.test(text));
}
