import type { Loader } from "../contract.ts";
import { wordsOf } from "../fields.ts";
import { entriesIn, labelOf } from "../layout/header.ts";
import { cellsOf, fold, type Row } from "../layout/sheet.ts";
import { beginsLine } from "./words.ts";

export type BlockRole = "label" | "entry" | "furniture" | "title";

/** What the cells of a row above a head are, by their positions: labels with their entries, what forms print there, or a title; nothing for what is none of these. */
export function rolesInBlock(row: Row, { header }: Loader): Map<number, BlockRole> {
  const roles = new Map<number, BlockRole>();
  const labels = wordsOf(header);
  const entries = Object.values(entriesIn({ rows: [row] }, header)).map(({ text }) => text);
  const cells = cellsOf(row);
  const filled = cells.filter(({ text }) => text !== "").length;
  let printed = false;
  for (const [position, { text }] of cells.entries()) {
    if (text === "") continue;
    const isLabel = labels.has(labelOf(text));
    if (isLabel || beginsLine(text)) printed = !isLabel;
    if (isLabel) roles.set(position, "label");
    else if (entries.some((entry) => entry !== "" && (text.includes(entry) || isPart(text, entry))))
      roles.set(position, "entry");
    else if (printed) roles.set(position, "furniture");
    else if (filled === 1) roles.set(position, "title");
  }
  return roles;
}

/** Whether a text is one of the cells of which an entry is put together. */
function isPart(text: string, entry: string): boolean {
  return fold(text) !== "" && /^(?:19|20)\d{2}/.test(entry) && entry.includes(fold(text));
}
