import { visible } from "../../core/visible.ts";
import type { Cell, CellFault, Row } from "../layout/sheet.ts";
import { lettersOf } from "./address.ts";

/** A text in which nothing is to be seen; an apostrophe before it says that a cell holds text. */
const BLANK = /^[\s']*$/;

/** A row of a workbook's sheet. */
export class SheetRow implements Row {
  readonly sheet: string;
  /** Its number in the sheet, from 1. */
  readonly number: number;
  private readonly texts: string[] = [];
  private formats: string[] | undefined;
  /** Whether a cell is stored as a number. */
  private readonly numbers: boolean[] = [];
  private faults: (CellFault | undefined)[] | undefined;

  constructor(sheet: string, number: number) {
    this.sheet = sheet;
    this.number = number;
  }

  get length(): number {
    return this.texts.length;
  }

  text(position: number): string {
    return this.texts[position] ?? "";
  }

  fault(position: number): CellFault | undefined {
    return this.faults?.[position];
  }

  cell(position: number): Cell {
    const place = { sheet: this.sheet, cell: `${lettersOf(position)}${this.number}` };
    const fault = this.fault(position);
    const text = this.text(position);
    const format = this.formats?.[position] ?? "";
    return {
      place,
      text,
      format,
      ...(fault && { fault }),
      ...(text !== "" && !fault && !this.numbers[position] && { asText: true as const }),
    };
  }

  /** Enters a cell that is stored as a number. */
  setNumber(position: number, text: string, format: string): void {
    this.set(position, text, format);
    this.numbers[position] = true;
  }

  /** Enters a cell that has a text or a fault. */
  set(position: number, text: string, format: string, fault?: CellFault): void {
    while (this.texts.length < position) this.texts.push("");
    this.texts[position] = BLANK.test(text) ? "" : visible(text);
    if (format !== "") {
      this.formats ??= [];
      while (this.formats.length < position) this.formats.push("");
      this.formats[position] = format;
    }
    if (fault) {
      this.faults ??= [];
      this.faults[position] = fault;
    }
  }

  /** Says what is wrong with a cell that has a text. */
  mark(position: number, fault: CellFault): void {
    this.faults ??= [];
    this.faults[position] ??= fault;
  }

  /** Empties the cells from one position to another. */
  empty(from: number, until: number): void {
    for (let position = from; position <= until && position < this.texts.length; position++) {
      this.texts[position] = "";
      if (this.faults) this.faults[position] = undefined;
    }
  }
}
