import { lettersOf } from "../../intake/open/address.ts";
import type { Answer, FormCell, FormRow } from "../form.ts";
import type { Styles } from "./style.ts";
import { element, escaped } from "./xml.ts";

const HEIGHT = { title: 30, line: 15, around: 6 };
/** How much of a column its text does not reach. */
const PADDING = 2;

/** Puts the rows of a sheet together, with what may be answered in which cells and which of them are one. */
export class Rows {
  readonly #styles: Styles;
  readonly #widths: number[];
  readonly merges: string[] = [];
  /** The cells and ranges of each answer, by what it is. */
  readonly answers = new Map<string, { answer: Answer; cells: string[] }>();
  readonly #rows: string[] = [];

  constructor(styles: Styles, widths: number[]) {
    this.#styles = styles;
    this.#widths = widths;
  }

  get count(): number {
    return this.#rows.length;
  }

  get xml(): string {
    return this.#rows.join("");
  }

  /** Adds a row, whose blanks are closed, and which is as high as its texts ask for. */
  add(row: FormRow): void {
    const number = this.#rows.length + 1;
    const cells: string[] = [];
    for (const cell of row) {
      const [from, span] = [cells.length, cell?.span ?? 1];
      const address = `${lettersOf(from)}${number}`;
      for (let at = from; at < from + span; at++)
        cells.push(this.#cell(cell, `${lettersOf(at)}${number}`, at === from));
      if (span > 1) this.merges.push(`${address}:${lettersOf(from + span - 1)}${number}`);
      if (cell?.answer) this.answer(cell.answer, address);
    }
    while (cells.length < this.#widths.length)
      cells.push(this.#cell(undefined, `${lettersOf(cells.length)}${number}`, true));
    this.#rows.push(element("row", { r: number, ht: this.#heightOf(row), customHeight: 1 }, cells.join("")));
  }

  #heightOf(row: FormRow): number {
    let from = 0;
    let most = 1;
    for (const cell of row) {
      const span = cell?.span ?? 1;
      if (cell?.looks === "title") return HEIGHT.title;
      const width = this.#widths.slice(from, from + span).reduce((sum, each) => sum + each, -PADDING);
      if (cell && cell.looks !== "label") most = Math.max(most, Math.ceil(widthOf(cell.text) / width));
      from += span;
    }
    return most * HEIGHT.line + HEIGHT.around;
  }

  answer(answer: Answer, cells: string): void {
    const key = JSON.stringify(answer);
    const known = this.answers.get(key) ?? { answer, cells: [] };
    known.cells.push(cells);
    this.answers.set(key, known);
  }

  #cell(cell: FormCell | undefined, r: string, isFirst: boolean): string {
    if (!cell) return element("c", { r, s: 0 });
    const s = this.#styles.of(cell);
    if (!isFirst || cell.text === "") return element("c", { r, s });
    if (cell.number) return element("c", { r, s }, `<v>${cell.text}</v>`);
    return element(
      "c",
      { r, s, t: "inlineStr" },
      `<is><t xml:space="preserve">${escaped(cell.text)}</t></is>`,
    );
  }
}

/** How wide a text is, in characters of half the width of a Chinese one. */
function widthOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (sign > "\u2000" ? 2 : 1), 0);
}
