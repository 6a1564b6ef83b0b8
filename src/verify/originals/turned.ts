import type { ReceivedFile } from "../expect/format.ts";
import { addressOf, type Book, type Cell, fold, type Place, type Sheet, whereIs } from "./read/sheet.ts";

/** A table that was turned round: the sheet (blank in a text), its rows, the last included, and how many columns it has. */
export interface Turn {
  sheet: string;
  from: number;
  until: number;
  width: number;
}

/** A place in a grid; columns are counted from 0. */
type Spot = [row: number, column: number];

/** Where a cell stands once a table is turned round. */
function turnedSpot([row, column]: Spot, { from, until, width }: Turn): Spot {
  if (row < from) return [row, column];
  if (row > until) return [row + width - (until - from + 1), column];
  return [from + column, row - from];
}

/** The table that begins at a row of a sheet, or of a text: it ends above the first row with one text alone; undefined where that is its second. */
export function tableFrom(book: Book, name: string, from: number): Turn | undefined {
  const sheet = book.kind === "workbook" ? book.sheets.get(name) : undefined;
  const filled = new Map<number, number[]>();
  const add = (row: number, column: number, text: string) => {
    if (row >= from && fold(text) !== "") filled.set(row, [...(filled.get(row) ?? []), column]);
  };
  if (sheet)
    for (const [address, { text }] of sheet.cells) {
      const { row, column } = whereIs(address);
      add(row, column - 1, text);
    }
  else if (book.kind === "text")
    for (const [row, texts] of book.records.entries())
      for (const [column, text] of texts.entries()) add(row, column, text);
  const rows = [...filled].sort(([a], [b]) => a - b);
  const end = rows.findIndex(([, columns]) => columns.length === 1);
  const own = end < 0 ? rows : rows.slice(0, end);
  const until = own.at(-1)?.[0] ?? from;
  if (own.length < 2) return undefined;
  return { sheet: name, from, until, width: Math.max(...own.flatMap(([, columns]) => columns)) + 1 };
}

/** A sheet with a table of it turned round. */
export function turnedSheet(sheet: Sheet, turn: Turn): Sheet {
  const cells = new Map<string, Cell>();
  const comments = new Map<string, string>();
  const moved = (address: string) => turnedAddress(address, turn);
  for (const [address, cell] of sheet.cells) cells.set(moved(address), cell);
  for (const [address, text] of sheet.comments) comments.set(moved(address), text);
  const merged = sheet.merged.map(({ top, left, bottom, right }) => {
    const [first, from] = turnedSpot([top, left - 1], turn);
    const [last, until] = turnedSpot([bottom, right - 1], turn);
    return { top: first, left: from + 1, bottom: last, right: until + 1 };
  });
  return { ...sheet, cells, comments, merged };
}

/** The records of a text with a table of them turned round. */
export function turnedRecords(records: string[][], turn: Turn): string[][] {
  const turned: string[][] = [];
  for (const [at, texts] of records.entries())
    for (const [position, text] of texts.entries()) {
      const [row, column] = turnedSpot([at, position], turn);
      while (turned.length <= row) turned.push([]);
      const own = turned[row] as string[];
      while (own.length < column) own.push("");
      own[column] = text;
    }
  return turned;
}

function turnedAddress(address: string, turn: Turn): string {
  const { row, column } = whereIs(address);
  const [at, position] = turnedSpot([row, column - 1], turn);
  return addressOf(at, position + 1);
}

/** Where a place of a file stands once its tables are turned round. */
export function turnedPlace(place: Place, turns: Turn[]): Place {
  const turn = turns.find(({ sheet }) => sheet === ("cell" in place ? place.sheet : ""));
  if (!turn) return place;
  if ("cell" in place) return { ...place, cell: turnedAddress(place.cell, turn) };
  const [record, column] = turnedSpot([place.record, Number(place.column) - 1], turn);
  return { record, column: `${column + 1}` };
}

/** The proof of a file with the places of its cells as they are once its tables are turned round. */
export function turnedFile(file: ReceivedFile, turns: Turn[]): ReceivedFile {
  if (turns.length === 0) return file;
  const moved = (place: Place) => turnedPlace(place, turns);
  const readings = file.readings.map((reading) => ({
    ...reading,
    place: moved(reading.place),
    names: {
      indicator: moved(reading.names.indicator),
      area: moved(reading.names.area),
      period: moved(reading.names.period),
    },
    ...(reading.unit && { unit: { ...reading.unit, place: moved(reading.unit.place) } }),
    ...(reading.series && { series: { ...reading.series, place: moved(reading.series.place) } }),
    ...(reading.zones?.place && { zones: { ...reading.zones, place: moved(reading.zones.place) } }),
  }));
  const findings = file.findings.map(({ code, place }) => ({ code, place: place && moved(place) }));
  return { ...file, readings, findings };
}
