import { saysLabel } from "../arrangement.ts";
import { headSays } from "../beside.ts";
import type { Names } from "../names.ts";
import { type Book, fold, textAt } from "../read/sheet.ts";
import { type TableRow, tableOf } from "../rows.ts";
import { type Further, furtherOf, type Piece } from "./further.ts";
import type { Field, Layout } from "./layouts.ts";

/** The most rows that a head may have. */
const MOST_ROWS = 3;

/** A table of figures: its layout, the rows of its head, those below it, and where its columns stand, from 0. */
export interface LayoutTable {
  layout: Layout;
  sheet: string;
  rows: TableRow[];
  /** The indexes of the first and the last row of its head, and of the first below the table. */
  top: number;
  bottom: number;
  end: number;
  from: number;
  until: number;
  columns: Map<Field, number[]>;
  /** What the head of each further column says. */
  across: Map<number, Further>;
  /** The texts at the head of each column, from the top, those that go on from its left too. */
  texts: Map<number, string[]>;
}

/** The rows of a sheet, and their texts, folded, those of merged cells in each of them. */
interface Grid {
  sheet: string;
  rows: TableRow[];
  text(index: number, column: number): string;
}

type Match = Pick<LayoutTable, "columns" | "across" | "texts"> & { said: number };

function gridOf(book: Book, sheet: string): Grid {
  const rows = tableOf(book, sheet);
  const merged = book.kind === "workbook" ? book.sheets.get(sheet) : undefined;
  return {
    ...{ sheet, rows },
    text: (index, column) => {
      const row = rows[index];
      const own = row?.texts[column] ?? "";
      if (own !== "" || !row || !merged?.merged.length) return fold(own);
      return fold(textAt(merged, row.number, column + 1));
    },
  };
}

/** The tables of figures of a sheet that some layouts have, from the top. */
export function tablesIn(book: Book, sheet: string, layouts: Layout[], names: Names): LayoutTable[] {
  const grid = gridOf(book, sheet);
  return layouts.flatMap((layout) => {
    const found: LayoutTable[] = [];
    const labels = layout.fields.filter(({ place, required }) => place === "label" && required);
    const isLabelled = (top: number) =>
      labels.every(({ words }) => grid.rows.slice(0, top).some((row) => hasLabel(row, words)));
    const named = rowsNaming(grid, layout);
    for (let top = 0; top < grid.rows.length; top++) {
      if (!named.slice(top, top + MOST_ROWS).includes(true)) continue;
      const begins = headsAt(grid, layout, top, names);
      const end = begins[0];
      if (!end || (found.length === 0 && !isLabelled(top))) continue;
      for (const before of found) if (before.end > top) before.end = top;
      found.push(...begins);
      top = end.bottom;
    }
    return found;
  });
}

/** Which rows hold a text that may name a column that must be there. */
function rowsNaming({ rows }: Grid, { fields }: Layout): boolean[] {
  const words = fields.flatMap((field) => (field.place === "column" && field.required ? field.words : []));
  const first = new Set(words.map((word) => word.charAt(0)));
  return rows.map(({ texts }) => texts.some((text) => first.has(text.trim().normalize("NFKC").charAt(0))));
}

/** The tables, beside each other, whose head begins with a row: as few rows as name all columns, and those that go on below. */
function headsAt(grid: Grid, layout: Layout, top: number, names: Names): LayoutTable[] {
  const labels = layout.fields.flatMap(({ place, words }) => (place === "label" ? words : []));
  const isGroups = layout.asks && isOfGroups(grid, top, labels);
  const most = (layout.asks ? !isGroups : hasLabel(grid.rows[top], labels)) ? 1 : MOST_ROWS;
  for (let depth = 1; depth <= most && top + depth <= grid.rows.length; depth++) {
    let found = match(grid, layout, { top, depth }, names);
    if (!found) continue;
    const inner = depth > 1 ? match(grid, layout, { top: top + 1, depth: depth - 1 }, names) : undefined;
    if (inner && inner.said >= found.said && !isGroups) return [];
    let bottom = top + depth - 1;
    while (bottom - top + 1 < MOST_ROWS && goesOn(grid, bottom + 1, found)) {
      const longer = match(grid, layout, { top, depth: bottom - top + 2 }, names);
      if (!longer) break;
      [found, bottom] = [longer, bottom + 1];
    }
    return apart(grid, layout, found, { top, bottom });
  }
  return [];
}

/** Whether a row holds one of some labels, alone or before a colon. */
function hasLabel(row: TableRow | undefined, labels: string[]): boolean {
  return (row?.texts ?? []).some((text) => labels.some((label) => saysLabel([fold(text)], label)));
}

/** Whether a row puts questions in groups: several texts without digits of a figure or a year, below no row of a table. */
function isOfGroups({ rows }: Grid, top: number, labels: string[]): boolean {
  const [texts = [], before = []] = [top, top - 1].map((index) =>
    (rows[index]?.texts ?? []).map(fold).filter((text) => text !== ""),
  );
  if (before.length > 1 && !hasLabel(rows[top - 1], labels)) return false;
  const isPlain = (text: string) => !/^[-+]?[\d.,]+%?$|:|\d{4}/.test(text);
  return texts.length > 1 && !hasLabel(rows[top], labels) && texts.every(isPlain);
}

/** Whether a row goes on the head above it: several texts, none of them a number or in a column of names. */
function goesOn({ rows }: Grid, index: number, { columns }: Match): boolean {
  const texts = (rows[index]?.texts ?? []).map(fold);
  const filled = texts.filter((text) => text !== "");
  const names = [...columns].flatMap(([{ figure }, at]) => (figure ? [] : at));
  if (names.some((column) => (texts[column] ?? "") !== "")) return false;
  return filled.length > 1 && !filled.some((text) => /^[-+]?[\d.,]+%?$/.test(text));
}

function match(
  grid: Grid,
  layout: Layout,
  { top, depth }: { top: number; depth: number },
  names: Names,
): Match | undefined {
  const width = Math.max(...grid.rows.slice(top, top + depth).map(({ texts }) => texts.length));
  const found: Match = { columns: new Map(), across: new Map(), texts: new Map(), said: 0 };
  let left = "";
  for (let column = 0; column < width; column++) {
    const pieces = piecesOf(grid, { top, depth }, column);
    const field = fieldOf(pieces, layout);
    if (field) found.columns.set(field, [...(found.columns.get(field) ?? []), column]);
    const first = grid.text(top, column);
    const isBelow = first === "" && pieces.length > 0 && left !== "";
    const all = isBelow ? [{ text: left, own: false }, ...pieces] : pieces;
    found.texts.set(
      column,
      all.map(({ text }) => text),
    );
    const said = layout.across && furtherOf(all, layout, names);
    if (said && !field) {
      found.across.set(column, said);
      found.said += said.text.length;
    }
    if (first !== "") left = field ? "" : first;
  }
  for (const [field, at] of found.columns) found.columns.set(field, namedFirst(field, at, found.texts));
  const isWhole = layout.fields.every(
    (field) => field.place !== "column" || !field.required || found.columns.has(field),
  );
  return isWhole && (!layout.across || found.across.size > 0) ? found : undefined;
}

/** Of columns that several words of a field name those that the first of these does. */
function namedFirst({ words }: Field, at: number[], texts: Match["texts"]): number[] {
  if (at.length < 2 || words.length < 2) return at;
  const ranks = at.map((column) => words.findIndex((word) => texts.get(column)?.includes(word)));
  const least = Math.min(...ranks);
  return at.filter((_, index) => ranks[index] === least);
}

/** The texts at the head of a column, from the top, each once. */
function piecesOf(grid: Grid, { top, depth }: { top: number; depth: number }, column: number): Piece[] {
  const pieces: Piece[] = [];
  for (let index = top; index < top + depth; index++) {
    const text = grid.text(index, column);
    const own = (grid.rows[index]?.texts[column] ?? "") !== "";
    if (text !== "" && text !== pieces.at(-1)?.text) pieces.push({ text, own });
  }
  return pieces;
}

/** The field that the texts at the head of a column name, the lowest before all others; a unit may stand behind that of a figure. */
function fieldOf(pieces: Piece[], { fields }: Layout): Field | undefined {
  if (!pieces.some(({ own }) => own) || pieces.some(({ text }) => headSays(text, "quoted"))) return undefined;
  const texts = pieces.map(({ text }) => text);
  for (const text of [...texts.slice(-1), texts.join(""), ...texts.slice(0, -1).reverse()]) {
    const bare = text.replace(/\([^()]*\)$/, "");
    const named = fields.find(
      ({ place, words, figure }) =>
        place === "column" && (words.includes(text) || (figure && words.includes(bare))),
    );
    if (named) return named;
  }
  return undefined;
}

/** One table for each time that all required columns stand in a head, one beside the other. */
function apart(
  { sheet, rows }: Grid,
  layout: Layout,
  { columns, across, texts }: Match,
  { top, bottom }: { top: number; bottom: number },
): LayoutTable[] {
  const required = [...columns].flatMap(([{ required: must }, at]) => (must ? [at] : []));
  const count = Math.min(...required.map((at) => at.length));
  const starts = Array.from({ length: count }, (_, index) =>
    Math.min(...required.map((at) => at[index] ?? 0)),
  );
  return starts.map((start, index) => {
    const [from, until] = [index === 0 ? 0 : start, (starts[index + 1] ?? Number.POSITIVE_INFINITY) - 1];
    const isInside = (column: number) => column >= from && column <= until;
    return {
      ...{ layout, sheet, rows, top, bottom, end: rows.length, from, until },
      columns: new Map([...columns].map(([field, at]) => [field, at.filter(isInside)])),
      across: new Map([...across].filter(([column]) => isInside(column))),
      texts: new Map([...texts].filter(([column]) => isInside(column))),
    };
  });
}
