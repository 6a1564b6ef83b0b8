import type { Across, Fields, Loader } from "../contract.ts";
import { wordsOf } from "../fields.ts";
import type { FindingCode } from "../findings/finding.ts";
import { readDay } from "../values/day.ts";
import type { Head, Segment } from "./head.ts";
import type { Merges } from "./merges.ts";
import { type Cell, fold, type Row } from "./sheet.ts";

/** What is wrong with a table or a row as a whole, so that it is not read. */
export interface TableFault {
  code: FindingCode;
  cell: Cell;
  detail: string;
}

/** A column that is read: where it stands, how its places are named, and whether numbers stand in it. */
interface Taken {
  field: string;
  position: number;
  name: string | undefined;
  figure: boolean;
}

/** The rows that a table is read from, and how the columns of a text are named. */
interface Body {
  rows: Row[];
  isText: boolean;
  merges: Merges;
  names: (string | undefined)[];
}

const NONE: Across[] = [];
const MULTIPLE = /[万亿千百]/g;
/** Characters that separate fields, and a number that may have been cut at its separator. */
const SEPARATOR = /[,，;；\t|]/;
const NUMERIC = /^[-+]?[\d.,，%％]+$/;

/** How the rows below a head are read as fields and further columns. */
export class Table {
  readonly columns: Map<string, number>;
  private readonly taken: Taken[];
  private readonly across: { head: Cell; taken: Taken }[];
  private readonly merges: Merges;
  private readonly isText: boolean;
  private readonly rows: Row[];
  private readonly head: Head;
  private readonly unit: Cell | undefined;
  /** Between which positions it stands, where others stand beside it. */
  private readonly within: { from: number; until: number } | undefined;

  constructor(
    loader: Loader,
    { rows, isText, merges, names }: Body,
    head: Head,
    segment: Segment,
    unit: Cell | undefined,
  ) {
    this.rows = rows;
    this.isText = isText;
    this.merges = merges;
    this.head = head;
    this.within = head.segments.length > 1 ? segment : undefined;
    this.taken = [...segment.columns].map(([field, { position }]) => ({
      field,
      position,
      name: names[position],
      figure: loader.columns[field]?.figure === true,
    }));
    this.across = segment.across.map(({ head: cell, position }) => ({
      head: namedIn(cell, names[position]),
      taken: { field: "", position, name: names[position], figure: true },
    }));
    this.columns = new Map(this.taken.map(({ field, position }) => [field, position]));
    const value = segment.columns.get("value");
    this.unit = value?.unit ? { ...value.cell, text: value.unit } : unit;
  }

  /** The cells of a row by the layout's columns. */
  fields(row: Row, index: number): Fields {
    const fields: Fields = {};
    for (const taken of this.taken) fields[taken.field] = this.cell(row, index, taken);
    const { unit } = fields;
    if (this.unit && (!unit || (unit.text === "" && !unit.fault))) fields.unit = this.unit;
    return fields;
  }

  further(row: Row, index: number): Across[] {
    if (this.across.length === 0) return NONE;
    return this.across.map(({ head, taken }) => ({ head, cell: this.cell(row, index, taken) }));
  }

  /**
   * Whether a row is one of the table, and not a note or nothing: more than one cell of it is filled, or one that is a
   * number in a column of numbers.
   */
  isRow(row: Row, index: number): boolean {
    let filled = 0;
    let at = 0;
    const end = Math.min(row.length, (this.within?.until ?? row.length) + 1);
    for (let position = this.within?.from ?? 0; position < end && filled < 2; position++)
      if (row.text(position) !== "" || row.fault(position)) {
        filled += 1;
        at = position;
      }
    if (filled > 1) return true;
    if (filled === 0) return false;
    const figure = this.columnsOfFigures().some(({ position }) => position === at);
    if (figure && ((NUMERIC.test(row.text(at)) && !readDay(row.text(at))) || row.fault(at) !== undefined))
      return true;
    if (this.isLone(row)) return true;
    return (
      !this.merges.none &&
      this.taken.some((taken) => !taken.figure && this.covered(index, taken) !== undefined)
    );
  }

  /** Whether only the first column of names of a wide table is filled: a row without figures, or a note. */
  isLone(row: Row): boolean {
    const [name] = this.taken;
    if (this.across.length === 0 || !name || this.taken.length > 1) return false;
    for (let position = 0; position < row.length; position++)
      if ((row.text(position) !== "") !== (position === name.position)) return false;
    return row.text(name.position) !== "";
  }

  /** What is wrong with a row as a whole. */
  fault(row: Row): TableFault | undefined {
    const unit = this.unit && this.unitFault(row, this.unit);
    if (unit || !this.isText || row.length <= this.head.width) return unit;
    for (let position = this.head.width; position < row.length; position++)
      if (row.text(position) !== "") return { code: "row-ragged", cell: row.cell(position), detail: "" };
    return hasCutNumber(row)
      ? { code: "row-ragged", cell: row.cell(this.head.width), detail: "" }
      : undefined;
  }

  /** The only cell of a record that holds other separators than the file's, as many as a whole record; it is no note. */
  unseparated(row: Row): TableFault | undefined {
    if (!this.isText) return undefined;
    for (let position = 0; position < row.length; position++) {
      const text = row.text(position);
      if (text === "" || !SEPARATOR.test(text)) continue;
      for (const separator of [",", "，", ";", "；", "\t", "|"])
        if (text.split(separator).length >= Math.max(this.taken.length, 3))
          return {
            code: "row-ragged",
            cell: row.cell(position),
            detail: separator === "\t" ? "制表符" : separator,
          };
    }
    return undefined;
  }

  private unitFault(row: Row, unit: Cell): TableFault | undefined {
    const position = this.columns.get("unit");
    if (position === undefined) return undefined;
    const [own, above] = [fold(row.text(position)), fold(unit.text)];
    if (own === "" || own === above || own.replace(MULTIPLE, "") !== above.replace(MULTIPLE, ""))
      return undefined;
    return { code: "unit-differs", cell: row.cell(position), detail: unit.text };
  }

  private columnsOfFigures(): Taken[] {
    return [...this.taken.filter(({ figure }) => figure), ...this.across.map(({ taken }) => taken)];
  }

  /** The cell of a row in a column; one that is merged with the rows above has their name, and no number. */
  private cell(row: Row, index: number, taken: Taken): Cell {
    const cell = row.cell(taken.position, taken.name);
    if (this.merges.none || cell.text !== "" || cell.fault) return cell;
    const first = this.covered(index, taken);
    if (!first) return cell;
    return taken.figure
      ? { ...cell, fault: "merged cell" }
      : { ...cell, text: first.text, ...(first.fault ? { fault: first.fault } : {}) };
  }

  /** The first of the merged cells that cover a cell: above it in the body, or beside it where both hold numbers. */
  private covered(index: number, { position, figure }: Taken): Cell | undefined {
    const merge = this.merges.at(index, position);
    if (!merge || merge.top < this.head.top + this.head.depth) return undefined;
    if (merge.top === index && merge.left === position) return undefined;
    const beside = figure && this.columnsOfFigures().some((other) => other.position === merge.left);
    if (merge.left !== position && !beside) return undefined;
    return this.rows[merge.top]?.cell(merge.left);
  }
}

/** A head's cell, placed by its column's name where a text's column has one. */
function namedIn(cell: Cell, column: string | undefined): Cell {
  const { place } = cell;
  return column && "record" in place ? { ...cell, place: { record: place.record, column } } : cell;
}

/** Whether two fields beside each other may be one number that was cut at its separator. */
function hasCutNumber(row: Row): boolean {
  for (let position = 1; position < row.length; position++)
    if (/^\d{3}(?:\.\d+)?$/.test(row.text(position)) && /^[-+]?\d{1,3}$/.test(row.text(position - 1)))
      return true;
  return false;
}

/**
 * How a text's columns are named: by their heads, or by numbers where a head has several rows, is not the only one of its
 * words, or says more than the layout does.
 */
export function columnNames(
  rows: Row[],
  { top, depth, width }: Head,
  { columns, across }: Loader,
): (string | undefined)[] {
  if (depth > 1) return [];
  const texts = Array.from({ length: width }, (_, position) => rows[top]?.text(position) ?? "");
  const words = wordsOf(columns);
  const once = new Map<string, boolean>();
  for (const text of texts) once.set(text, !once.has(text));
  const isNamed = (text: string) => words.has(fold(text)) || across?.test(fold(text));
  return texts.map((text) => (once.get(text) && !/^\d+$/.test(text) && isNamed(text) ? text : undefined));
}
