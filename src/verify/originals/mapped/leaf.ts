import type { Reading } from "../../expect/format.ts";
import { fold } from "../read/sheet.ts";
import type { LayoutTable } from "./heads.ts";
import type { Field } from "./layouts.ts";

/** A place among the rows of a sheet: the index of its row, and its column from 0. */
export interface Spot {
  sheet: string;
  index: number;
  column: number;
}

/** The cells of a reading, each with where it stands. */
export interface Cells {
  own: Spot;
  names: Record<"indicator" | "area" | "period", Spot>;
  unit: Spot | undefined;
  series: Spot | undefined;
}

/** The tables in which a cell stands. */
export function tablesAround({ index, column }: Spot, tables: LayoutTable[]): LayoutTable[] {
  return tables.filter(
    ({ bottom, end, from, until }) => index > bottom && index < end && column >= from && column <= until,
  );
}

/** What is wrong with a reading whose cell is, by the tables in which it stands, another figure, or none; undefined where nothing is. */
export function leafFault(reading: Reading, cells: Cells, around: LayoutTable[]): string | undefined {
  const faults = around.map((table) => faultIn(table, reading, cells));
  return faults.includes(undefined) ? undefined : faults[0];
}

function faultIn(table: LayoutTable, reading: Reading, cells: Cells): string | undefined {
  const { part } = reading;
  const said = partAt(table, cells.own.column);
  if (!said.includes(part))
    return `its column says ${said.join(" or ") || "no part of a figure"}, the proof says ${part}`;
  for (const kind of ["indicator", "area", "period"] as const)
    if (!isNaming(table, kind, cells.own, cells.names[kind]))
      return `the ${kind} is taken from where it is not said`;
  const { series, unit } = cells;
  const units = part === "published-growth" ? "growth-unit" : "unit";
  if (part === "published-growth" && (!unit || !isNaming(table, units, cells.own, unit)))
    return "the unit of the growth is not taken from its row";
  if (series && !isNaming(table, "series", cells.own, series)) return "the series is not taken from its row";
  return undefined;
}

/** The parts of a figure that stand in a column. */
export function partAt({ layout, columns, across }: LayoutTable, column: number): string[] {
  if (layout.across) return [across.get(column)?.part ?? []].flat();
  return [...columns].flatMap(([{ says }, at]) => (at.includes(column) ? says : []));
}

/** Where a layout says what a row's figure is about: in columns of its row, or in the row of a label above its table. */
interface Naming {
  columns: number[];
  labelled: number[];
}

const NAMINGS = new WeakMap<LayoutTable, Map<string, Naming>>();

/** Where a layout has what it says of a role. */
export function namingOf(table: LayoutTable, role: string): Naming {
  const own = NAMINGS.get(table) ?? new Map<string, Naming>();
  NAMINGS.set(table, own);
  const known = own.get(role);
  if (known) return known;
  const { layout, columns, rows, top } = table;
  const fields = layout.fields.filter(({ says }) => says.includes(role));
  const naming = {
    columns: fields.flatMap((field) => columns.get(field) ?? []),
    labelled: fields.flatMap((field) =>
      field.place === "label"
        ? rows.slice(0, top).findLastIndex(({ texts }) => texts.some((text) => isLabel(text, field)))
        : [],
    ),
  };
  own.set(role, naming);
  return naming;
}

/** Whether a cell is where the layout says what a row's figure is about: in its row, in the head above it, or beside a label. */
function isNaming(table: LayoutTable, role: string, own: Spot, at: Spot): boolean {
  if (at.sheet !== own.sheet) return false;
  if (table.layout.across?.names === role)
    return at.index >= table.top && at.index <= table.bottom && isAbove(table, at, own.column);
  const { columns, labelled } = namingOf(table, role);
  return at.index === own.index ? columns.includes(at.column) : labelled.includes(at.index);
}

/** Whether a text of a head is above a column: in it, merged with it, or with nothing up to it. */
function isAbove({ rows }: LayoutTable, at: Spot, column: number): boolean {
  const texts = rows[at.index]?.texts ?? [];
  return at.column <= column && !texts.slice(at.column + 1, column + 1).some((text) => text !== "");
}

/** Whether a text is a label, or holds an entry of it. */
function isLabel(text: string, { words }: Field): boolean {
  const folded = fold(text);
  return words.some((word) => folded.includes(word));
}
