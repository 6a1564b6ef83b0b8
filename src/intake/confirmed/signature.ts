import { createHash } from "node:crypto";
import { labelsOfLayouts } from "../fields.ts";
import { fold, type Sheet } from "../layout/sheet.ts";
import {
  blockAbove,
  type ColumnHead,
  type Grid,
  gridOf,
  headsIn,
  isPeriod,
  labelsIn,
  MOST_ROWS,
} from "./normal.ts";

/** The most rows of a sheet in which heads are looked for that the office has confirmed. */
const MOST_HEADS = 1000;

/** By what arrangements are told apart: the labels of all layouts, and the units of the plan. */
export interface SignedBy {
  labels: Set<string>;
  units: Set<string>;
}

/** A head that a sheet may have: its rows, the head of each column in its normal form, and the rows of labels above. */
export interface Arrangement {
  top: number;
  depth: number;
  /** By position. */
  heads: ColumnHead[];
  /** The first row of the block of labels above. */
  block: number;
  signature: string;
}

/** By what the arrangements of received tables are told apart, by the units of a plan. */
export function signedBy(units: Set<string>): SignedBy {
  return { labels: new Set(labelsOfLayouts().map(fold)), units };
}

/** Every arrangement that the rows of a sheet may be the head of, from the top; `docs/layouts.md` says how. */
export function* arrangementsIn(sheet: Sheet, by: SignedBy): Generator<Arrangement> {
  const grid = gridOf(sheet);
  const width = Math.max(0, ...sheet.rows.slice(0, MOST_HEADS).map(({ length }) => length));
  for (let top = 0; top < Math.min(sheet.rows.length, MOST_HEADS); top++)
    for (let depth = 1; depth <= MOST_ROWS && top + depth <= sheet.rows.length; depth++) {
      const found = arrangementAt(grid, { top, depth, width }, by);
      if (found) yield found;
    }
}

/** The arrangement whose head stands in some rows; undefined where they cannot be one. */
export function arrangementAt(
  grid: Grid,
  at: { top: number; depth: number; width: number },
  { labels, units }: SignedBy,
): Arrangement | undefined {
  const heads = headsIn(grid, at, units);
  if (!heads) return undefined;
  const block = blockAbove(grid, at.top, at.width, labels);
  const texts: string[] = [];
  for (let row = block; row < at.top; row++)
    for (let position = 0; position < at.width; position++) texts.push(grid(row, position));
  return {
    ...{ top: at.top, depth: at.depth, heads, block },
    signature: signatureOf(
      labelsIn(texts, labels),
      heads.map(({ path }) => path),
    ),
  };
}

/** The signature of an arrangement: twelve hexadecimal digits, the same for any order of its labels and columns. */
export function signatureOf(labels: string[], paths: string[]): string {
  const heads = paths.filter((path) => path !== "");
  // Columns of periods are a set: a table of four quarters is arranged as one of two.
  const columns = heads.filter((path, index) => !isPeriod(path) || heads.indexOf(path) === index);
  const text = `${labels.toSorted().join("|")}\n${columns.toSorted().join("|")}`;
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}
