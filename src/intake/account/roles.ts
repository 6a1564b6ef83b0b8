import type { Loader } from "../contract.ts";
import type { Guide } from "../layout/guide.ts";
import type { Found } from "../layout/layout.ts";
import { isNote, isNumbering } from "../layout/notes.ts";
import {
  type Book,
  type Cell,
  type CellPlace,
  filledOf,
  placeText,
  type Row,
  type Sheet,
} from "../layout/sheet.ts";
import { rolesInBlock } from "./block.ts";
import { accountColumns, type BesideColumn } from "./columns.ts";
import { isChapter } from "./lines.ts";
import { unreadSheets } from "./sheets.ts";
import type { HeadRole } from "./words.ts";

/** What a cell of a received file is to who reads it; `unaccounted` where nothing says. */
export type Role =
  | ("head" | "label" | "entry" | "title" | "value" | "name" | "unit" | "sum" | "remark" | "quoted" | "plain")
  | ("furniture" | "guidance" | "unread" | "unaccounted");

const OF_COLUMNS: Record<HeadRole, Role> = {
  ...{ same: "plain", quoted: "quoted", remark: "remark", mode: "remark", count: "remark" },
  ...{ yes: "remark", task: "name", plain: "plain" },
  ...{ verdict: "remark", source: "remark", when: "remark", whose: "name" },
};

/** Every cell of a file that is not blank, with its one role; `left` says from which row on a table was not read. */
export function rolesOf(
  book: Book,
  tables: Found[],
  left: Map<Found, number>,
  loader: Loader,
  guide: Guide,
): { place: CellPlace; role: Role }[] {
  const roles = new Map<Row, Map<number, Role>>();
  const give = (row: Row | undefined, position: number, role: Role) => {
    if (!row || row.text(position) === "") return;
    const own = roles.get(row) ?? new Map<number, Role>();
    roles.set(row, own);
    if (!own.has(position)) own.set(position, role);
  };
  for (const table of tables) {
    ofHead(table, give);
    for (const row of table.above)
      for (const [position, role] of rolesInBlock(row, loader)) give(row, position, role);
    ofBody(
      table,
      { loader, guide, until: table.fault ? 0 : (left.get(table) ?? Number.POSITIVE_INFINITY) },
      give,
    );
  }
  const unread = new Set(unreadSheets(book, tables, loader, guide).map(([first]) => sheetOf(first)));
  const read = new Set(tables.map(({ at }) => at.sheet));
  return book.sheets.flatMap((sheet) => {
    const rest: Role = unread.has(sheet.name) ? "unread" : read.has(sheet) ? "unaccounted" : "guidance";
    return sheet.rows.flatMap((row) => {
      const own = roles.get(row);
      return filledPositions(row).map((position) => {
        const { place } = row.cell(position);
        return { place, role: own?.get(position) ?? rest };
      });
    });
  });
}

/** The cells of a book as it was received: those that a confirmation takes into the head below them are of a head too. */
export function rolesOfReceived(
  received: Book,
  known: ReturnType<typeof rolesOf>,
): ReturnType<typeof rolesOf> {
  const roles = new Map(known.map(({ place, role }) => [placeText(place), role]));
  return received.sheets.flatMap((sheet) =>
    filledIn(sheet).map(({ place }) => ({ place, role: roles.get(placeText(place)) ?? "head" })),
  );
}

/** The cells of a book of which nothing is read: what would be of some of them, if it were, is `known`. */
export function rolesOfUnread(book: Book, known: ReturnType<typeof rolesOf>): ReturnType<typeof rolesOf> {
  const heads = new Set(known.flatMap(({ place, role }) => (role === "head" ? placeText(place) : [])));
  return book.sheets.flatMap((sheet) =>
    filledIn(sheet).map(({ place }) => ({ place, role: heads.has(placeText(place)) ? "head" : "unread" })),
  );
}

function filledIn({ rows }: Sheet): Cell[] {
  return rows.flatMap(filledOf);
}

/** What the cells of a table are by the columns in which they stand, by their positions; nothing where nobody says. */
export function rolesOfColumns(
  { at: { segment } }: Pick<Found, "at">,
  beside: BesideColumn[],
  loader: Loader,
): Map<number, Role> {
  const roles = new Map<number, Role>();
  for (const [field, { position }] of segment.columns) {
    const figure = loader.columns[field]?.figure;
    roles.set(position, figure ? "value" : field === "unit" ? "unit" : "name");
  }
  for (const { position } of segment.across) roles.set(position, "value");
  for (const { position, role } of beside) if (!roles.has(position)) roles.set(position, OF_COLUMNS[role]);
  return roles;
}

/** What a row among those of a table is that is none of them; `isFirst` where it stands below the head. */
export function roleOfLine(row: Row, isFirst = false): Role {
  const isPrinted = isNote(row) || isNumbering(row, isFirst) || isChapter({ index: 0, cells: filledOf(row) });
  return isPrinted ? "furniture" : "remark";
}

/** Every cell of a table's head and of the rows above it that is not blank, with its role. */
export function rolesAbove(table: Found, loader: Loader): { place: CellPlace; role: Role }[] {
  const { sheet, head } = table.at;
  const roles = new Map<Row, Map<number, Role>>();
  for (const row of table.above) roles.set(row, rolesInBlock(row, loader));
  return sheet.rows.slice(0, head.top + head.depth).flatMap((row, index) =>
    filledPositions(row).map((position) => ({
      place: row.cell(position).place,
      role: index >= head.top ? "head" : (roles.get(row)?.get(position) ?? "unaccounted"),
    })),
  );
}

function filledPositions(row: Row): number[] {
  const positions: number[] = [];
  for (let position = 0; position < row.length; position++)
    if (row.text(position) !== "") positions.push(position);
  return positions;
}

type Give = (row: Row | undefined, position: number, role: Role) => void;

function sheetOf(cell: Cell | undefined): string {
  return cell && "sheet" in cell.place ? cell.place.sheet : "";
}

function ofHead({ at: { sheet, head, segment } }: Found, give: Give): void {
  for (let index = head.top; index < head.top + head.depth; index++)
    for (let position = segment.from; position <= segment.until; position++)
      give(sheet.rows[index], position, "head");
}

/** The rows below a head: what is read by its columns, what stands beside it, and the lines between. */
function ofBody(
  table: Found,
  { loader, guide, until }: { loader: Loader; guide: Guide; until: number },
  give: Give,
): void {
  const { sheet } = table.at;
  const { beside } = accountColumns(table.at, table.strange, loader, guide);
  const own = rolesOfColumns(table, [], loader);
  for (const { index, fields, lone } of table.rows) {
    const row = sheet.rows[index];
    if (lone) continue;
    const isSum = Object.values(fields).some(({ text }) => loader.totals?.includes(text));
    for (const [position, role] of own)
      give(row, position, index >= until ? "unread" : isSum && role === "value" ? "sum" : role);
    for (const { position, role } of beside) give(row, position, OF_COLUMNS[role]);
  }
  for (const line of table.lines()) {
    const row = sheet.rows[line.index];
    const role = row && roleOfLine(row, line.index === table.at.below);
    for (let position = 0; row && role && position < row.length; position++) give(row, position, role);
  }
}
