import type { Across, Fields } from "../contract.ts";
import type { Head, Segment } from "./head.ts";
import type { Cell, Line, Row } from "./sheet.ts";
import type { Table, TableFault } from "./table.ts";

/** A row of a table: its cells are made when they are asked for. */
export interface FoundRow {
  /** Its place among the rows of its sheet. */
  readonly index: number;
  /** Whether it has a name and no figure at all, so that it may be a note. */
  readonly lone: boolean;
  readonly fields: Fields;
  readonly across: Across[];
  /** What is wrong with it as a whole; then it is not read. */
  readonly fault: TableFault | undefined;
}

/** The rows of a table, each made when it comes: files have millions. */
export function* rowsOf(
  rows: Row[],
  from: number,
  until: number,
  read: (row: Row, index: number) => FoundRow | undefined,
) {
  for (let index = from; index < until; index++) {
    const row = rows[index];
    const found = row && read(row, index);
    if (found) yield found;
  }
}

/** Between which positions a table stands: all, but where others stand beside it. */
export function within({ segments }: Head, { from, until }: Segment): { left: number; right: number } {
  return segments.length > 1 ? { left: from, right: until } : { left: 0, right: Number.POSITIVE_INFINITY };
}

/** The rows below a head that are none of its table, each with its filled cells. */
export function* linesOf(
  rows: Row[],
  { below, until, left, right }: Record<"below" | "until" | "left" | "right", number>,
  read: (row: Row, index: number) => FoundRow | undefined,
): Generator<Line> {
  for (let index = below; index < until; index++) {
    const row = rows[index];
    const found = row && read(row, index);
    if (!row || (found && !found.lone)) continue;
    const cells: Cell[] = [];
    for (let position = left; position < row.length && position <= right; position++)
      if (row.text(position) !== "") cells.push(row.cell(position));
    if (cells.length > 0) yield { index, cells };
  }
}

export class TableRow implements FoundRow {
  private readonly table: Table;
  private readonly row: Row;
  readonly index: number;

  constructor(table: Table, row: Row, index: number) {
    this.table = table;
    this.row = row;
    this.index = index;
  }

  get lone(): boolean {
    return this.table.isLone(this.row);
  }

  get fields(): Fields {
    return this.table.fields(this.row, this.index);
  }

  get across(): Across[] {
    return this.table.further(this.row, this.index);
  }

  get fault(): TableFault | undefined {
    return this.table.fault(this.row);
  }
}
