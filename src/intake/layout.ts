import type { Field, Fields, Loader } from "./contract.ts";
import { type Book, type Cell, type CellPlace, fold, type Sheet } from "./sheet.ts";

/** A table found in a book: the header entries above it, and its rows as fields. */
export interface Found {
  header: Fields;
  rows: Fields[];
}

/** The tables that a loader describes, one of a sheet at most; none where the book is of another layout. */
export function findLayout(book: Book, loader: Loader): Found[] {
  if (book.kind !== loader.kind) return [];
  return book.sheets.flatMap((sheet) => findTable(sheet, loader) ?? []);
}

function findTable(sheet: Sheet, loader: Loader): Found | null {
  for (const [index, cells] of sheet.rows.entries()) {
    const columns = matchColumns(cells, loader.columns);
    if (!columns) continue;
    const header = matchHeader(sheet.rows.slice(0, index), loader.header);
    if (!header) return null;
    const rows = sheet.rows
      .slice(index + 1)
      .filter((row) => row.filter((cell) => cell.text !== "" || cell.fault).length > 1)
      .map((row) => pick(row, columns, cells));
    return { header, rows };
  }
  return null;
}

/** The position of each column, or null where a required one is missing. */
function matchColumns(cells: Cell[], columns: Record<string, Field>): Map<string, number> | null {
  const texts = cells.map((cell) => fold(cell.text));
  const found = new Map<string, number>();
  for (const [field, { words, required }] of Object.entries(columns)) {
    const wanted = words.map(fold);
    const position = texts.findIndex((text) => wanted.includes(text));
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

/** The cell of each field; where a row is shorter than its head, an empty cell at that place. */
function pick(row: Cell[], columns: Map<string, number>, head: Cell[]): Fields {
  const fields: Fields = {};
  for (const [field, position] of columns) {
    const place = emptyPlace(row[0], head[position]);
    const cell = row[position] ?? (place && { place, text: "", format: "" });
    if (cell) fields[field] = cell;
  }
  return fields;
}

function emptyPlace(first: Cell | undefined, head: Cell | undefined): CellPlace | undefined {
  if (!first || !head) return undefined;
  if ("cell" in first.place && "cell" in head.place)
    return {
      sheet: head.place.sheet,
      cell: head.place.cell.replace(/\d+$/, "") + first.place.cell.replace(/^[A-Z]+/, ""),
    };
  return "record" in first.place && "record" in head.place
    ? { record: first.place.record, column: head.place.column }
    : undefined;
}
