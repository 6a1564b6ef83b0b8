import type { Merge, Sheet, Unseen } from "../layout/sheet.ts";
import { addressOf, MOST_COLUMNS, MOST_ROWS, rangeOf } from "./address.ts";
import { FileFault } from "./fault.ts";
import { SheetRow } from "./row.ts";
import { readString, StringReader } from "./strings.ts";
import { type Stored, type StoredCell, setValue } from "./value.ts";
import { readXml } from "./xml.ts";

/** The most cells that a sheet may have, counted up to the last that is filled in each row, and the most merged ranges. */
const MOST_CELLS = 5_000_000;
const MOST_MERGES = 100_000;

/** Reads a sheet: its rows that are not blank, its merged ranges, and what of it is not shown. Throws where it is broken or too large. */
export function readSheet(name: string, part: Uint8Array, stored: Stored): Sheet {
  const rows: SheetRow[] = [];
  const ranges: Merge[] = [];
  const unseen: Unseen = { rows: new Set(), columns: new Set() };
  let row = new SheetRow(name, 0);
  let position = -1;
  let cell: StoredCell | undefined;
  let within: "value" | "formula" | "string" | undefined;
  let cells = 0;
  let inData = false;
  const string = new StringReader();
  const endRow = () => {
    if (row.length > 0) rows.push(row);
    cells += row.length;
    if (cells > MOST_CELLS)
      throw new FileFault("file-too-large", `sheet ${name} has more than ${MOST_CELLS} cells`);
  };
  readXml(part, {
    open(tag, attributes) {
      if (within === "string") return string.open(tag, attributes);
      if (tag === "sheetData") inData = true;
      else if (tag === "col" && isUnseen(attributes, "width")) {
        const until = Math.min(Number(attributes.max ?? attributes.min), MOST_COLUMNS);
        for (let column = Number(attributes.min); column <= until; column++) unseen.columns.add(column - 1);
      } else if (tag === "row" && inData) {
        const number = attributes.r === undefined ? row.number + 1 : Number(attributes.r);
        if (!Number.isInteger(number) || number <= row.number || number > MOST_ROWS)
          throw new Error(`row out of order: ${String(attributes.r).slice(0, 20)}`);
        row = new SheetRow(name, number);
        if (isUnseen(attributes, "ht")) unseen.rows.add(number);
        position = -1;
      } else if (tag === "c" && inData) {
        const next = attributes.r === undefined ? position + 1 : placed(attributes.r, row.number);
        if (next <= position || next >= MOST_COLUMNS)
          throw new Error(`cell out of order: ${String(attributes.r).slice(0, 20)}`);
        position = next;
        cell = {
          type: attributes.t ?? "n",
          style: Number(attributes.s ?? 0),
          value: undefined,
          formula: false,
        };
      } else if (tag === "mergeCell") {
        if (ranges.push(rangeOf(attributes.ref ?? "")) > MOST_MERGES)
          throw new FileFault("file-too-large", `sheet ${name} has more than ${MOST_MERGES} merged cells`);
      } else if (!cell) return;
      else if (tag === "v") {
        within = "value";
        cell.value ??= "";
      } else if (tag === "f") cell.formula = true;
      else if (tag === "is") {
        within = "string";
        string.start();
      }
    },
    close(tag) {
      if (within === "string" && tag === "is") {
        if (cell) Object.assign(cell, { value: readString(string), fault: string.fault });
        within = undefined;
      } else if (within === "string") string.close(tag);
      else if (tag === "v") within = undefined;
      else if (tag === "c" && cell) {
        setValue(row, position, cell, stored);
        cell = undefined;
      } else if (tag === "row" && inData) endRow();
      else if (tag === "sheetData") inData = false;
    },
    text(text) {
      if (within === "value" && cell) cell.value += text;
      else if (within === "string") string.text(text);
    },
  });
  const hides = unseen.rows.size + unseen.columns.size > 0;
  return { name, rows, merges: merged(rows, ranges), ...(hides && { unseen }) };
}

/** Whether a row or column is hidden, or is no pixel high or wide. */
function isUnseen(attributes: Record<string, string | undefined>, size: "ht" | "width"): boolean {
  return ["1", "true"].includes(attributes.hidden ?? "") || Number(attributes[size] || 1) === 0;
}

function placed(address: string, row: number): number {
  const found = addressOf(address);
  if (found.row !== row) throw new Error(`cell in another row: ${address}`);
  return found.position;
}

/** Leaves each merged range's text in its first cell only; returns those of them that have one, by the indices of rows. */
function merged(rows: SheetRow[], ranges: Merge[]): Merge[] {
  let covered = 0;
  return ranges.flatMap(({ top, bottom, left, right }) => {
    const first = firstFrom(rows, top);
    const end = firstFrom(rows, bottom + 1);
    for (let index = first; index < end; index++) {
      const row = rows[index];
      if (!row) continue;
      row.empty(row.number === top ? left + 1 : left, right);
      covered += 1 + Math.min(right, row.length) - Math.min(left, row.length);
    }
    if (covered > MOST_CELLS) throw new Error("merged cells lie over each other");
    const anchor = rows[first];
    const filled = anchor?.number === top && (anchor.text(left) !== "" || anchor.fault(left));
    return filled ? [{ top: first, bottom: end - 1, left, right }] : [];
  });
}

/** The index of the first row of a number or a greater one. */
function firstFrom(rows: SheetRow[], number: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.number ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
