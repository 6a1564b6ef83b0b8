/**
 * A piece of a text. `stands`: as it is, and ends a stretch of figures; `sign`: as it is, and ends none; `figure`: digits or
 * numerals; `words`, `number`: to be cut; `mark`: between others.
 */
export interface Token {
  kind: "stands" | "sign" | "figure" | "words" | "number" | "mark";
  text: string;
  /** How many digits it has, numerals included. */
  digits: number;
  /** Whether a unit may stand behind it. */
  counts?: boolean;
  /** Whether it is cut where words are beside it: it may be part of a name. */
  weak?: boolean;
}

/** A run with Latin letters, with digits and what joins them. */
export const LATIN =
  /(?=[\p{N}._@+-]*\p{Script=Latin})[\p{Script=Latin}\p{N}]+(?:[._@+-]+[\p{Script=Latin}\p{N}]+)*/uy;
/** A run of other letters, and of all signs that are neither digits nor marks. */
export const LETTERS = /(?:(?!\p{Script=Latin}|°)[\p{L}\p{M}\p{So}\p{Co}\p{Cn}\p{Cs}])+/uy;

/** A text with widths folded, and without signs that are not seen. */
export function normal(text: string): string {
  return text.normalize("NFKC").replace(/\p{Cf}|\p{Variation_Selector}/gu, "");
}
