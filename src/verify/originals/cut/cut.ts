import { folded, runAt } from "./runs.ts";
import { numerals, spell } from "./spell.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { wholeAt } from "./whole.ts";

const WORDS = "〔文字〕";
const NUMBER = "〔号码〕";
/** Signs that may stand alone. */
const ALONE = new Set("约近超逾无空");

/** A piece of a text, as it is to be told: `told` undefined is as written. */
interface Piece {
  text: string;
  told?: typeof WORDS | typeof NUMBER;
  digits: number;
  /** Whether it is a figure; whether it ends a stretch; whether it is only a mark between others. */
  figure?: boolean;
  ends?: boolean;
  mark?: boolean;
  /** Whether it is cut with words beside it; whether a unit may stand behind it. */
  weak?: boolean;
  counts?: boolean;
}

/** The text that a public edition tells in place of one of a received file. */
export function cut(text: string, vocabulary: Vocabulary): string {
  const pieces: Piece[] = [];
  const whole = folded(text);
  for (let at = 0; at < whole.length; ) {
    const found = piecesAt(whole, at, vocabulary, pieces);
    pieces.push(...found);
    at += found.reduce((sum, piece) => sum + piece.text.length, 0);
  }
  settle(pieces);
  return pieces.some(({ told }) => told) ? joined(pieces) : text;
}

function piecesAt(text: string, at: number, vocabulary: Vocabulary, before: Piece[]): Piece[] {
  const whole = wholeAt(text, at, vocabulary.years);
  if (whole?.is === "cut") return [{ text: whole.text, told: NUMBER, digits: 8 }];
  if (whole) return [{ text: whole.text, digits: 0, ends: true, counts: whole.is === "before a unit" }];
  const run = runAt(text, at);
  if (run.kind === "between") return [{ text: run.text, digits: 0, mark: true }];
  if (vocabulary.codes.has(run.text) || (run.kind === "latin" && /^[0-9a-f]{64}$/.test(run.text)))
    return [{ text: run.text, digits: 0, ends: true }];
  if (run.kind === "digits")
    return [{ text: run.text, digits: Array.from(run.text).length, figure: true, counts: true }];
  return run.kind === "latin" ? latin(run.text, vocabulary) : letters(run.text, vocabulary, before);
}

function latin(run: string, { codes }: Vocabulary): Piece[] {
  if (/^[A-Z]$/.test(run)) return [{ text: run, digits: 0, weak: true }];
  const figure = /^\p{N}+/u.exec(run)?.[0] ?? "";
  if (figure !== "" && codes.has(run.slice(figure.length)))
    return [
      { text: figure, digits: Array.from(figure).length, figure: true },
      { text: run.slice(figure.length), digits: 0 },
    ];
  return [{ text: run, told: /\p{N}/u.test(run) ? NUMBER : WORDS, digits: 0 }];
}

function letters(run: string, vocabulary: Vocabulary, before: Piece[]): Piece[] {
  const last = before.findLast(({ mark, text }) => !mark || text.trim() !== "");
  if (ALONE.has(run)) return [{ text: run, digits: 0 }];
  if (vocabulary.behind.has(run)) return [{ text: run, digits: 0, weak: !last?.counts }];
  const parts = spell(run, vocabulary, last?.counts === true);
  if (!parts) return [{ text: run, told: WORDS, digits: numerals(run) }];
  return parts.map(({ is, text }): Piece => {
    if (is === "word") return { text, digits: 0, ends: true };
    return is === "sign"
      ? { text, digits: 0 }
      : { text, digits: Array.from(text).length, figure: true, weak: true };
  });
}

/** Says of each stretch, up to a piece that ends it, what of it is cut: too many digits, and what is weak beside words. */
function settle(pieces: Piece[]): void {
  let first = 0;
  for (let index = 0; index <= pieces.length; index++) {
    if (index < pieces.length && !pieces[index]?.ends) continue;
    const stretch = pieces.slice(first, index);
    first = index + 1;
    const words = stretch.some(({ told }) => told);
    const initial = stretch.some(({ text }) => /^[A-Z]$/.test(text));
    const digits = stretch.reduce((sum, piece) => sum + piece.digits, 0);
    for (const piece of stretch)
      if (digits >= (words || initial ? 5 : 7) && (piece.figure || piece.digits >= 5)) piece.told = NUMBER;
      else if (words && piece.weak) piece.told = WORDS;
  }
}

/** The pieces as one text; of those that are cut to one kind with only marks between them, one mark stands. */
function joined(pieces: Piece[]): string {
  let [text, marks] = ["", ""];
  let last: string | undefined;
  for (const { text: own, told, mark } of pieces) {
    if (mark) {
      marks += own;
      continue;
    }
    if (told === undefined || told !== last) text += marks + (told ?? own);
    [last, marks] = [told, ""];
  }
  return text + marks;
}
