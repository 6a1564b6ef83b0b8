import { normal, type Token } from "./run.ts";
import { NUMBER_CUT, tokensOf, WORDS_CUT } from "./token.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** So many digits between words that stand are a number of a telephone, a card or a person. */
const MOST_DIGITS = 7;
/** So many are, where other letters stand among them. */
const MOST_AMONG_LETTERS = 5;

/**
 * What of a text everybody may be told: all of it where every piece may stand, else each of the others cut to its kind. A
 * text that is cut comes with widths folded; what is cut already is left as it is.
 */
export function cutText(text: string, vocabulary: Vocabulary): string {
  const tokens = tokensOf(normal(text), vocabulary);
  const cut = stretches(tokens).flatMap(cutStretch);
  return cut.some(({ kind }) => kind === "words" || kind === "number") ? written(cut) : text;
}

/** Tokens in stretches, each ended by one that stands. */
function stretches(tokens: Token[]): Token[][] {
  const all: Token[][] = [[]];
  for (const token of tokens) {
    all.at(-1)?.push(token);
    if (token.kind === "stands") all.push([]);
  }
  return all;
}

/** A stretch as it is to be cut: figures that are too many digits together, and what may belong to words that are cut. */
function cutStretch(tokens: Token[]): Token[] {
  const digits = tokens.reduce((sum, token) => sum + token.digits, 0);
  const beside = tokens.some(({ kind }) => kind === "words" || kind === "number");
  const doubtful = beside || tokens.some(({ text }) => /^[A-Z]$/.test(text));
  const most = doubtful ? MOST_AMONG_LETTERS : MOST_DIGITS;
  return tokens.map((token): Token => {
    const isNumber = token.kind === "figure" || token.digits >= MOST_AMONG_LETTERS;
    if (digits >= most && isNumber) return { ...token, kind: "number" };
    return beside && token.weak ? { ...token, kind: "words" } : token;
  });
}

/** Tokens as one text, those of one kind that are cut beside each other as one mark. */
function written(tokens: Token[]): string {
  let text = "";
  let [last, between] = ["", ""];
  for (const { kind, text: own } of tokens) {
    const mark = kind === "words" ? WORDS_CUT : kind === "number" ? NUMBER_CUT : undefined;
    if (kind === "mark") between += own;
    else if (mark === undefined) {
      text += between + own;
      [last, between] = ["", ""];
    } else {
      if (mark !== last) text += between + mark;
      [last, between] = [mark, ""];
    }
  }
  return text + between;
}
