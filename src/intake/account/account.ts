import type { Period } from "../../core/period.ts";
import type { Loader } from "../contract.ts";
import type { FindingCode } from "../findings/finding.ts";
import type { Guide } from "../layout/guide.ts";
import { hasLabel } from "../layout/header.ts";
import type { Heading } from "../layout/heading.ts";
import type { Found } from "../layout/layout.ts";
import { type Cell, type CellPlace, cellsOf } from "../layout/sheet.ts";
import { rolesInBlock } from "./block.ts";
import { accountColumns, type BesideColumn } from "./columns.ts";
import { contradictions } from "./contradictions.ts";
import { cutNumbers } from "./cut.ts";
import { doubtOf, isChapter, otherArea, otherPeriod } from "./lines.ts";

/** The most rows that one finding names. */
const MOST_ROWS = 1000;

/** What is doubtful, and one cell of each row that is not read for it. */
interface Doubt {
  code: FindingCode;
  cell: Cell;
  detail: string;
  among: CellPlace[];
}

/** Tells of a doubt at a cell: from which row on nothing is read for it, and what it was held against. */
type Tell = (
  code: FindingCode,
  cell: Cell,
  detail: string,
  from?: number,
  held?: (Cell | undefined)[],
) => void;

/** What stands in and beside a table, and what of it is therefore not read. */
export interface TableAccount {
  /** Columns that are not read, by what their heads say. */
  beside: BesideColumn[];
  /** What is doubtful, each at its cell. */
  doubts: Doubt[];
  /** Comments that are doubtful, by the rows in which they stand. */
  remarked: Map<number, Cell>;
  /** Numbers that may have been cut in two, by the rows in which they stand. */
  cut: Map<number, Cell>;
  /** From which row on nothing is read; 0 where nothing is at all. */
  until: number;
}

/** Accounts for what stands in and beside a table: heads, titles, and lines between and below its rows; `filed` is the period for which the file was filed. */
export function accountTable(
  table: Found,
  filed: Period | undefined,
  loader: Loader,
  heading: Heading,
  guide: Guide,
): TableAccount {
  const { beside, unknown } = accountColumns(table.at, table.strange, loader, guide);
  let found: ReturnType<typeof rowsOf> | undefined;
  const filled = () => {
    found ??= rowsOf(table);
    return found;
  };
  const account: TableAccount = {
    beside,
    doubts: [],
    remarked: new Map(),
    cut: cutNumbers(table),
    until: Number.POSITIVE_INFINITY,
  };
  const doubt: Tell = (code, cell, detail, from = 0, held = []) => {
    const rows = filled()
      .filter(({ index }) => index >= from)
      .slice(0, MOST_ROWS);
    account.doubts.push({
      code,
      cell,
      detail,
      among: [...held.flatMap((each) => each?.place ?? []), ...rows.map(({ place }) => place)],
    });
    account.until = Math.min(account.until, from);
  };
  for (const cell of unknown) doubt("layout-unconfirmed", cell, "");
  const { period, area } = table.header;
  for (const { code, cell, detail, held } of contradictions(table, filed, loader, heading, guide))
    doubt(code, cell, detail, 0, held);
  const alone = table.at.head.segments.length === 1;
  for (const row of table.above) {
    const known = rolesInBlock(row, loader);
    const rest = alone
      ? cellsOf(row).filter(({ text }, position) => text !== "" && !known.has(position))
      : [];
    const [unknown, ...others] = rest;
    if (unknown) doubt("cell-unaccounted", unknown, "", Number.POSITIVE_INFINITY, others);
    if (hasLabel(row, loader.header)) continue;
    const texts = cellsOf(row).filter(({ text }) => text !== "");
    const [first] = texts;
    const text = texts.map((cell) => cell.text).join(" ");
    const word = doubtOf(text, "title", heading, guide) ?? otherArea(text, heading, guide);
    if (first && word) doubt("line-doubtful", first, word, 0, [period, area]);
  }
  const named = otherPeriod(table.at.sheet.name, heading, guide);
  if (named && table.head)
    doubt("line-doubtful", table.head, `工作表名“${table.at.sheet.name}”`, 0, [period]);
  for (const { cell, box } of table.at.sheet.notes ?? []) {
    const word = doubtOf(cell.text, "below", heading, guide);
    const row =
      word === undefined || box ? undefined : filled().find(({ place }) => isBeside(place, cell.place));
    if (word && box) doubt("line-doubtful", cell, word);
    else if (row) account.remarked.set(row.index, cell);
  }
  for (const line of table.lines()) {
    const [first] = line.cells;
    const word = doubtOf(line.cells.map(({ text }) => text).join(" "), "below", heading, guide);
    if (first && word)
      doubt(
        "line-doubtful",
        first,
        word,
        isChapter(line) || line.index < (filled().at(-1)?.index ?? -1) ? line.index : 0,
      );
  }
  return account;
}

/** Whether two cells of a sheet stand in one row. */
function isBeside(a: CellPlace, b: CellPlace): boolean {
  return "cell" in a && "cell" in b && a.cell.replace(/\D/g, "") === b.cell.replace(/\D/g, "");
}

/** The rows of a table, each by one of its cells. */
function rowsOf({ rows, at }: Found): { index: number; place: CellPlace }[] {
  const [position = at.segment.from] = [...at.segment.columns.values()].map((column) => column.position);
  const found: { index: number; place: CellPlace }[] = [];
  for (const { index, lone } of rows) {
    const cell = lone ? undefined : at.sheet.rows[index]?.cell(position);
    if (cell) found.push({ index, place: cell.place });
  }
  return found;
}
