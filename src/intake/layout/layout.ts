import type { TableAt } from "../account/columns.ts";
import type { Fields, Loader } from "../contract.ts";
import { wordsOf } from "../fields.ts";
import { type Head, Heads, type Segment } from "./head.ts";
import { type Block, entriesIn, hasLabel, inherited } from "./header.ts";
import { wordsOfColumns } from "./label.ts";
import { Merges } from "./merges.ts";
import { isNote, isNumbering, isUnlisted, zonesNote } from "./notes.ts";
import { type FoundRow, linesOf, rowsOf, TableRow, within } from "./rows.ts";
import {
  type Book,
  type Cell,
  cellsOf,
  filledOf,
  type Line,
  type Row,
  type Sheet,
  type Unseen,
} from "./sheet.ts";
import { strangeHeads } from "./strange.ts";
import { columnNames, Table, type TableFault } from "./table.ts";

/** A table found in a book: the header entries above it, and its rows as fields and further columns. */
export interface Found {
  /** The first of the column heads. */
  head: Cell | null;
  header: Fields;
  /** The cells of the last row of its head, and the position of each column that the layout names. */
  heads(): Cell[];
  columns: Map<string, number>;
  rows: Iterable<FoundRow>;
  /** Whether it only goes on from the table before it, under the same header block. */
  goesOn: boolean;
  /** Heads of further columns with numbers under them that are nearly those of the layout, and are not. */
  strange: Cell[];
  /** The cell of a note beside it that says how all its rows count zones. */
  note: Cell | undefined;
  /** Which rows and columns of its sheet are not shown. */
  unseen: Unseen | undefined;
  /** Where it stands. */
  at: TableAt;
  /** The rows above its head, from the end of the table above. */
  above: Row[];
  /** The rows between its head and the next table's that are none of it. */
  lines(): Iterable<Line>;
  /** Why the table is not read. */
  fault?: TableFault;
  /** Reads one more row of the table; undefined where it is none. */
  read(row: Row): FoundRow | undefined;
}

/** The tables that a loader describes, in the order of the book; none where the book is of another layout. */
export function findLayout(book: Book, loader: Loader): Found[] {
  if (loader.kind !== "either" && book.kind !== loader.kind) return [];
  return book.sheets.flatMap((sheet) => findTables(sheet, book.kind === "text" && !sheet.turned, loader));
}

function findTables(sheet: Sheet, isText: boolean, loader: Loader): Found[] {
  const merges = new Merges(sheet);
  const heads = new Heads(sheet, loader, wordsOfColumns(loader.columns), merges);
  const note = zonesNote(sheet, loader);
  const found: Found[] = [];
  let above: Above | undefined;
  let body = 0;
  for (let head = heads.next(0); head; ) {
    const block = above === undefined ? 0 : blockAbove(sheet.rows, body, head.top, loader);
    const below = head.top + head.depth;
    const next = heads.next(below);
    const until = next ? blockAbove(sheet.rows, below, next.top, loader) : sheet.rows.length;
    const tables = tablesOf({ sheet, isText, loader, merges, note }, head, { from: block, until }, above);
    if (tables) {
      above = tables.above;
      found.push(...tables.found);
    }
    body = below;
    head = next;
  }
  return found;
}

interface Place {
  sheet: Sheet;
  isText: boolean;
  loader: Loader;
  merges: Merges;
  note: Cell | undefined;
}

/** What the tables of one head share: where they stand, and how its columns are named. */
interface OfHead extends Place {
  names: (string | undefined)[];
}

/** What stands above a table: its header entries, and the unit that a note gives for all of it. */
interface Above {
  header: Fields;
  unit: Cell | undefined;
}

/** The tables of one head; undefined where the first of a sheet lacks an entry that its header must have. */
function tablesOf(
  place: Place,
  head: Head,
  { from, until }: { from: number; until: number },
  above: Above | undefined,
): { found: Found[]; above: Above } | undefined {
  const { sheet, loader } = place;
  const block: Block = { rows: sheet.rows.slice(from, head.top) };
  const entries = entriesIn(block, loader.header);
  const whole = inherited(entries, above?.header ?? {}, loader.header);
  const goesOn = above !== undefined && Object.keys(entries).length === 0;
  const unit = unitIn(block, loader) ?? (goesOn ? above.unit : undefined);
  const missing = (header: Fields) =>
    Object.keys(loader.header).filter((field) => loader.header[field]?.required && !header[field]);
  if (above === undefined && missing(whole).length > 0) return undefined;
  const shared = {
    ...place,
    names: place.isText && !sheet.renamed ? columnNames(sheet.rows, head, loader) : [],
  };
  const found = head.segments.map((segment, index) => {
    const own = head.segments.length > 1 ? entriesIn({ ...block, ...segment }, loader.header) : {};
    const header = { ...whole, ...own };
    const first = [...segment.columns.values()].sort((a, b) => a.position - b.position)[0];
    for (const field of missing(header)) if (first) header[field] = { ...first.cell, text: "" };
    return tableOf(shared, head, segment, { header, unit, from, until, goesOn: goesOn && index === 0 });
  });
  return { found, above: { header: found[0]?.header ?? {}, unit } };
}

function tableOf(
  { sheet, isText, loader, merges, note, names }: OfHead,
  head: Head,
  segment: Segment,
  { header, unit, from, until, goesOn }: Above & { from: number; until: number; goesOn: boolean },
): Found {
  const { rows } = sheet;
  const table = new Table(loader, { rows, isText, merges, names }, head, segment, unit);
  const below = head.top + head.depth;
  const first = firstOf(sheet, head, segment, names);
  const fault = faultOf(sheet, loader, segment, first);
  const day = table.columns.get(loader.records?.day ?? "");
  // Rows are looked at several times: for lines between them, for cut numbers, and to be read.
  let known: Uint8Array | undefined;
  let heads: Cell[] | undefined;
  const read = (row: Row, index: number): FoundRow | undefined => {
    if (known?.[index - below]) return new TableRow(table, row, index);
    if (row.broken) {
      const { code, text } = row.broken;
      const cell = { ...row.cell(0, names[0]), text };
      return { index, lone: false, fields: {}, across: [], fault: { code, cell, detail: "" } };
    }
    if (!table.isRow(row, index)) {
      const unseparated = table.unseparated(row);
      return unseparated && { index, lone: false, fields: {}, across: [], fault: unseparated };
    }
    if (isNote(row) || isNumbering(row, index === below)) return undefined;
    if (loader.records && isUnlisted(row, table.columns.values(), day)) return undefined;
    known ??= new Uint8Array(until - below);
    known[index - below] = 1;
    return new TableRow(table, row, index);
  };
  return {
    head: first,
    header,
    // No getter: one in an object of its own is kept, with all rows, until the next full collection.
    heads: () => {
      heads ??= rows.slice(below - 1, below).flatMap(cellsOf);
      return heads;
    },
    columns: table.columns,
    rows: { [Symbol.iterator]: () => rowsOf(rows, below, fault ? below : until, read) },
    goesOn,
    strange: loader.across ? strangeHeads(sheet, head, segment, { below, until, names }) : [],
    note,
    unseen: sheet.unseen,
    at: { sheet, isText, merges, head, segment, below, until },
    above: rows.slice(from, head.top),
    lines: () => linesOf(rows, { below, until, ...within(head, segment) }, read),
    ...(fault ? { fault } : {}),
    read: (row) => read(row, rows.length),
  };
}

/** The first filled cell of a head, within one of its tables. */
function firstOf(
  { rows }: Sheet,
  { top, depth }: Head,
  { from, until }: Segment,
  names: (string | undefined)[],
): Cell | null {
  for (let index = top; index < top + depth; index++)
    for (let position = from; position <= until; position++)
      if (rows[index]?.text(position)) return rows[index]?.cell(position, names[position]) ?? null;
  return null;
}

function faultOf(
  sheet: Sheet,
  loader: Loader,
  { repeated }: Segment,
  head: Cell | null,
): TableFault | undefined {
  if (sheet.hidden && head) return { code: "sheet-hidden", cell: head, detail: sheet.name };
  if (!repeated) return undefined;
  const { field, cell } = repeated;
  return { code: "column-repeated", cell, detail: loader.columns[field]?.words[0] ?? field };
}

/** The first row of the header block above a head: notes, blanks and labels up to it, from the first label on. */
function blockAbove(rows: Row[], from: number, head: number, { header }: Loader): number {
  let first = head;
  for (let index = head - 1; index >= from; index--) {
    const row = rows[index];
    if (!row) break;
    const filled = filledOf(row).length;
    if (hasLabel(row, header)) first = index;
    else if (!isNote(row) && filled > 1) break;
    // A text alone above a head is its title.
    else if (!isNote(row) && filled === 1 && first === index + 1) first = index;
  }
  return first;
}

/** The unit that a note above a table gives for all of it, where the layout has no entry of that name: `单位：万元`. */
function unitIn({ rows }: Block, { header }: Loader): Cell | undefined {
  const words = ["单位", "计量单位", "金额单位"].filter((word) => !wordsOf(header).has(word));
  return words.length === 0 ? undefined : entriesIn({ rows }, { unit: { words, required: false } }).unit;
}
