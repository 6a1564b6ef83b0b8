import { fold, type Merge, type Row, type Sheet } from "../layout/sheet.ts";

/** How wide and how long a table may be that is turned round. */
const MOST = 1000;

/**
 * A sheet with the table that begins at a row turned round, so that its columns are rows; each cell keeps its place. It ends above
 * the first row that has one text alone. Undefined where it has fewer than two rows, or some that are not shown.
 */
export function turnedSheet(sheet: Sheet, from: number): Sheet | undefined {
  const until = endOf(sheet.rows, from);
  const body = sheet.rows.slice(from, until);
  const width = Math.max(0, ...body.map(({ length }) => length));
  if (sheet.unseen || body.length < 2 || body.some((row) => row.broken)) return undefined;
  if (width > MOST || body.length > MOST) return undefined;
  const columns = Array.from({ length: width }, (_, position) => columnOf(body, position));
  return {
    ...sheet,
    turned: true,
    rows: [...sheet.rows.slice(0, from), ...columns, ...sheet.rows.slice(until)],
    merges: (sheet.merges ?? []).flatMap((merge) =>
      turnedMerge(merge, { from, until, shift: width - body.length }),
    ),
  };
}

function endOf(rows: Row[], from: number): number {
  const end = rows.findIndex((row, index) => index >= from && isLone(row));
  return end < 0 ? rows.length : end;
}

function isLone(row: Row): boolean {
  let filled = 0;
  for (let position = 0; position < row.length && filled < 2; position++)
    if (fold(row.text(position)) !== "") filled += 1;
  return filled === 1;
}

/** A column as a row. */
function columnOf(body: Row[], position: number): Row {
  return {
    length: body.length,
    text: (index) => body[index]?.text(position) ?? "",
    fault: (index) => body[index]?.fault(position),
    cell: (index) =>
      body[index]?.cell(position) ?? { ...(body[0] as Row).cell(position), text: "", format: "" },
  };
}

/** A merge at its place in the turned sheet. */
function turnedMerge(
  merge: Merge,
  { from, until, shift }: { from: number; until: number; shift: number },
): Merge[] {
  const { top, bottom, left, right } = merge;
  if (bottom < from) return [merge];
  if (top >= until) return [{ ...merge, top: top + shift, bottom: bottom + shift }];
  return [{ top: from + left, bottom: from + right, left: top - from, right: bottom - from }];
}
