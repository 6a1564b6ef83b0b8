import { roleOfHead } from "../account/words.ts";
import type { Loader } from "../contract.ts";
import { type Field, wordsOfLayouts } from "../fields.ts";
import type { Merges } from "./merges.ts";
import { type Cell, fold, type Row, type Sheet } from "./sheet.ts";

/** A text that stands at the head of a column, in one of the rows of a head. */
export interface Piece {
  text: string;
  cell: Cell;
  /** Whether it stands in this column itself, and not in one to its left with which it is merged, or whose text goes on. */
  own: boolean;
  row: number;
}

/** A column of one of the tables that a head describes. */
export interface Column {
  position: number;
  /** The cell that names it. */
  cell: Cell;
  /** A unit that stands in a bracket behind its name. */
  unit?: string | undefined;
}

/** A column whose head names a field, by which of its texts, and with which unit in a bracket behind it. */
export interface Named {
  field: string;
  piece: Piece;
  unit?: string;
  position: number;
}

/** A bracket at the end of a head, such as `（万元）`, after folding. */
const BRACKET = /^(.+?)\(([^()]*)\)$/;
const MULTIPLE = /[万亿千百]/;

/** Whether a head says that what is below it is of another year, a plan, or computed; in a bracket behind a name too. */
export function isQuoted(text: string): boolean {
  return roleOfHead(text) === "quoted" || roleOfHead(BRACKET.exec(text)?.[2] ?? "") === "quoted";
}

/** The texts at the head of a column, in `depth` rows from `top` down, each once. */
export function piecesOf(
  sheet: Sheet,
  merges: Merges,
  top: number,
  depth: number,
  position: number,
): Piece[] {
  const pieces: Piece[] = [];
  for (let row = top; row < top + depth; row++) {
    const merge = merges.at(row, position);
    const [from, left] = merge ? [merge.top, merge.left] : [row, position];
    const own = left === position;
    // What a cell says that begins above belongs to the rows above, or was said in the first of these.
    if (from < row) continue;
    const cell = sheet.rows[from]?.cell(left);
    const text = cell ? fold(cell.text) : "";
    if (cell && text !== "") pieces.push({ text, cell, own, row });
  }
  return pieces;
}

/** Characters with which heads of the product's layouts begin, in both widths. */
const FIRST = new Set(
  wordsOfLayouts().flatMap((word) => [fold(word).charCodeAt(0), fold(word).charCodeAt(0) + 0xfee0]),
);
/** The rows of sheets in which a cell begins with one of these: one look serves all loaders. */
const FIRSTS = new WeakMap<Sheet, Map<number, number[]>>();

/** The rows of a sheet in which a cell begins with some characters, by these. */
function firstsIn(sheet: Sheet, wanted: Set<number>): Map<number, number[]> {
  if (![...wanted].every((code) => FIRST.has(code))) return firstsOf(sheet, wanted);
  const known = FIRSTS.get(sheet) ?? firstsOf(sheet, FIRST);
  FIRSTS.set(sheet, known);
  return known;
}

function firstsOf({ rows }: Sheet, wanted: Set<number>): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] as Row;
    for (let position = 0; position < row.length; position++) {
      const text = row.text(position);
      let at = 0;
      while (at < text.length && (text.charCodeAt(at) <= 32 || text.charCodeAt(at) === 0x3000)) at += 1;
      const code = at < text.length ? text.charCodeAt(at) : 0;
      if (!wanted.has(code)) continue;
      const there = found.get(code);
      if (!there) found.set(code, [index]);
      else if (there.at(-1) !== index) there.push(index);
    }
  }
  return found;
}

const WORDS = new WeakMap<Record<string, Field>, Words>();

/** The words of a layout's columns. */
export function wordsOfColumns(columns: Record<string, Field>): Words {
  const words = WORDS.get(columns) ?? new Words(columns);
  WORDS.set(columns, words);
  return words;
}

/** The columns of a layout by their folded words, and of what a head may be made. */
export class Words {
  private readonly fields = new Map<string, string>();
  /** Which of the words of its field a word is. */
  private readonly ranks = new Map<string, number>();
  private readonly figures: Set<string>;
  /** Characters with which a word of a required column begins. */
  private readonly first = new Set<number>();

  constructor(columns: Record<string, Field>) {
    this.figures = new Set(Object.keys(columns).filter((field) => columns[field]?.figure));
    for (const [field, { words, required }] of Object.entries(columns))
      for (const [rank, word] of words.map(fold).entries()) {
        if (!this.fields.has(word)) this.fields.set(word, field);
        if (!this.ranks.has(word)) this.ranks.set(word, rank);
        const code = word.charCodeAt(0);
        if (required) for (const variant of [code, code + 0xfee0]) this.first.add(variant);
      }
  }

  /** The field that the texts at the head of a column name, the lowest text before all others; with a unit in a bracket, that too. */
  field(pieces: Piece[]): Omit<Named, "position"> | undefined {
    if (!pieces.some(({ own }) => own)) return undefined;
    const lowest = pieces.at(-1);
    const all = pieces.map(({ text }) => text).join("");
    const whole = lowest && pieces.length > 1 ? [{ ...lowest, text: all }] : [];
    if (pieces.some(({ text }) => isQuoted(text))) return undefined;
    for (const piece of [...pieces.slice(-1), ...whole, ...pieces.slice(0, -1).reverse()]) {
      const field = this.fields.get(piece.text);
      if (field !== undefined) return { field, piece };
      const [, word = "", unit = ""] = BRACKET.exec(piece.text) ?? [];
      const figure = this.fields.get(word);
      if (figure === undefined || !this.figures.has(figure)) continue;
      if (figure === "value") return { field: figure, piece, unit };
      if (!MULTIPLE.test(unit)) return { field: figure, piece };
    }
    return undefined;
  }

  /** The columns of fields: of those that name one by several of its words the ones that do by the first of these. */
  firstOf(all: Named[]): { field: string; column: Column }[] {
    const least = new Map<string, number>();
    const rankOf = ({ piece }: Named) => this.ranks.get(piece.text) ?? 0;
    for (const each of all)
      least.set(each.field, Math.min(rankOf(each), least.get(each.field) ?? rankOf(each)));
    return all.flatMap((each) => {
      const { field, position, piece, unit } = each;
      return rankOf(each) === least.get(field) ? { field, column: { position, cell: piece.cell, unit } } : [];
    });
  }

  /** The rows of a sheet that may hold the head of a required column, from the top: a quick look before a thorough one. */
  rowsIn(sheet: Sheet): number[] {
    const rows = firstsIn(sheet, this.first);
    const all = [...this.first].flatMap((code) => {
      const there = rows.get(code);
      return there ? [there] : [];
    });
    const [only = [], ...others] = all;
    return others.length === 0 ? only : [...new Set(all.flat())].sort((a, b) => a - b);
  }
}

/**
 * The head of a further column as one text, from the texts that stand above it in several rows: the most of them that
 * together are such a head, in their order or with one of them put last (`分子` may stand above `2013年一季度`).
 * Its place is that of the text which ends its first part, the period. Undefined where there is none, or more than one.
 */
export function acrossHead(pieces: Piece[], across: NonNullable<Loader["across"]>): Cell | undefined {
  let best: Piece[][] = [];
  for (let set = 1; set < 1 << pieces.length; set++) {
    const chosen = pieces.filter((_, index) => set & (1 << index));
    if (!chosen.some(({ own }) => own) || chosen.length < (best[0]?.length ?? 0)) continue;
    const orders = [
      chosen,
      ...chosen.slice(0, -1).map((last) => [...chosen.filter((piece) => piece !== last), last]),
    ];
    const fitting = orders.find((order) => across.test(order.map(({ text }) => text).join("")));
    if (!fitting) continue;
    best = best[0]?.length === chosen.length ? [...best, fitting] : [fitting];
  }
  const texts = new Set(best.map((order) => order.map(({ text }) => text).join("")));
  const [order] = best;
  if (!order || texts.size > 1) return undefined;
  const [text = ""] = texts;
  const until = (across.exec(text)?.[1] ?? text).length;
  let length = 0;
  const named = order.find((piece) => {
    length += piece.text.length;
    return length >= until;
  });
  const { place, format } = (named ?? order[0] ?? pieces[0])?.cell ?? {};
  return place && { place, text, format: format ?? "" };
}
