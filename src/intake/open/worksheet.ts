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
  const reader = new SheetReader(name, stored);
  readXml(part, {
    open: (tag, attributes) => reader.open(tag, attributes),
    close: (tag) => reader.close(tag),
    text: (text) => reader.text(text),
  });
  return reader.sheet();
}

type Attributes = Record<string, string | undefined>;

/** Makes a sheet of the elements of its part, one after the other. */
class SheetReader {
  readonly #name: string;
  readonly #stored: Stored;
  readonly #rows: SheetRow[] = [];
  readonly #ranges: Merge[] = [];
  readonly #unseen: Unseen = { rows: new Set(), columns: new Set() };
  readonly #string = new StringReader();
  #row: SheetRow;
  #position = -1;
  #cell: StoredCell | undefined;
  #within: "value" | "formula" | "string" | undefined;
  #cells = 0;
  #inData = false;

  constructor(name: string, stored: Stored) {
    this.#name = name;
    this.#stored = stored;
    this.#row = new SheetRow(name, 0);
  }

  open(tag: string, attributes: Attributes): void {
    if (this.#within === "string") this.#string.open(tag, attributes);
    else if (tag === "sheetData") this.#inData = true;
    else if (tag === "col" && isUnseen(attributes, "width")) this.#hideColumns(attributes);
    else if (tag === "row" && this.#inData) this.#openRow(attributes);
    else if (tag === "c" && this.#inData) this.#openCell(attributes);
    else if (tag === "mergeCell") this.#merge(attributes);
    else if (this.#cell) this.#openWithin(tag, this.#cell);
  }

  close(tag: string): void {
    if (this.#within === "string" && tag === "is") {
      if (this.#cell)
        Object.assign(this.#cell, { value: readString(this.#string), fault: this.#string.fault });
      this.#within = undefined;
    } else if (this.#within === "string") this.#string.close(tag);
    else if (tag === "v") this.#within = undefined;
    else if (tag === "c" && this.#cell) {
      setValue(this.#row, this.#position, this.#cell, this.#stored);
      this.#cell = undefined;
    } else if (tag === "row" && this.#inData) this.#closeRow();
    else if (tag === "sheetData") this.#inData = false;
  }

  text(text: string): void {
    if (this.#within === "value" && this.#cell) this.#cell.value += text;
    else if (this.#within === "string") this.#string.text(text);
  }

  sheet(): Sheet {
    const [rows, unseen] = [this.#rows, this.#unseen];
    const hides = unseen.rows.size + unseen.columns.size > 0;
    return { name: this.#name, rows, merges: merged(rows, this.#ranges), ...(hides && { unseen }) };
  }

  #hideColumns({ min, max }: Attributes): void {
    const until = Math.min(Number(max ?? min), MOST_COLUMNS);
    for (let column = Number(min); column <= until; column++) this.#unseen.columns.add(column - 1);
  }

  #openRow(attributes: Attributes): void {
    const number = attributes.r === undefined ? this.#row.number + 1 : Number(attributes.r);
    if (!Number.isInteger(number) || number <= this.#row.number || number > MOST_ROWS)
      throw new Error(`row out of order: ${String(attributes.r).slice(0, 20)}`);
    this.#row = new SheetRow(this.#name, number);
    if (isUnseen(attributes, "ht")) this.#unseen.rows.add(number);
    this.#position = -1;
  }

  #openCell({ r, t, s }: Attributes): void {
    const next = r === undefined ? this.#position + 1 : placed(r, this.#row.number);
    if (next <= this.#position || next >= MOST_COLUMNS)
      throw new Error(`cell out of order: ${String(r).slice(0, 20)}`);
    this.#position = next;
    this.#cell = { type: t ?? "n", style: Number(s ?? 0), value: undefined, formula: false };
  }

  #openWithin(tag: string, cell: StoredCell): void {
    if (tag === "v") {
      this.#within = "value";
      cell.value ??= "";
    } else if (tag === "f") cell.formula = true;
    else if (tag === "is") {
      this.#within = "string";
      this.#string.start();
    }
  }

  #merge({ ref }: Attributes): void {
    if (this.#ranges.push(rangeOf(ref ?? "")) > MOST_MERGES) this.#tooLarge(`${MOST_MERGES} merged cells`);
  }

  #closeRow(): void {
    if (this.#row.length > 0) this.#rows.push(this.#row);
    this.#cells += this.#row.length;
    if (this.#cells > MOST_CELLS) this.#tooLarge(`${MOST_CELLS} cells`);
  }

  #tooLarge(most: string): never {
    throw new FileFault("file-too-large", `sheet ${this.#name} has more than ${most}`);
  }
}

/** Whether a row or column is hidden, or is no pixel high or wide. */
function isUnseen(attributes: Attributes, size: "ht" | "width"): boolean {
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
