import type { FindingCode } from "../findings/finding.ts";
import { hasLabel } from "../layout/header.ts";
import type { Found } from "../layout/layout.ts";
import { type Cell, cellsOf, fold, type Line, type Row } from "../layout/sheet.ts";
import { type Mode, modeIn } from "../values/mode.ts";
import { wordAbove } from "./above.ts";
import { doubtOfLine, ofMentioned } from "./below.ts";
import { rolesInBlock } from "./block.ts";
import { type BodyRow, isBeside, rowsFrom, rowsOf } from "./body.ts";
import { accountColumns, type BesideColumn } from "./columns.ts";
import { type AccountedBy, contradictions } from "./contradictions.ts";
import { cutNumbers } from "./cut.ts";
import { unexplained } from "./known-line.ts";
import { doubtOf, isChapter, otherArea, otherIndicator, otherPeriod, townIn } from "./lines.ts";
import { fileDoubt, sheetDoubt } from "./named.ts";
import { isPageLine, titlesOf } from "./pages.ts";
import { labelledDoubt, printedEntries } from "./printed.ts";
import { IN_BRACKETS, SAID_OF_FIGURES } from "./said.ts";
import { spanOfTable } from "./spanned.ts";
import type { Doubt, TableAccount } from "./table-account.ts";
import { remarksOfAll } from "./whole.ts";
import { isNameOfDoubt, isPrinted, roleInLists } from "./words.ts";

/** The most rows that one finding names. */
const MOST_ROWS = 1000;

/** What is above a table whose rows have units of their own, and is held against these. */
const UNIT_OF_ROWS = ["单位", "计量单位", "金额单位"];
const NOTE = /^(?:附?注|备注)[:：]\s*/;

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
  #rows: BodyRow[] | undefined;

  constructor(table: Found, by: AccountedBy) {
    this.#table = table;
    this.#by = { ...by, heading: { ...by.heading, ...spanOfTable(table, by) } };
  }

  whole(): TableAccount {
    const { loader, guide } = this.#by;
    const { beside, unknown, units } = accountColumns(this.#table.at, this.#table.strange, loader, guide);
    for (const cell of unknown) this.#doubt("layout-unconfirmed", cell, "", 0);
    this.#ofExpiry(beside);
    for (const { code, cell, detail, held, isRead } of contradictions(this.#table, this.#by))
      this.#doubt(code, cell, detail, isRead ? NOWHERE : 0, held);
    for (const row of this.#table.above) this.#ofRowAbove(row);
    for (const cell of this.#by.elsewhere) this.#doubt("line-doubtful", cell, "", 0);
    this.#ofNotes();
    if (loader.readings) this.#ofRemarks(beside);
    for (const line of this.#table.lines()) this.#ofLine(line);
    const cut = cutNumbers(this.#table);
    return {
      beside,
      units,
      doubts: this.#doubts,
      remarked: this.#remarked,
      cut,
      ...{ until: this.#until, confirmable: this.#confirmable },
    };
  }

  /** Tells of a doubt at a cell: from which row on nothing is read for it, and what it was held against. */
  #doubt(code: FindingCode, cell: Cell, detail: string, from: number, held: (Cell | undefined)[] = []): void {
    const rows = from === NOWHERE ? [] : this.#from(from).map(({ place }) => place);
    const among = [...held.flatMap((each) => each?.place ?? []), ...rows];
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
    for (const cell of unknown ? [unknown, ...others] : []) {
      // What a label says of how to fill it in is no entry.
      const said = /[:：]$/.test(cell.text) ? cell.text.replace(/[（(][^（）()]*[）)]/g, "") : cell.text;
      const word = doubtOf(said, "below", this.#by.heading, guide);
      if (word) this.#doubt("line-doubtful", cell, word, 0);
    }
    this.#ofPrinted(cells, (position) => known.get(position) === "furniture", true);
    if (hasLabel(row, loader.header)) {
      this.#below = true;
      return;
    }
    const [first, ...rest] = cells.filter(({ text }) => text !== "");
    if (first && rest.length === 0 && isNameOfDoubt(first.text))
      this.#doubt("line-doubtful", first, first.text, 0);
    const text = [first ?? [], rest]
      .flat()
      .map((cell) => cell.text)
      .join(" ");
    if (!first || isPrinted(first.text) || isPageLine(text)) return;
    if (this.#table.goesOn && !this.#goesOnBelow(text, { index: 0, cells: [first, ...rest] })) {
      // What stands above the table before does not hold across a title of this one's own.
      this.#doubt("line-doubtful", first, "下表没有自己的填报单位、报告期等栏目", 0);
      return;
    }
    const mode = heading.indicator ? modeIn(IN_BRACKETS.exec(fold(text))?.[1] ?? "") : undefined;
    if (mode) this.#ofMode(mode, first);
    // A title stands above the labels; what stands between them and the head, or in brackets, speaks of the table.
    const isOfFigures = this.#below || SAID_OF_FIGURES.test(first.text.trim());
    const word = wordAbove(text, isOfFigures, this.#by, this.#filled().length);
    if (word) this.#doubt("line-doubtful", first, word, 0, [header.period, header.area]);
  }

  /** Whether a title above a further head lets what stands above the first hold for it too. */
  #goesOnBelow(text: string, line: Line): boolean {
    if (/续/.test(text) || titlesOf(this.#table.at.sheet).includes(fold(text))) return true;
    return !this.#by.loader.header.indicator && (isChapter(line) || /^附?表/.test(fold(text)));
  }

  /** What stands beside or behind labels that forms print for notes, signatures and the like: nobody reads it, but it may say what figures are. */
  #ofPrinted(cells: Cell[], isPrintedAt: (position: number) => boolean, isAbove = false): void {
    const { heading, guide } = this.#by;
    for (const { label, said, cell } of printedEntries(cells, isPrintedAt)) {
      if (
        /^\p{Script=Han}{0,2}单位$/u.test(label) &&
        this.#isMultiple(said, isAbove && UNIT_OF_ROWS.includes(label))
      )
        this.#doubt("line-doubtful", cell, said, 0);
      const mode = modeIn(said);
      const word = mode ? undefined : labelledDoubt(label, said, heading, guide);
      if (mode) this.#ofMode(mode, cell);
      if (word) this.#doubt("line-doubtful", cell, word, 0);
    }
  }

  /** Whether a text is so many of a unit of the plan, and not the unit of the table, which rows without one take. */
  #isMultiple(text: string, isOfRows: boolean): boolean {
    const [, base = ""] = /^[十百千万亿]+(.+)$/u.exec(fold(text)) ?? [];
    if (isOfRows && !this.#by.loader.header.unit && !/^十/.test(fold(text))) return false;
    return this.#by.guide.units.has(base) && fold(text) !== fold(this.#table.header.unit?.text ?? "");
  }

  /** Days up to which the things of a register are valid: nobody leaves it by them. */
  #ofExpiry(beside: BesideColumn[]): void {
    if (!this.#by.heading.register) return;
    for (const { position } of beside) {
      const head = this.#table.heads()[position];
      if (head && roleInLists(head.text) === "expiry") this.#doubt("register-expiry", head, "", NOWHERE);
    }
  }

  /** How all figures are counted, by what stands above them or below. */
  #ofMode(mode: Mode, cell: Cell): void {
    const { heading, guide, loader } = this.#by;
    const indicator = guide.indicators.get(heading.indicator ?? "");
    if (indicator && mode !== indicator.periods) this.#doubt("mode-differs", cell, indicator.title, 0);
    if (!indicator && loader.readings) this.#doubt("line-doubtful", cell, cell.text, 0);
  }

  /** The name of the sheet, and what is written beside its cells. */
  #ofNotes(): void {
    const { heading, guide, isFirst, filed, path } = this.#by;
    const { at, head, header } = this.#table;
    const { name, notes = [] } = at.sheet;
    // A further sheet may be of an earlier period, which its own entry says.
    const isEarlier = filed !== undefined && heading.period !== null && heading.period.id !== filed.id;
    const named =
      isFirst || !isEarlier ? sheetDoubt(name, heading, guide) : otherPeriod(name, heading, guide);
    const ofFile = isEarlier ? undefined : fileDoubt(path, heading, guide);
    if (head && ofFile) this.#doubt("line-doubtful", head, `文件名中的“${ofFile}”`, 0, [header.period]);
    if (
      head &&
      (named ??
        otherArea(name, heading, guide) ??
        townIn(name, heading, guide) ??
        otherIndicator(name, heading, guide))
    )
      this.#doubt("line-doubtful", head, `工作表名“${name}”`, 0, [header.period]);
    for (const { cell, box } of notes) {
      const row = box ? undefined : this.#filled().find(({ place }) => isBeside(place, cell.place));
      const word = doubtOf(cell.text, "below", heading, guide) ?? (row && unexplained(cell.text, this.#by));
      if (word === undefined) continue;
      if (row) this.#remarked.set(row.index, cell);
      else this.#doubt("line-doubtful", cell, word, 0);
    }
  }

  /** A line between the rows speaks of those below it, one behind the last of all. */
  #ofLine(line: Line): void {
    const [first] = line.cells;
    if (!first) return;
    if (line.cells.length === 1 && isNameOfDoubt(first.text)) {
      this.#doubt("line-doubtful", first, first.text, 0);
      return;
    }
    if (isPrinted(first.text.replace(NOTE, ""))) {
      this.#ofPrinted(line.cells, () => true);
      return;
    }
    const rows = this.#filled();
    const known = { last: rows.at(-1)?.index ?? -1, count: rows.length };
    const doubt = doubtOfLine(line, this.#table, this.#by, known);
    if (doubt) this.#doubt("line-doubtful", first, doubt.word, doubt.from);
  }

  /** Remarks beside a row that speak of the whole table. */
  #ofRemarks(beside: BesideColumn[]): void {
    const { heading, guide } = this.#by;
    const isOther = (text: string) =>
      (otherPeriod(text, heading, guide) ??
        otherArea(text, heading, guide) ??
        ofMentioned(text, this.#by)) !== undefined;
    const isUnexplained = (text: string) => unexplained(text, this.#by) !== undefined;
    const isDoubted = (text: string) => doubtOf(text, "below", heading, guide) !== undefined;
    for (const cell of remarksOfAll(this.#table.at, beside, { isOther, isUnexplained, isDoubted }))
      this.#doubt("line-doubtful", cell, doubtOf(cell.text, "below", heading, guide) ?? "", 0);
  }

  /** The first rows of the table from one of its sheet on. */
  #from(row: number): BodyRow[] {
    return rowsFrom(this.#filled(), row).slice(0, MOST_ROWS);
  }

  #filled(): BodyRow[] {
    this.#rows ??= rowsOf(this.#table);
    return this.#rows;
  }
}
