import type { Fields } from "../contract.ts";
import type { Field } from "../fields.ts";
import { type Cell, cellsOf, fold, placeText, type Row } from "./sheet.ts";

/** What forms print behind a label for the seal or the signature that belongs there. */
const SEAL = /\((?:盖章|公章|签章|签字|章)\)$/;

/** A label as labels are compared. */
export function labelOf(text: string): string {
  return fold(text).replace(SEAL, "").replace(/:$/, "");
}

/** A year in a cell of its own, and what may stand in the cells beside it. */
const YEAR_ALONE = /^(?:19|20)\d{2}年?度?$/;
const PART_OF_YEAR =
  /^(?:第|[1-4一二三四]|1[0-2]|[5-9]|第?[1-4一二三四]?季度?|[上下]半年|(?:\d{1,2}[-—–~至到])?\d{1,2}?月份?|(?:前三季度)|年)$/;

/** How many spaces may stand in and behind a label. */
const MOST_SPACES = 20;

/** The rows of a header block, and the positions between which a table's own entries are looked for. */
export interface Block {
  rows: Row[];
  from?: number;
  until?: number;
}

/** The header entries in a block, each the cell beside its label or the rest of the label's own cell; empty where nothing is there. */
export function entriesIn(block: Block, fields: Record<string, Field>): Fields {
  const found: Fields = {};
  const labels = Object.values(fields).flatMap(({ words }) => words.map(fold));
  for (const [field, { words }] of Object.entries(fields)) {
    const cell = labelled(block, words.map(fold), labels);
    if (cell) found[field] = cell;
  }
  return found;
}

/**
 * A table's header: the entries of its own block, and of those that a layout declares before the first of them, what
 * the table above has. Entries are declared from the widest to the narrowest, so that a new area does not keep the
 * period of the one before.
 */
export function inherited(own: Fields, above: Fields, fields: Record<string, Field>): Fields {
  const found: Fields = {};
  let taken = true;
  for (const field of Object.keys(fields)) {
    const cell = own[field];
    if (cell) taken = false;
    const kept = cell ?? (taken ? above[field] : undefined);
    if (kept) found[field] = kept;
  }
  return found;
}

/** Whether a row holds the label of a header entry. */
export function hasLabel(row: Row, fields: Record<string, Field>): boolean {
  const labels = Object.values(fields).flatMap(({ words }) => words.map(fold));
  for (let position = 0; position < row.length; position++) {
    const text = labelOf(row.text(position));
    if (labels.some((label) => text === label || text.startsWith(`${label}:`))) return true;
  }
  return false;
}

function labelled({ rows, from = 0, until }: Block, own: string[], labels: string[]): Cell | undefined {
  for (const row of rows)
    for (let position = from; position < row.length && position <= (until ?? position); position++) {
      if (row.text(position) === "") continue;
      const cell = row.cell(position);
      const rest = restOf(cell.text, own, labels);
      if (rest) return { ...cell, text: rest };
      if (!own.includes(labelOf(cell.text))) continue;
      const next = nextFilled(row, position);
      const isLabel = next && labels.some((label) => isLabelled(next.text, label));
      return next && !isLabel ? wholePeriod(row, next) : { ...cell, text: "" };
    }
  return undefined;
}

/** A cell with a year, and what the cells beside it say of which part of it: `2013年`, `三季度`. */
function wholePeriod(row: Row, first: Cell): Cell {
  if (first.fault || !YEAR_ALONE.test(fold(first.text))) return first;
  const cells = cellsOf(row).filter(({ text }) => text !== "");
  const at = cells.findIndex(({ place }) => placeText(place) === placeText(first.place));
  const more = cells.slice(at + 1);
  const end = more.findIndex(({ text }) => !PART_OF_YEAR.test(fold(text)));
  const parts = (end < 0 ? more : more.slice(0, end)).map(({ text }) => fold(text));
  return parts.length === 0 ? first : { ...first, text: [fold(first.text), ...parts].join("") };
}

function nextFilled(row: Row, after: number): Cell | undefined {
  for (let position = after + 1; position < row.length; position++)
    if (row.text(position) !== "" || row.fault(position)) return row.cell(position);
  return undefined;
}

function isLabelled(text: string, label: string): boolean {
  const folded = labelOf(text);
  return folded === label || folded.startsWith(`${label}:`);
}

/** What stands behind a label and its colon in a cell, up to the next label; several entries may stand in one cell. */
function restOf(text: string, own: string[], labels: string[]): string {
  const parts = text.split(/[:：]/);
  for (const [index, part] of parts.slice(0, -1).entries()) {
    if (!own.some((label) => endsWith(part, label))) continue;
    const rest = parts[index + 1] ?? "";
    const next = parts.length > index + 2 ? labels.find((label) => endsWith(rest, label)) : undefined;
    if (next !== undefined) return rest.slice(0, rest.length - lengthOf(rest, next)).trim();
    return parts
      .slice(index + 1)
      .join(":")
      .trim();
  }
  return "";
}

/** Whether a text is a label, or ends with one behind a space or a stop. */
function endsWith(text: string, label: string): boolean {
  const length = lengthOf(text, label);
  const before = text.slice(0, text.length - length);
  return length > 0 && (before.trim() === "" || /[\s;；,，、]$/.test(before));
}

/** How many characters at the end of a text fold to a label; 0 where it does not end with it. */
function lengthOf(text: string, label: string): number {
  for (let length = label.length; length <= Math.min(text.length, label.length + MOST_SPACES); length++)
    if (fold(text.slice(text.length - length)) === label) return length;
  return 0;
}
