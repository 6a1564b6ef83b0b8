import type { Across, Field, Fields, Loader } from "./contract.ts";
import { type Book, type Cell, type CellPlace, fold, type Sheet } from "./sheet.ts";

/** A table found in a book: the header entries above it, and its rows as fields and further columns. */
export interface Found {
  /** The first of the column heads. */
  head: Cell | null;
  header: Fields;
  /** The cells of the table's head, and the position of each column that the layout names. */
  heads: Cell[];
  columns: Map<string, number>;
  rows: { fields: Fields; across: Across[] }[];
}

/** The tables that a loader describes, one of a sheet at most; none where the book is of another layout. */
export function findLayout(book: Book, loader: Loader): Found[] {
  if (loader.kind !== "either" && book.kind !== loader.kind) return [];
  return book.sheets.flatMap((sheet) => findTable(sheet, loader) ?? []);
}

function findTable(sheet: Sheet, loader: Loader): Found | null {
  for (const [index, cells] of sheet.rows.entries()) {
    const columns = matchColumns(cells, loader.columns);
    const across = cells.flatMap((head, position) =>
      loader.across?.test(fold(head.text)) ? [{ head, position }] : [],
    );
    if (!columns || (loader.across && across.length === 0)) continue;
    const header = matchHeader(sheet.rows.slice(0, index), loader.header);
    if (!header) return null;
    const rows = sheet.rows
      .slice(index + 1)
      .filter(isRow)
      .map((row) => ({
        fields: fieldsOf(row, { columns, heads: cells }),
        across: across.flatMap(({ head, position }) => {
          const cell = cellAt(row, position, cells);
          return cell ? [{ head, cell }] : [];
        }),
      }));
    const first = cells.findIndex((cell) => cell.text !== "");
    return { head: cellAt(cells, first, cells) ?? null, header, heads: cells, columns, rows };
  }
  return null;
}

/** What stands in brackets at the end of a head. */
const IN_BRACKETS = /\((.+)\)$/;

/**
 * The unit of the rows that name none: what stands in brackets in the head of a column that may name one there, else the
 * header entry `unit`.
 */
export function unitOfTable(
  { columns }: Loader,
  { header, heads, columns: positions }: Found,
): Cell | undefined {
  const field = Object.keys(columns).find((name) => columns[name]?.unit);
  const head = heads[positions.get(field ?? "") ?? -1];
  const inside = head && IN_BRACKETS.exec(fold(head.text))?.[1];
  return head && inside ? { ...head, text: inside } : header.unit?.text ? header.unit : undefined;
}

/** The position of each column, or null where a required one is missing. */
function matchColumns(cells: Cell[], columns: Record<string, Field>): Map<string, number> | null {
  const texts = cells.map((cell) => fold(cell.text));
  const found = new Map<string, number>();
  for (const [field, { words, required, unit }] of Object.entries(columns)) {
    const wanted = words.map(fold);
    const position = texts.findIndex(
      (text) => wanted.includes(text) || (unit && wanted.includes(text.replace(IN_BRACKETS, ""))),
    );
    if (position >= 0) found.set(field, position);
    else if (required) return null;
  }
  return found.size ? found : null;
}

/** The cell to the right of each label, or the rest of the label's own cell; null where a required label is missing. */
function matchHeader(rows: Cell[][], fields: Record<string, Field>): Fields | null {
  const found: Fields = {};
  const labels = Object.values(fields).flatMap(({ words }) => words.map(fold));
  for (const [field, { words, required }] of Object.entries(fields)) {
    const cell = labelled(rows, words.map(fold), labels);
    if (cell) found[field] = cell;
    else if (required) return null;
  }
  return found;
}

function labelled(rows: Cell[][], own: string[], labels: string[]): Cell | undefined {
  for (const row of rows)
    for (const [position, cell] of row.entries()) {
      const text = fold(cell.text);
      if (own.some((name) => text.startsWith(`${name}:`))) {
        const rest = cell.text.slice(cell.text.search(/[:：]/) + 1).trim();
        if (rest) return { ...cell, text: rest };
      }
      if (!own.includes(text)) continue;
      const next = row.slice(position + 1).find(({ text }) => text !== "");
      return next && !labels.includes(fold(next.text)) ? next : { ...cell, text: "" };
    }
  return undefined;
}

/** Whether cells are a row of a table, and not a note or nothing. */
export function isRow(cells: Cell[]): boolean {
  return cells.filter((cell) => cell.text !== "" || cell.fault).length > 1;
}

/** The cells of a row by the table's columns. */
export function fieldsOf(row: Cell[], { columns, heads }: Pick<Found, "columns" | "heads">): Fields {
  const fields: Fields = {};
  for (const [field, position] of columns) {
    const cell = cellAt(row, position, heads);
    if (cell) fields[field] = cell;
  }
  return fields;
}

/** The cell at a position, placed by its column's head in a text; empty where the row is shorter than its heads. */
function cellAt(row: Cell[], position: number, heads: Cell[]): Cell | undefined {
  const place = placeUnder(row[0], heads[position]);
  return place && { text: "", format: "", ...row[position], place };
}

function placeUnder(first: Cell | undefined, head: Cell | undefined): CellPlace | undefined {
  if (!first || !head) return undefined;
  if ("cell" in first.place && "cell" in head.place) {
    const cell = head.place.cell.replace(/\d+$/, "") + first.place.cell.replace(/^[A-Z]+/, "");
    return { sheet: head.place.sheet, cell };
  }
  return "record" in first.place ? { record: first.place.record, column: head.text } : undefined;
}
