import type { CellFault } from "../layout/sheet.ts";
import type { SheetRow } from "./row.ts";
import { readEscapes, type StoredString } from "./strings.ts";
import { dateShown, dayOf } from "./styles.ts";

/** What cells of a workbook name by number, and from which year it counts days. */
export interface Stored {
  strings: StoredString[];
  formats: string[];
  /** What is wrong with all that is written in a style. */
  faults: (CellFault | undefined)[];
  from1904: boolean;
}

/** A cell as it stands in a sheet. */
export interface StoredCell {
  type: string;
  style: number;
  value: string | undefined;
  formula: boolean;
  fault?: CellFault | undefined;
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/;
const SHOWN = new Map<string, "day" | "month" | null>();

/** What is wrong with a text that is written in runs; a mark in superscript only where it could be read as a part of a number. */
function faultIn({ text, fault }: StoredString): CellFault | undefined {
  return fault === "superscript" && !/^\s*[-+]?\d/.test(text) ? undefined : fault;
}

/** Enters a stored cell into its row, as text; an empty one is left out. */
export function setValue(row: SheetRow, position: number, cell: StoredCell, stored: Stored): void {
  setText(row, position, cell, stored);
  const fault = stored.faults[cell.style];
  if (fault && row.text(position) !== "") row.mark(position, fault);
}

function setText(row: SheetRow, position: number, cell: StoredCell, stored: Stored): void {
  const { type, style, value, formula } = cell;
  const format = stored.formats[style] ?? "";
  if (value === undefined || value === "") {
    if (formula && !(type === "str" && value === "")) row.set(position, "", format, "formula without result");
    return;
  }
  switch (type) {
    case "s": {
      const string = stored.strings[NUMBER.test(value) ? Number(value) : -1];
      if (string === undefined) throw new Error(`no string ${value.slice(0, 20)} in it`);
      if (string.text !== "") row.set(position, string.text, format, faultIn(string));
      return;
    }
    case "str":
      row.set(position, readEscapes(value), format);
      return;
    case "inlineStr":
      row.set(position, value, format, faultIn({ text: value, fault: cell.fault }));
      return;
    case "b":
      row.set(position, String(value === "1" || value === "true"), format);
      return;
    case "d":
      row.set(position, value.slice(0, 10), format);
      return;
    case "e":
      row.set(position, value, format, "error value");
      return;
    default:
      setNumber(row, position, value.trim(), format, stored.from1904);
  }
}

function setNumber(row: SheetRow, position: number, value: string, format: string, from1904: boolean): void {
  const number = NUMBER.test(value) ? Number(value) : Number.NaN;
  let shown = SHOWN.get(format);
  if (shown === undefined) {
    shown = dateShown(format);
    SHOWN.set(format, shown);
  }
  const text = !Number.isFinite(number) ? undefined : shown ? dayOf(number, shown, from1904) : String(number);
  if (text === undefined) row.set(position, value, format, "error value");
  else row.setNumber(position, text, format);
}
