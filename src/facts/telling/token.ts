import { dateAt } from "./date.ts";
import { LATIN, LETTERS, type Token } from "./run.ts";
import { numeralsIn, segmented } from "./segment.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { ALONE } from "./words.ts";

/** The marks in place of what is cut. */
export const WORDS_CUT = "〔文字〕";
export const NUMBER_CUT = "〔号码〕";

const FIGURE = /\p{N}+/uy;
/** A document's number: an organ's letters, the year in brackets, the number. */
const DOCUMENT = /\p{Script=Han}{1,8}[〔[(](?:19|20)\d\d[〕\])]第?\d{1,5}号/uy;
/** Numbers of records or rows, as findings list them, and letters of columns. */
const NUMBERS = /(?:共\d{1,9}[条行]:|行)(\d{1,7}(?:[–、]\d{1,7})*)(?!\p{N})/uy;
const COLUMNS = /列[A-Z]{1,3}(?:、[A-Z]{1,3})*(?!\p{Script=Latin})/uy;
const HASH = /^[0-9a-f]{64}$/;

/** The tokens of a text in its normal form, from the left. */
export function tokensOf(text: string, vocabulary: Vocabulary): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    const found = wholeAt(text, at, vocabulary) ?? runAt(text, at, vocabulary, tokens);
    for (const token of found) {
      tokens.push(token);
      at += token.text.length;
    }
  }
  return tokens;
}

/** What stands as a whole: a mark of something cut, a document's number, a list of numbers, a day or period. */
function wholeAt(text: string, at: number, { years }: Vocabulary): Token[] | undefined {
  if (text.startsWith(WORDS_CUT, at)) return [standing(WORDS_CUT)];
  if (text.startsWith(NUMBER_CUT, at)) return [{ ...standing(NUMBER_CUT), counts: true }];
  if (!/\p{L}$/u.test(text.slice(Math.max(0, at - 2), at))) {
    const found = match(DOCUMENT, text, at) ?? listAt(text, at) ?? match(COLUMNS, text, at);
    if (found) return [standing(found)];
  }
  const date = dateAt(text, at, years);
  if (!date) return undefined;
  return [date.stands ? { ...standing(date.text), counts: true } : cut("number", date.text, 8)];
}

/** A list of numbers that rise, as findings have it. */
function listAt(text: string, at: number): string | undefined {
  NUMBERS.lastIndex = at;
  const [found, list = ""] = NUMBERS.exec(text) ?? [];
  const numbers = list.split(/[–、]/).map(Number);
  return numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0))
    ? found
    : undefined;
}

/** A run of signs of one kind: with Latin letters, of digits, of other letters; or a mark. */
function runAt(text: string, at: number, vocabulary: Vocabulary, before: Token[]): Token[] {
  const latin = match(LATIN, text, at);
  if (latin) return latinTokens(latin, vocabulary);
  const figure = match(FIGURE, text, at);
  if (figure !== undefined)
    return [
      vocabulary.codes.has(figure)
        ? standing(figure)
        : { ...cut("figure", figure, [...figure].length), counts: true },
    ];
  const letters = match(LETTERS, text, at);
  if (letters === undefined)
    return [{ kind: "mark", text: String.fromCodePoint(text.codePointAt(at) ?? 0), digits: 0 }];
  const last = before.findLast(({ kind, text: mark }) => kind !== "mark" || mark.trim() !== "");
  const alone = { kind: "sign", text: letters, digits: 0 } as const;
  if (ALONE.has(letters)) return [alone];
  if (vocabulary.behind.has(letters)) return [{ ...alone, weak: !last?.counts }];
  return (
    segmented(letters, vocabulary, last?.counts === true) ?? [cut("words", letters, numeralsIn(letters))]
  );
}

function latinTokens(run: string, { codes }: Vocabulary): Token[] {
  if (codes.has(run) || HASH.test(run)) return [standing(run)];
  if (/^[A-Z]$/.test(run)) return [{ kind: "sign", text: run, digits: 0, weak: true }];
  const [, figure = "", unit = ""] = /^(\p{N}+)(\p{Script=Latin}.*)$/u.exec(run) ?? [];
  if (unit !== "" && codes.has(unit))
    return [cut("figure", figure, [...figure].length), { kind: "sign", text: unit, digits: 0 }];
  return [cut(/\p{N}/u.test(run) ? "number" : "words", run, 0)];
}

function standing(text: string): Token {
  return { kind: "stands", text, digits: 0 };
}

function cut(kind: Token["kind"], text: string, digits: number): Token {
  return { kind, text, digits };
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
