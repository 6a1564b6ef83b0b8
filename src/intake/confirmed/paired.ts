import { entriesIn } from "../layout/header.ts";
import type { Cell, Row } from "../layout/sheet.ts";
import { type Confirmation, UNREAD } from "./confirmation.ts";
import { pairsIn } from "./modes.ts";
import type { ColumnHead, SignedBy } from "./normal.ts";

/** What heads come to once it is known which of 本季 and 累计 counts, and the rows below with what counts in its place. */
export interface Paired {
  columns: Map<string, string>;
  isPaired: boolean;
  row(row: Row): Row;
}

/**
 * Chooses of two columns with one figure that which suits how its indicator is counted: in a table of one indicator for all of
 * it, else row by row. Where that is not known both stay as they are, and so are unknown.
 */
export function chosenOf(
  { columns, loader }: Confirmation,
  heads: ColumnHead[],
  above: Row[],
  by: SignedBy,
): Paired {
  const pairs = pairsIn(columns, loader) ?? [];
  const chosen = new Map(columns);
  const at = (path: string) => heads.findIndex((head) => head.path === path);
  const [word = ""] = loader.columns.indicator?.words ?? [];
  const indicator = heads.findIndex(({ path }) => columns.get(path) === word || path === word);
  if (pairs.length > 0 && loader.columns.indicator) {
    for (const { toDate } of pairs) chosen.set(toDate, UNREAD);
    const places = pairs.map(({ sum, toDate }) => [at(sum), at(toDate)] as const);
    return {
      columns: chosen,
      isPaired: true,
      row: (row) => withChosen(row, places, by.mode(by.indicator(row.text(indicator)) ?? "")),
    };
  }
  const named = entriesIn({ rows: above }, loader.header).indicator?.text ?? "";
  const mode = by.mode(by.indicator(named) ?? "");
  for (const { sum, toDate } of pairs) {
    if (mode === undefined) for (const path of [sum, toDate]) chosen.delete(path);
    else chosen.set(mode === "sum" ? toDate : sum, UNREAD);
  }
  return { columns: chosen, isPaired: pairs.length > 0, row: (row) => row };
}

/** A row with what counts from the beginning of the year in the place of what counts in the period, and the other way round, where its indicator is counted so; with neither where that is not known. */
function withChosen(
  row: Row,
  places: (readonly [number, number])[],
  mode: "sum" | "to-date" | undefined,
): Row {
  if (mode === "sum" || row.broken) return row;
  const other = new Map(places.flatMap(([sum, toDate]) => [[sum, toDate] as const, [toDate, sum] as const]));
  const from = (position: number) => other.get(position) ?? position;
  if (mode === "to-date")
    return {
      length: row.length,
      text: (position) => row.text(from(position)),
      fault: (position) => row.fault(from(position)),
      cell: (position, column) => row.cell(from(position), column),
    };
  const blank = (cell: Cell, position: number) => (other.has(position) ? { ...cell, text: "" } : cell);
  return {
    length: row.length,
    text: (position) => (other.has(position) ? "" : row.text(position)),
    fault: (position) => row.fault(position),
    cell: (position, column) => blank(row.cell(position, column), position),
  };
}
