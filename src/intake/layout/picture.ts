import type { Role } from "../account/roles.ts";
import { type Book, type CellPlace, placeText, type Row } from "./sheet.ts";

/** The most cells of a file that are drawn, and the most columns of a row. */
const MOST_CELLS = 1200;
const MOST_COLUMNS = 40;
/** The most characters of a text that are shown. */
const MOST_CHARACTERS = 120;

/** A cell that is not blank: in which column from 0, what stands in it, and what it is to who reads it. */
export interface PicturedCell {
  column: number;
  text: string;
  role: Role;
}

/** A sheet as a picture shows it: its name, blank for a text, its rows by their numbers, and whether there are more rows, and columns, than are shown. */
export interface PicturedSheet {
  name: string;
  rows: { number: number; cells: PicturedCell[] }[];
  more: boolean;
  wider: boolean;
}

/**
 * The sheets of a file as a picture shows them, from the top as many cells as may be drawn; what a workbook hides from who opens it is
 * not shown either.
 */
export function pictureOf(book: Book, cells: { place: CellPlace; role: Role }[]): PicturedSheet[] {
  const roles = new Map(cells.map(({ place, role }) => [placeText(place), role]));
  let left = MOST_CELLS;
  return book.sheets.flatMap((sheet) => {
    if (sheet.hidden) return [];
    const pictured: PicturedSheet = {
      name: book.kind === "workbook" ? sheet.name : "",
      rows: [],
      more: false,
      wider: sheet.rows.some(isWider),
    };
    for (const row of sheet.rows) {
      const number = numberOf(row);
      const found = sheet.unseen?.rows.has(number) ? [] : filled(row, roles, sheet.unseen?.columns);
      if (found.length === 0) continue;
      left -= found.length;
      if (left < 0) return [{ ...pictured, more: true }];
      pictured.rows.push({ number, cells: found });
    }
    return pictured.rows.length > 0 ? [pictured] : [];
  });
}

/** Whether a row has more columns than are drawn. */
function isWider(row: Row): boolean {
  for (let column = MOST_COLUMNS; column < row.length; column++) if (row.text(column) !== "") return true;
  return false;
}

function filled(row: Row, roles: Map<string, Role>, unseen: ReadonlySet<number> = new Set()): PicturedCell[] {
  const cells: PicturedCell[] = [];
  for (let column = 0; column < Math.min(row.length, MOST_COLUMNS); column++) {
    const text = unseen.has(column) ? "" : row.text(column);
    const role = text === "" ? undefined : roles.get(placeText(row.cell(column).place));
    if (role)
      cells.push({
        column,
        text: text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text,
        role,
      });
  }
  return cells;
}

/** The number of a row in its sheet, or of a record in its text. */
function numberOf(row: Row): number {
  const { place } = row.cell(0);
  return "record" in place ? place.record : Number(place.cell.replace(/\D/g, ""));
}
