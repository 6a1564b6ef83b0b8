import type { Loader } from "../contract.ts";
import { wordsOf } from "../fields.ts";
import type { Guide } from "../layout/guide.ts";
import type { Head, Segment } from "../layout/head.ts";
import { type Piece, piecesOf } from "../layout/label.ts";
import type { Merges } from "../layout/merges.ts";
import { type Cell, cellsOf, fold, placeText, type Sheet } from "../layout/sheet.ts";
import { modeIn } from "../values/mode.ts";
import { partsOfUnit } from "../values/unit.ts";
import { doubtIn, type HeadRole, roleOfHead } from "./words.ts";

/** Where a table stands: its head, the part of it that is this table's, and between which rows its body lies. */
export interface TableAt {
  sheet: Sheet;
  isText: boolean;
  merges: Merges;
  head: Head;
  segment: Segment;
  below: number;
  until: number;
}

/** A column that the layout does not take, by what its head says. */
export interface BesideColumn {
  position: number;
  role: HeadRole;
  isHeadless?: boolean;
}

/** What stands in a table beside what is read of it: columns by what their heads say, and heads that nobody knows. */
export interface ColumnsAccount {
  beside: BesideColumn[];
  unknown: Cell[];
  /** The units that heads of figures name in brackets. */
  units: HeadUnit[];
}

/** A unit that the head of a field's column names. */
export interface HeadUnit {
  field: string;
  unit: string;
}

const BRACKET = /^(.+?)\(([^()]*)\)$/;
const NUMERIC = /^[-+]?[\d.,]+%?$/;

/** The accounts of tables that were asked for, by which loader and guide. */
const MADE = new WeakMap<TableAt, { loader: Loader; guide: Guide; account: ColumnsAccount }>();

/**
 * Accounts for every column of a table but those with a strange head, which are told: each text of a head is one that the layout
 * or `words.csv` knows, or it is unknown. It is asked for several times, and made once.
 */
export function accountColumns(at: TableAt, strange: Cell[], loader: Loader, guide: Guide): ColumnsAccount {
  const made = MADE.get(at);
  if (made?.loader === loader && made.guide === guide) return made.account;
  const account = columnsAccounted(at, strange, loader, guide);
  MADE.set(at, { loader, guide, account });
  return account;
}

function columnsAccounted(at: TableAt, strange: Cell[], loader: Loader, guide: Guide): ColumnsAccount {
  const told = new Set(strange.map(({ place }) => placeText(place)));
  const { sheet, merges, head, segment } = at;
  const account: ColumnsAccount = { beside: [], unknown: [], units: [] };
  const words = wordsOf(loader.columns);
  const fields = new Map([...segment.columns].map(([field, { position }]) => [position, field]));
  const further = new Map(segment.across.map(({ head: cell, position }) => [position, fold(cell.text)]));
  const names = new Set([...fields].flatMap(([at, field]) => (loader.columns[field]?.figure ? [] : [at])));
  const soFar = sheet.rows
    .slice(head.top, head.top + head.depth)
    .some((row) => cellsOf(row).some(({ text }, at) => modeIn(text) === "to-date" && !names.has(at)));
  for (let position = segment.from; position <= segment.until; position++) {
    const pieces = piecesOf(sheet, merges, head.top, head.depth, position);
    const field = fields.get(position);
    const across = further.get(position);
    if (field !== undefined) {
      const unknown = besideField(pieces, loader.columns[field]?.words ?? [], guide);
      // Names of groups of questions stand above the names of other columns too.
      const groups =
        loader.names === "question" ? unknown.filter(({ text }) => doubtIn(text, "below")) : unknown;
      account.unknown.push(...groups);
      // Which of 本季 and 累计 is meant depends on the indicator.
      if (soFar && !names.has(position))
        account.unknown.push(...pieces.filter(({ text }) => modeIn(text)).map(({ cell }) => cell));
      account.units.push(...unitsOf(pieces, field, guide));
    } else if (across !== undefined) {
      account.unknown.push(...pieces.filter((piece) => !isUsed(piece, across)).map(({ cell }) => cell));
    } else {
      const said = isUnitUntaken(pieces, fields, loader) ? undefined : roleOf(pieces, words, guide);
      // How many a row is says nothing of a table that has figures of its own.
      const role = said === "count" && !loader.records ? undefined : said;
      const lowest = pieces.at(-1)?.cell;
      if (role) account.beside.push({ position, role });
      else if (
        lowest &&
        !pieces.some(({ cell }) => told.has(placeText(cell.place))) &&
        isFilled(at, position)
      )
        account.unknown.push(lowest);
      else if (!lowest) ofHeadless(at, position, account);
    }
  }
  // A record of a text with more fields than its head is told by itself.
  if (!at.isText && segment.until + 1 >= head.width)
    for (let position = head.width; position < widest(at); position++) ofHeadless(at, position, account);
  return account;
}

/** The texts of a field's head that are neither its own words nor such as change nothing. */
function besideField(pieces: Piece[], words: string[], guide: Guide): Cell[] {
  const own = new Set(words.map(fold));
  if (own.has(pieces.map(({ text }) => text).join(""))) return [];
  return pieces.filter(({ text }) => !own.has(text) && !isHarmless(text, own, guide)).map(({ cell }) => cell);
}

function isHarmless(text: string, own: Set<string>, guide: Guide): boolean {
  if (changesNothing(text)) return true;
  const [, word = "", inside = ""] = BRACKET.exec(text) ?? [];
  if (!own.has(word)) return false;
  return inside === "" || changesNothing(inside) || isUnit(inside, guide);
}

/** Whether a head may be that of the units, which no other column of the table is. */
function isUnitUntaken(pieces: Piece[], fields: Map<number, string>, { columns }: Loader): boolean {
  const isTaken = columns.unit === undefined || [...fields.values()].includes("unit");
  return !isTaken && pieces.some(({ text }) => text === "单位");
}

/** The units of the plan that stand in brackets behind the word of a field. */
function unitsOf(pieces: Piece[], field: string, guide: Guide): HeadUnit[] {
  return pieces.flatMap(({ text }) => {
    const inside = BRACKET.exec(text)?.[2] ?? "";
    return inside !== "" && isUnit(inside, guide) ? [{ field, unit: inside }] : [];
  });
}

/** Whether a head says no more than that figures of the period stand below. */
function changesNothing(text: string): boolean {
  const role = roleOfHead(text);
  return role === "same" || role === "count";
}

/** Whether a text is a unit of the plan, or one of so many of it. */
function isUnit(text: string, { units }: Guide): boolean {
  return units.has(text) || units.has(partsOfUnit(text).base);
}

/** Whether a text is part of what the head of a further column was read as, or changes nothing. */
function isUsed({ text }: Piece, across: string): boolean {
  return across.includes(text) || changesNothing(text);
}

/** What the head of a column says that nobody takes: what its last word says, where all above it is known too. */
function roleOf(pieces: Piece[], words: Set<string>, guide: Guide): HeadRole | undefined {
  const below = pieces.some(({ text }) => words.has(text));
  const roles = pieces.map(({ text }) => {
    // Which of 本季 and 累计 is meant depends on the indicator.
    if (below && modeIn(text) === "to-date") return undefined;
    return guide.names.period(text) || words.has(text) ? ("same" as const) : roleOfHead(text);
  });
  if (roles.length === 0 || roles.includes(undefined)) return undefined;
  return roles.findLast((role) => role !== "same");
}

/** Whether there is anything below a head. */
function isFilled({ sheet, below, until }: TableAt, position: number): boolean {
  for (let index = below; index < until; index++) if (sheet.rows[index]?.text(position)) return true;
  return false;
}

/** A column without a head: unknown where it has a figure, else a remark on the rows in which it has a text. */
function ofHeadless(at: TableAt, position: number, account: ColumnsAccount): void {
  const figures = figureIn(at, position);
  if (figures.length > 0) account.unknown.push(...figures);
  else if (isFilled(at, position)) account.beside.push({ position, role: "remark", isHeadless: true });
}

/** The first figure in a column without a head. */
function figureIn({ sheet, below, until }: TableAt, position: number): Cell[] {
  for (let index = below; index < until; index++) {
    const row = sheet.rows[index];
    if (row && NUMERIC.test(fold(row.text(position)))) return [row.cell(position)];
  }
  return [];
}

/** How many positions the longest row of a table has. */
function widest({ sheet, below, until }: TableAt): number {
  let width = 0;
  for (let index = below; index < until; index++) width = Math.max(width, sheet.rows[index]?.length ?? 0);
  return width;
}
