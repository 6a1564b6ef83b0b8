import { roleOfHead } from "../account/words.ts";
import type { Loader } from "../contract.ts";
import { modeIn } from "../values/mode.ts";
import { hasLabel } from "./header.ts";
import { acrossHead, type Column, isQuoted, type Named, type Piece, piecesOf, type Words } from "./label.ts";
import type { Merges } from "./merges.ts";
import { isOfGroups, questionHead } from "./questions.ts";
import { Rejected } from "./rejected.ts";
import { type Cell, fold, type Row, type Sheet } from "./sheet.ts";

/** The most rows that the head of a table may have. */
const MOST_ROWS = 3;

/** Part of a head: one table; several where tables stand side by side. */
export interface Segment {
  from: number;
  until: number;
  columns: Map<string, Column>;
  across: { head: Cell; position: number }[];
  /** A column that stands a second time in a table, so that nobody knows which of the two is meant. */
  repeated?: { field: string; cell: Cell };
}

/** The head of a table: its rows, and the tables beside each other that it describes. */
export interface Head {
  top: number;
  depth: number;
  width: number;
  segments: Segment[];
}

/** Whether a row holds figures, so that it is no upper row of a head: a year is one only above a column of names. */
function holdsFigures(row: Row, named: Set<number>): boolean {
  for (let position = 0; position < row.length; position++) {
    const text = fold(row.text(position));
    if (/^[-+]?[\d.,]+%?$/.test(text) && (named.has(position) || !/^(?:19|20)\d{2}$/.test(text))) return true;
  }
  return false;
}

/** Whether one of the heads of a row says that figures count from the beginning of the year. */
function countsSoFar(row: Row): boolean {
  for (let position = 0; position < row.length; position++)
    if (modeIn(row.text(position)) === "to-date") return true;
  return false;
}

/** Whether below the name of a column stands what is no head, as in a row of figures. */
function isNamedBelow(pieces: Piece[], { row }: Piece): boolean {
  return pieces.some((piece) => piece.own && piece.row > row && roleOfHead(piece.text) === undefined);
}

/** The texts of a head without those that change nothing, where there are others. */
function withoutSame(pieces: Piece[]): Piece[] {
  const others = pieces.filter(({ text }) => roleOfHead(text) !== "same");
  const own = pieces.some((piece) => piece.own && !others.includes(piece));
  return others.length === 0 ? pieces : others.map((piece) => (own ? { ...piece, own } : piece));
}

/** How much the heads of further columns say. */
function lengthOf({ segments }: Head): number {
  return segments.reduce(
    (sum, { across }) => sum + across.reduce((length, { head }) => length + head.text.length, 0),
    0,
  );
}

/** Finds the heads of a layout's tables in a sheet. */
export class Heads {
  private readonly sheet: Sheet;
  private readonly loader: Loader;
  private readonly words: Words;
  private readonly merges: Merges;
  private readonly required: string[];
  /** The rows in which a required column may have its name, from the top. */
  private readonly rows: number[];
  /** Which of these was looked at last, and the first row at which no head was looked for. */
  private at = 0;
  private looked = 0;
  private readonly rejected: Rejected;
  /** Whether every column that the layout does not name is a question. */
  private readonly asks: boolean;

  constructor(sheet: Sheet, loader: Loader, words: Words, merges: Merges) {
    this.sheet = sheet;
    this.loader = loader;
    this.words = words;
    this.merges = merges;
    this.required = Object.keys(loader.columns).filter((field) => loader.columns[field]?.required);
    this.rejected = new Rejected(sheet.rows, MOST_ROWS);
    this.rows = words.rowsIn(sheet);
    this.asks = loader.names === "question";
  }

  /** The first head at or below a row, which is not above that asked for before. */
  next(from: number): Head | undefined {
    for (; this.at < this.rows.length; this.at += 1) {
      const row = this.rows[this.at] ?? 0;
      // A head of several rows may begin above the first of its words.
      for (let top = Math.max(from, this.looked, row - MOST_ROWS + 1); top <= row; top++) {
        this.looked = top + 1;
        // What is merged may differ where the texts do not.
        if (this.merges.none && this.rejected.has(top)) continue;
        const head = this.headAt(top);
        if (head) return head;
        this.rejected.add(top);
      }
    }
    return undefined;
  }

  /** The head that begins at a row, as few rows as name all columns, and those that go on below them. */
  private headAt(top: number): Head | undefined {
    const { rows } = this.sheet;
    const [first] = rows.slice(top, top + 1);
    // Where every column is a question, what stands above a head would be one of its rows.
    const isOne = this.asks
      ? !isOfGroups(rows, top, this.loader)
      : first && hasLabel(first, this.loader.header);
    const most = isOne ? 1 : MOST_ROWS;
    for (let depth = 1; depth <= most && top + depth <= rows.length; depth++) {
      const head = this.match(top, depth);
      if (!head) continue;
      const inner = depth > 1 ? this.match(top + 1, depth - 1) : undefined;
      return inner && lengthOf(inner) >= lengthOf(head) ? undefined : this.extended(head);
    }
    return undefined;
  }

  private extended(head: Head): Head {
    const next = head.top + head.depth;
    if (head.depth === MOST_ROWS || next >= this.sheet.rows.length) return head;
    const named = head.segments.flatMap(({ columns }) => [...columns]);
    const columns = named.map(([, column]) => column);
    const names = named.flatMap(([field, column]) => (this.loader.columns[field]?.figure ? [] : [column]));
    const merged = columns.some(({ position }) => (this.merges.at(next, position)?.top ?? next) < next);
    if (!merged && !this.goesOn(next, names)) return head;
    const longer = this.match(head.top, head.depth + 1);
    return longer ? this.extended(longer) : head;
  }

  /** Whether a row below a head belongs to it: texts, none of them a number or in one of its columns of names. */
  private goesOn(index: number, columns: Column[]): boolean {
    const row = this.sheet.rows[index];
    if (!row || columns.some(({ position }) => row.text(position) !== "" || row.fault(position)))
      return false;
    const texts = Array.from({ length: row.length }, (_, position) => fold(row.text(position)));
    const filled = texts.filter((text) => text !== "");
    return filled.length > 1 && filled.every((text) => !/^[-+]?[\d.,]+%?$/.test(text));
  }

  private match(top: number, depth: number): Head | undefined {
    const { across } = this.loader;
    const rows = this.sheet.rows.slice(top, top + depth);
    const width = Math.max(...rows.map((row) => row.length));
    const all: Named[] = [];
    const further: Segment["across"] = [];
    let left: Piece[] = [];
    // Where some columns count from the beginning of the year, 本季 beside them says more than nothing.
    const soFar = across !== undefined && rows.some(countsSoFar);
    for (let position = 0; position < width; position++) {
      const pieces = piecesOf(this.sheet, this.merges, top, depth, position);
      const found = this.words.field(pieces);
      if (found && isNamedBelow(pieces, found.piece)) return undefined;
      if (found) all.push({ ...found, position });
      const above = pieces.length > 0 && pieces.every(({ row }) => row > top) ? left : [];
      const goingOn = above.filter(({ row }) => pieces.every((piece) => row < piece.row));
      const read = [...goingOn.map((piece) => ({ ...piece, own: false })), ...pieces];
      const named = across && acrossHead(soFar ? read : withoutSame(read), across);
      const head = this.asks ? questionHead(read) : named;
      const quoted = head && pieces.some(({ text }) => !fold(head.text).includes(text) && isQuoted(text));
      if (head && (this.asks || !quoted)) further.push({ head, position });
      if (pieces.some(({ row }) => row === top)) left = found ? [] : pieces.filter(({ row }) => row === top);
    }
    const named = this.words.firstOf(all);
    const { required } = this;
    if (named.length === 0 || required.some((field) => !named.some((one) => one.field === field)))
      return undefined;
    if (across && further.length === 0) return undefined;
    const own = new Set(named.map(({ column }) => column.position));
    // A row that names columns may number its questions.
    const names = new Set(this.asks ? all.map(({ piece }) => piece.row - top) : []);
    if (rows.slice(0, -1).some((row, index) => !names.has(index) && holdsFigures(row, own))) return undefined;
    // A column that is named is no question.
    const asked = this.asks ? further.filter(({ position }) => !own.has(position)) : further;
    return { top, depth, width, segments: this.segments(named, asked, width) };
  }

  /** The tables of a head: one, or as many as each required column stands in it, one beside the other. */
  private segments(
    named: { field: string; column: Column }[],
    further: Segment["across"],
    width: number,
  ): Segment[] {
    const positions = this.required.map((field) =>
      named.flatMap((one) => (one.field === field ? [one.column.position] : [])),
    );
    const count = Math.min(...positions.map((each) => each.length));
    const starts = Array.from({ length: count }, (_, index) =>
      Math.min(...positions.map((each) => each[index] ?? width)),
    );
    const apart = starts.every((start, index) =>
      positions.every(
        (each) => (each[index] ?? width) < (starts[index + 1] ?? width + 1) && (each[index] ?? 0) >= start,
      ),
    );
    const begins = apart && count > 0 ? starts : starts.slice(0, 1);
    return begins.map((start, index): Segment => {
      const [from, until] = [index === 0 ? 0 : start, (begins[index + 1] ?? width) - 1];
      const inside = (position: number) => position >= from && position <= until;
      const segment: Segment = {
        from,
        until,
        columns: new Map(),
        across: further.filter(({ position }) => inside(position)),
      };
      for (const { field, column } of named)
        if (inside(column.position)) {
          if (segment.columns.has(field)) segment.repeated ??= { field, cell: column.cell };
          else segment.columns.set(field, column);
        }
      return segment;
    });
  }
}
