import type { Fields } from "../contract.ts";
import { type Field, wordsOf } from "../fields.ts";
import { remembering } from "../records/remember.ts";
import { type Cell, filledOf, fold, placeText, type Row } from "./sheet.ts";

/** What forms print behind a label for the seal or the signature that belongs there. */
const SEAL = /\((?:盖章|公章|签章|签字|章)\)$/;

/** A label as labels are compared. */
export const labelOf = remembering((text: string): string => fold(text).replace(SEAL, "").replace(/:$/, ""));

/** A year in a cell of its own, and what may stand in the cells beside it. */
const YEAR_ALONE = /^(?:19|20)\d{2}年?度?$/;
const PART_OF_YEAR =
  /^(?:第|[1-4一二三四]|1[0-2]|[5-9]|第?[1-4一二三四]?季度?|[上下]半年|(?:\d{1,2}[-—–~至到])?\d{1,2}?月份?|(?:前三季度)|年)$/;

/** A label at the end of a text that is none of the layout's: 填报日期, 联系人. */
const OTHER = /[\s;；,，、]+\p{Script=Han}{2,8}(?:[（(][^（()）]*[）)])?\s*$/u;

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
  const labels = [...wordsOf(fields)];
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
  const labels = wordsOf(fields);
  for (let position = 0; position < row.length; position++)
    if (isLabelled(row.text(position), labels)) return true;
  return false;
}

function labelled({ rows, from = 0, until }: Block, own: string[], labels: string[]): Cell | undefined {
  for (const row of rows)
    for (let position = from; position < row.length && position <= (until ?? position); position++) {
      const text = row.text(position);
      if (text === "" || !own.some((label) => fold(text).includes(label))) continue;
      const rest = restOf(text, own, labels);
      if (rest) return { ...row.cell(position), text: rest };
      if (!own.includes(labelOf(text))) continue;
      const next = nextFilled(row, position);
      const isEntry = next && !isLabelled(next.text, labels);
      return isEntry ? wholePeriod(row, next) : { ...row.cell(position), text: "" };
    }
  return undefined;
}

/** A cell with a year, and what the cells beside it say of which part of it: `2013年`, `三季度`. */
function wholePeriod(row: Row, first: Cell): Cell {
  if (first.fault || !YEAR_ALONE.test(fold(first.text))) return first;
  const cells = filledOf(row);
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

/** Whether a text is one of some labels, or begins with one and a colon. */
function isLabelled(text: string, labels: Iterable<string>): boolean {
  const folded = labelOf(text);
  for (const label of labels)
    if (folded.startsWith(label) && (folded.length === label.length || folded[label.length] === ":"))
      return true;
  return false;
}

/** What stands behind a label and its colon in a cell, up to the next label; several entries may stand in one cell. */
function restOf(text: string, own: string[], labels: string[]): string {
  const parts = text.split(/[:：]/);
  for (const [index, part] of parts.slice(0, -1).entries()) {
    const label = labelEnding(part, labels, index > 0);
    if (label === undefined || !own.includes(label)) continue;
    const rest = parts[index + 1] ?? "";
    const next = parts.length > index + 2 ? labelEnding(rest, labels, true) : undefined;
    if (next !== undefined) return rest.slice(0, rest.length - lengthOf(rest, next)).trim();
    const before = parts.length > index + 2 ? rest.replace(OTHER, "").trim() : "";
    if (before !== "" && before !== rest.trim()) return before;
    return parts
      .slice(index + 1)
      .join(":")
      .trim();
  }
  return "";
}

/** The longest label with which a text ends: it is the text, or stands behind a space, a stop or, where an entry goes before it, anything. */
function labelEnding(text: string, labels: string[], isBehind: boolean): string | undefined {
  let longest: string | undefined;
  for (const label of labels) {
    const length = lengthOf(text, label);
    const before = text.slice(0, text.length - length);
    if (length === 0 || label.length <= (longest?.length ?? 0)) continue;
    if (isBehind || before.trim() === "" || /[\s;；,，、]$/.test(before)) longest = label;
  }
  return longest;
}

/** How many characters at the end of a text fold to a label; 0 where it does not end with it. */
function lengthOf(text: string, label: string): number {
  for (let length = label.length; length <= Math.min(text.length, label.length + MOST_SPACES); length++)
    if (fold(text.slice(text.length - length)) === label) return length;
  return 0;
}
