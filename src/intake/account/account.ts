import type { FindingCode } from "../findings/finding.ts";
import { hasLabel } from "../layout/header.ts";
import type { Found } from "../layout/layout.ts";
import { type Cell, type CellPlace, cellsOf, fold, type Line, type Row } from "../layout/sheet.ts";
import { modeIn } from "../values/mode.ts";
import { rolesInBlock } from "./block.ts";
import { accountColumns, type BesideColumn } from "./columns.ts";
import { type AccountedBy, contradictions } from "./contradictions.ts";
import { cutNumbers } from "./cut.ts";
import { doubtOf, isChapter, otherArea, otherPeriod } from "./lines.ts";
import { beginsLine, doubtIn, isPrinted } from "./words.ts";

/** The most rows that one finding names. */
const MOST_ROWS = 1000;

/** What is doubtful, and one cell of each row that is not read for it. */
interface Doubt {
  code: FindingCode;
  cell: Cell;
  detail: string;
  among: CellPlace[];
}

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
  /** From which row on nothing would be read if the office confirmed the heads that nobody knows. */
  confirmable: number;
}

/** So many of a unit, before it or alone. */
const MULTIPLE = /^[万千百亿]+$/;

/** Whether a cell explains what an indicator counts, as the plan does: words of that say nothing of the figures. */
function isExplanation(cells: Cell[], position: number): boolean {
  return cells.slice(0, position + 1).some(({ text }) => fold(text).startsWith("指标解释"));
}

/** No row: what is told changes nothing of those below. */
const NOWHERE = Number.POSITIVE_INFINITY;

/** Accounts for what stands in and beside a table: heads, titles, notes, and lines between and below its rows. */
export function accountTable(table: Found, by: AccountedBy): TableAccount {
  return new Account(table, by).whole();
}

class Account {
  readonly #table: Found;
  readonly #by: AccountedBy;
  readonly #doubts: Doubt[] = [];
  readonly #remarked = new Map<number, Cell>();
  #until = NOWHERE;
  #confirmable = NOWHERE;
  /** Whether a row of labels was seen above the head. */
  #below = false;
  /** The rows of the table, each by one of its cells; found when something is doubtful. */
  #rows: { index: number; place: CellPlace }[] | undefined;

  constructor(table: Found, by: AccountedBy) {
    this.#table = table;
    this.#by = by;
  }

  whole(): TableAccount {
    const { loader, guide } = this.#by;
    const { beside, unknown } = accountColumns(this.#table.at, this.#table.strange, loader, guide);
    for (const cell of unknown) this.#doubt("layout-unconfirmed", cell, "", 0);
    for (const { code, cell, detail, held } of contradictions(this.#table, this.#by))
      this.#doubt(code, cell, detail, 0, held);
    for (const row of this.#table.above) this.#ofRowAbove(row);
    this.#ofNotes();
    for (const line of this.#table.lines()) this.#ofLine(line);
    const cut = cutNumbers(this.#table);
    return {
      beside,
      doubts: this.#doubts,
      remarked: this.#remarked,
      cut,
      ...{ until: this.#until, confirmable: this.#confirmable },
    };
  }

  /** Tells of a doubt at a cell: from which row on nothing is read for it, and what it was held against. */
  #doubt(code: FindingCode, cell: Cell, detail: string, from: number, held: (Cell | undefined)[] = []): void {
    const rows = from === NOWHERE ? [] : this.#filled().filter(({ index }) => index >= from);
    const among = [
      ...held.flatMap((each) => each?.place ?? []),
      ...rows.slice(0, MOST_ROWS).map(({ place }) => place),
    ];
    this.#doubts.push({ code, cell, detail, among });
    this.#until = Math.min(this.#until, from);
    if (code !== "layout-unconfirmed") this.#confirmable = Math.min(this.#confirmable, from);
  }

  /** A row of the header block: titles, and cells of which nobody knows what they are for. */
  #ofRowAbove(row: Row): void {
    const { loader, heading, guide } = this.#by;
    const { at, header } = this.#table;
    const cells = cellsOf(row);
    const known = rolesInBlock(row, loader);
    const [unknown, ...others] =
      at.head.segments.length > 1
        ? []
        : cells.filter(({ text }, position) => text !== "" && !known.has(position));
    if (unknown) this.#doubt("cell-unaccounted", unknown, "", NOWHERE, others);
    this.#ofPrinted(cells, (position) => known.get(position) === "furniture");
    if (hasLabel(row, loader.header)) {
      this.#below = true;
      return;
    }
    const [first, ...rest] = cells.filter(({ text }) => text !== "");
    if (!first || isPrinted(first.text)) return;
    const text = [first, ...rest].map((cell) => cell.text).join(" ");
    if (
      this.#table.goesOn &&
      !isChapter({ index: 0, cells: [first, ...rest] }) &&
      !/续|^附?表/.test(fold(text))
    ) {
      // What stands above the table before does not hold across a title of this one's own.
      this.#doubt("line-doubtful", first, "下表没有自己的填报单位、报告期等栏目", 0);
      return;
    }
    // A title stands above the labels; what stands between them and the head, or in brackets, speaks of the table.
    const where = this.#below || /^[（(].*[）)]$/.test(first.text.trim()) ? "below" : "title";
    const word = doubtOf(text, where, heading, guide) ?? otherArea(text, heading, guide);
    if (word) this.#doubt("line-doubtful", first, word, 0, [header.period, header.area]);
  }

  /** What stands beside or behind labels that forms print for notes, signatures and the like: nobody reads it, but it may say what figures are. */
  #ofPrinted(cells: Cell[], isPrintedAt: (position: number) => boolean): void {
    const { heading, guide } = this.#by;
    const indicator = guide.indicators.get(heading.indicator ?? "");
    for (const [position, cell] of cells.entries()) {
      if (cell.text === "" || !isPrintedAt(position)) continue;
      const mode = modeIn(cell.text.split(/[:：]/).at(-1) ?? "");
      if (mode) {
        // Said of a form it is of each of its rows, which say it themselves.
        if (indicator && mode !== indicator.periods) this.#doubt("mode-differs", cell, indicator.title, 0);
        continue;
      }
      const [label = "", ...rest] = cell.text.split(/[:：]/);
      const said = rest.length > 0 ? rest.join("：") : beginsLine(cell.text) ? "" : label;
      if (said === "" || isExplanation(cells, position)) continue;
      const word = doubtIn(said, "below") ?? MULTIPLE.exec(fold(said))?.[0];
      if (word) this.#doubt("line-doubtful", cell, word, 0);
    }
  }

  /** The name of the sheet, and what is written beside its cells. */
  #ofNotes(): void {
    const { heading, guide, isFirst, filed } = this.#by;
    const { at, head, header } = this.#table;
    const { name, notes = [] } = at.sheet;
    // A further sheet may be of an earlier period, which its own entry says.
    const isEarlier = filed !== undefined && heading.period !== null && heading.period.id !== filed.id;
    const named =
      isFirst || !isEarlier ? doubtOf(name, "below", heading, guide) : otherPeriod(name, heading, guide);
    if (head && (named ?? otherArea(name, heading, guide)))
      this.#doubt("line-doubtful", head, `工作表名“${name}”`, 0, [header.period]);
    for (const { cell, box } of notes) {
      const word = doubtOf(cell.text, "below", heading, guide);
      if (word === undefined) continue;
      const row = box ? undefined : this.#filled().find(({ place }) => isBeside(place, cell.place));
      if (row) this.#remarked.set(row.index, cell);
      else this.#doubt("line-doubtful", cell, word, 0);
    }
  }

  /** A line between the rows speaks of those below it, one behind the last of all. */
  #ofLine(line: Line): void {
    const { heading, guide } = this.#by;
    const [first] = line.cells;
    if (!first) return;
    if (isPrinted(first.text)) {
      this.#ofPrinted(line.cells, () => true);
      return;
    }
    const text = line.cells.map((cell) => cell.text).join(" ");
    const word =
      doubtOf(text, "below", heading, guide) ??
      (line.cells.length === 1 ? otherArea(text, heading, guide) : undefined);
    if (!word) return;
    const isBetween = isChapter(line) || line.index < (this.#filled().at(-1)?.index ?? -1);
    this.#doubt("line-doubtful", first, word, isBetween ? line.index : 0);
  }

  #filled(): { index: number; place: CellPlace }[] {
    this.#rows ??= rowsOf(this.#table);
    return this.#rows;
  }
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
