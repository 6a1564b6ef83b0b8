import type { ReceivedFile } from "../../expect/format.ts";
import { labelled } from "../layout.ts";
import type { Names } from "../names.ts";
import { readAs } from "../number.ts";
import type { Plan } from "../plan.ts";
import { fold, type Place } from "../read/sheet.ts";
import type { Figures } from "./figures.ts";
import type { LayoutTable } from "./heads.ts";
import { PARTS } from "./layouts.ts";
import { namingOf, partAt, type Spot } from "./leaf.ts";

/** A cell that, by the rows of `layouts.csv`, holds a part of a figure, and of which a file's proof has no reading. */
export interface LeftCell {
  sheet: string;
  row: number;
  text: string;
  part: string;
  indicator: string;
  area: string;
  /** The periods that it may be of. */
  periods: string[];
  /** Whose figure it is: blank for an area's own, else the id of a published source, or `department`. */
  source: string;
}

/** Such a cell, and whether a finding in its row tells of it. */
type Unread = LeftCell & { isTold: boolean };

/** What is read, and what is told, of a file: by cell, and by row. */
interface Known {
  read: Set<string>;
  told: Set<string>;
}

/** The figures of a file that stand in plain digits in a row of which nothing is read there, and nothing told. */
export function cellsLeft(file: ReceivedFile, figures: Figures, names: Names, plan: Plan): LeftCell[] {
  const at = (place: Place) => figures.spot(place);
  const tables = figures.all();
  const known: Known = { read: new Set(), told: new Set() };
  for (const { place } of file.readings) known.read.add(keyOf(at(place)));
  for (const { place } of file.findings) {
    // What is found of a whole file leaves nothing of it to be read, or concerns none of its figures.
    if (!place && file.readings.length === 0) return [];
    if (!place) continue;
    const { sheet, index } = at(place);
    const isInside = tables.some((table) => table.sheet === sheet && isFigures(table, index));
    known.told.add(isInside ? `${sheet} ${index}` : sheet);
  }
  const open = tables.filter(({ sheet }) => !known.told.has(sheet));
  const unread = open.flatMap((table) => leftIn(table, known, names, plan));
  // Of a figure that stands twice one finding is told.
  const told = new Set(unread.flatMap((cell) => (cell.isTold ? figureOf(cell) : [])));
  return unread.filter((cell) => !told.has(figureOf(cell)));
}

/** Whether figures of a table stand in a row; a line between its rows concerns more of them. */
function isFigures(table: LayoutTable, index: number): boolean {
  const texts = table.rows[index]?.texts ?? [];
  return index > table.bottom && index < table.end && columnsOf(table).some(({ column }) => texts[column]);
}

const keyOf = ({ sheet, index, column }: Spot) => `${sheet} ${index} ${column}`;

const figureOf = ({ indicator, area, periods, part }: LeftCell) =>
  [indicator, area, ...periods, part].join(" ");

function leftIn(table: LayoutTable, { read, told }: Known, names: Names, plan: Plan): Unread[] {
  const { rows, bottom, end, sheet, layout } = table;
  const [parts, say] = [columnsOf(table), sayingOf(table)];
  const filled = layout.fields.flatMap((field) =>
    field.says.includes("filled") ? (table.columns.get(field) ?? []) : [],
  );
  const left: Unread[] = [];
  for (let index = bottom + 1; index < end; index++) {
    const row = rows[index];
    if (!row || filled.some((column) => !row.spread[column])) continue;
    const isTold = told.has(`${sheet} ${index}`);
    const isRead = (column: number) => read.has(keyOf({ sheet, index, column }));
    for (const { column, part, named } of parts) {
      const text = row.texts[column] ?? "";
      if (text === "" || isRead(column) || row.withdrawn?.has(column)) continue;
      if (readAs("照写", text) === undefined && readAs("去千位分隔符", text) === undefined) continue;
      // A value beside its parts is held against them.
      const beside = parts.filter((other) => other.named === named && other.part !== "published-growth");
      if (part === "value" && beside.some((other) => other.part !== "value" && isRead(other.column)))
        continue;
      const [indicator, area] = [
        names.indicator(say("indicator", index, named)),
        names.area(say("area", index, named)),
      ];
      const periods = names.periods(say("period", index, named), "").map(({ id }) => id);
      if (!indicator || !area || layout.totals.has(fold(say("area", index, named)))) continue;
      if (!plan.applies(indicator, area)) continue;
      const source = say("source-id", index, named) || (say("department", index, named) && "department");
      left.push({ sheet, row: row.number, text, part, indicator, area, periods, source, isTold });
    }
  }
  return left;
}

/** The columns in which parts of a figure stand, each with what its head names. */
function columnsOf(table: LayoutTable): { column: number; part: string; named: string }[] {
  const own = [...table.across].map(([column, { part, named }]) => ({ column, part, named }));
  if (table.layout.across) return own;
  const all = [...new Set([...table.columns.values()].flat())];
  return all.flatMap((column) =>
    partAt(table, column).flatMap((part) => (PARTS.includes(part) ? { column, part, named: "" } : [])),
  );
}

/** What the figures of a table are about: what a row says of it, given what the head of a further column names. */
function sayingOf(table: LayoutTable): (role: string, index: number, named: string) => string {
  const { layout, rows } = table;
  const entries = new Map<string, string>();
  const entry = (role: string) => {
    const known = entries.get(role) ?? entryAbove(table, role);
    entries.set(role, known);
    return known;
  };
  return (role, index, named) => {
    if (layout.across?.names === role) return named;
    const [column] = namingOf(table, role).columns;
    return column === undefined ? entry(role) : (rows[index]?.spread[column] ?? "");
  };
}

/** What a label above a table says, between its columns before all others. */
function entryAbove({ layout, rows, top, from, until }: LayoutTable, role: string): string {
  const [word] = layout.fields.flatMap(({ place, says, words }) =>
    place === "label" && says.includes(role) ? words : [],
  );
  if (word === undefined) return "";
  const above = rows.slice(0, top);
  const own = above.map((row) => ({ ...row, texts: row.texts.slice(from, until + 1) }));
  return labelled(own, word) ?? labelled(above, word) ?? "";
}
