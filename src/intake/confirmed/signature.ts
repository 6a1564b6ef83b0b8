import { createHash } from "node:crypto";
import { labelsOfLayouts } from "../fields.ts";
import type { Guide } from "../layout/guide.ts";
import { fold, type Row, type Sheet } from "../layout/sheet.ts";
import {
  blockOf,
  type ColumnHead,
  type Grid,
  gridOf,
  headsIn,
  INDICATOR,
  isPeriod,
  labelsIn,
  MOST_ABOVE,
  MOST_ROWS,
  type SignedBy,
  textsOf,
} from "./normal.ts";
import { turnedSheet } from "./turned.ts";

/** The most rows of a sheet in which heads are looked for that the office has confirmed. */
const MOST_HEADS = 1000;

/** A head that a sheet may have: its rows, the head of each column, and the rows of labels above. */
export interface Arrangement {
  /** The sheet, its table turned round where its heads stand in its first column. */
  sheet: Sheet;
  turned: boolean;
  top: number;
  bottom: number;
  /** By position. */
  heads: ColumnHead[];
  /** The first row of the block of labels above. */
  block: number;
  signature: string;
}

/** By what the arrangements of received tables are told apart, by the units and indicators of a plan. */
export function signedBy({
  units,
  names,
  indicators,
}: Pick<Guide, "units" | "names" | "indicators">): SignedBy {
  return {
    labels: new Set(labelsOfLayouts().map(fold)),
    units,
    indicator: names.indicator,
    mode: (indicator) => {
      const { periods } = indicators.get(indicator) ?? {};
      if (periods === "sum") return "sum";
      return periods === "to-date" || periods === "last" ? "to-date" : undefined;
    },
    unit: (indicator) => fold(indicators.get(indicator)?.unit ?? ""),
  };
}

/** Every arrangement that the rows of a sheet may be the head of, from the top; `docs/layouts.md` says how. */
export function* arrangementsIn(sheet: Sheet, by: SignedBy): Generator<Arrangement> {
  const filled = filledRows(sheet.rows.slice(0, MOST_HEADS));
  const grid = gridOf(sheet);
  for (const [index] of filled.entries())
    for (let depth = 1; depth <= MOST_ROWS && index + depth <= filled.length; depth++) {
      const rows = { above: filled.slice(0, index), head: filled.slice(index, index + depth) };
      const found = arrangementOf(sheet, grid, rows, by);
      if (found) yield found;
    }
}

/** Every arrangement whose heads stand in the first columns of a table, the lowest first: a row of labels above it is none of it. */
export function* turnedIn(sheet: Sheet, by: SignedBy): Generator<Arrangement> {
  const above = filledRows(sheet.rows.slice(0, MOST_ABOVE + 1));
  for (const [index, { index: from }] of [...above.entries()].reverse()) {
    const turned = turnedSheet(sheet, from);
    if (!turned) continue;
    const grid = gridOf(turned);
    const below = filledRows(turned.rows.slice(0, from + MOST_ROWS)).filter((row) => row.index >= from);
    for (let depth = 1; depth <= below.length; depth++) {
      const rows = { above: above.slice(0, index), head: below.slice(0, depth) };
      const found = arrangementOf(turned, grid, rows, by);
      if (found) yield { ...found, turned: true };
    }
  }
}

/** The rows of a sheet that have a text, each with the position behind its last. */
function filledRows(rows: Row[]): { index: number; length: number }[] {
  return rows.flatMap((row, index) => {
    let length = row.length;
    while (length > 0 && fold(row.text(length - 1)) === "") length -= 1;
    return length > 0 ? { index, length } : [];
  });
}

/** The arrangement whose head stands in some rows; undefined where they cannot be one. */
export function arrangementAt(
  sheet: Sheet,
  { top, depth }: { top: number; depth: number },
  by: SignedBy,
): Arrangement | undefined {
  const filled = filledRows(sheet.rows.slice(0, top + depth));
  const [above, head] = [
    filled.filter(({ index }) => index < top),
    filled.filter(({ index }) => index >= top),
  ];
  return arrangementOf(sheet, gridOf(sheet), { above, head }, by);
}

type Filled = ReturnType<typeof filledRows>;

function arrangementOf(
  sheet: Sheet,
  grid: Grid,
  { above, head }: { above: Filled; head: Filled },
  by: SignedBy,
): Arrangement | undefined {
  const { labels } = by;
  const rows = head.map(({ index }) => index);
  const [top, bottom] = [rows[0], rows.at(-1)];
  if (top === undefined || bottom === undefined) return undefined;
  const heads = headsIn(grid, { rows, width: Math.max(...head.map(({ length }) => length)) }, by);
  if (!heads) return undefined;
  const near = above.slice(-MOST_ABOVE);
  const texts = near.map(({ index, length }) => textsOf(grid, index, length));
  const own = blockOf(texts, labels);
  return {
    ...{ sheet, turned: false },
    ...{ top, bottom, heads, block: near[texts.length - own.length]?.index ?? top },
    signature: signatureOf(
      labelsIn(own.flat(), labels),
      heads.map(({ path }) => path),
    ),
  };
}

/** The signature of an arrangement: twelve hexadecimal digits, the same for any order of its labels and columns. */
export function signatureOf(labels: string[], paths: string[]): string {
  const heads = paths.filter((path) => path !== "");
  // Columns of periods or indicators are a set: a table of four quarters is arranged as one of two.
  const isOnce = (path: string) => isPeriod(path) || path.split("/").includes(INDICATOR);
  const columns = heads.filter((path, index) => !isOnce(path) || heads.indexOf(path) === index);
  const text = `${labels.toSorted().join("|")}\n${columns.toSorted().join("|")}`;
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}
