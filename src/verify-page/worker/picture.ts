import {
  addressOf,
  type Book,
  type Merged,
  type Place,
  type Sheet,
  textAt,
  whereIs,
} from "../../verify/originals/read/sheet.ts";
import type { Examined } from "../../verify/verify.ts";
import type { Picture, Placed } from "../messages.ts";

/** How many rows from the top, and how many around a marked cell, are drawn; the most columns, and the longest text. */
const [TOP, AROUND, MOST_COLUMNS, MOST_TEXT] = [10, 12, 60, 400];

/** A received file as it was sent, drawn around a place; undefined where the originals have it not. */
export function pictureOf(
  short: string,
  place: Placed,
  { open, ground }: Pick<Examined, "open" | "ground">,
): Picture | undefined {
  const opened = open(short);
  const file = ground.site.files.get(short)?.file.name ?? short;
  if (!opened) return undefined;
  const { book } = opened;
  const isPlace = "cell" in place || "record" in place;
  const where = isPlace ? opened.where(place as Place) : undefined;
  const at = where && { row: where.row, column: where.column };
  if (book.kind === "text") {
    const marked = at && { row: at.row + 1, column: at.column + 1 };
    return { file, sheet: "", ...textRows(book, marked), marked, merged: [] };
  }
  const name = "sheet" in place ? String(place.sheet) : ([...book.sheets.keys()][0] ?? "");
  const sheet = book.sheets.get(name);
  return sheet && { file, sheet: name.split("\n")[0] ?? "", ...sheetRows(sheet, at), marked: at };
}

type Marked = { row: number; column: number } | undefined;

function textRows({ records }: Extract<Book, { kind: "text" }>, marked: Marked) {
  const width = Math.min(MOST_COLUMNS, Math.max(0, ...records.map(({ length }) => length)));
  return {
    columns: Array.from({ length: width }, (_, index) => String(index + 1)),
    rows: rowsAround(records.length, marked).map(({ number, isGap }) => ({
      number,
      isGap,
      texts: Array.from({ length: width }, (_, index) => short(records[number - 1]?.[index] ?? "")),
    })),
  };
}

function sheetRows(sheet: Sheet, marked: Marked) {
  const places = [...sheet.cells.keys()].map(whereIs);
  const most = (of: (each: { row: number; column: number }) => number) =>
    places.reduce((last, each) => Math.max(last, of(each)), 0);
  const width = Math.min(
    MOST_COLUMNS,
    Math.max(
      most(({ column }) => column),
      marked?.column ?? 0,
    ),
  );
  const rows = rowsAround(
    Math.max(
      most(({ row }) => row),
      marked?.row ?? 0,
    ),
    marked,
  );
  const drawn = new Set(rows.map(({ number }) => number));
  return {
    columns: Array.from({ length: width }, (_, index) => addressOf(0, index + 1).slice(0, -1)),
    rows: rows.map((row) => ({
      ...row,
      texts: Array.from({ length: width }, (_, index) => short(textAt(sheet, row.number, index + 1))),
    })),
    merged: sheet.merged.flatMap((each) => mergedIn(each, drawn, width)),
  };
}

/** Merged cells as they are drawn: only those whose rows are all there. */
function mergedIn(
  { top, left, bottom, right }: Merged,
  drawn: Set<number>,
  width: number,
): Picture["merged"] {
  const last = Math.min(right, width);
  if (bottom - top > AROUND || left > last) return [];
  for (let row = top; row <= bottom; row++) if (!drawn.has(row)) return [];
  return [{ row: top, column: left, rows: bottom - top + 1, columns: last - left + 1 }];
}

/** The numbers of the rows that are drawn: from the top, and around the marked one; a gap where some are left out before. */
function rowsAround(count: number, marked: Marked): { number: number; isGap: boolean }[] {
  const numbers: { number: number; isGap: boolean }[] = [];
  const from = (marked?.row ?? 1) - AROUND;
  const until = (marked?.row ?? 2 * AROUND) + AROUND;
  for (let number = 1; number <= Math.min(count, until); number++) {
    if (number > TOP && number < from) continue;
    numbers.push({ number, isGap: number > 1 && numbers.at(-1)?.number !== number - 1 });
  }
  return numbers;
}

function short(text: string): string {
  return text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}…` : text;
}
