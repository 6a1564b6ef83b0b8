import type { ProvenFact } from "../format.ts";
import type { Follow, Ground } from "../ground.ts";

/** A fact whose operands are bound. */
export interface At {
  id: string;
  fact: ProvenFact;
  ground: Ground;
  follow: Follow;
}

/** What a term is: nothing, a text, several of them, or a text of which it cannot be told whether it must be. */
export type Term = string | undefined | string[] | { may: string };
export type Terms = Record<string, Term>;
/** The terms that a fact's id gives. */
export type Given = Record<string, string>;

/** A text that a pattern gives, and whether it must be. */
export interface Filled {
  text: string;
  must: boolean;
}

/** What a pattern stands for with these terms: nothing where one of them is nothing. */
export function filled(pattern: string, terms: Terms): Filled[] {
  let texts: Filled[] = [{ text: "", must: true }];
  for (const [at, piece] of piecesOf(pattern).entries()) {
    const term = at % 2 === 0 ? piece : terms[piece];
    if (term === undefined) return [];
    // One text is put to all, and none is doubled.
    if (typeof term === "string") for (const each of texts) each.text += term;
    else
      texts = texts.flatMap((before) =>
        valuesOf(term).map(({ text, must }) => ({ text: before.text + text, must: before.must && must })),
      );
  }
  return texts;
}

/** Patterns as they were cut, each once: by turns a text and the name of a term. */
const pieces = new Map<string, string[]>();

function piecesOf(pattern: string): string[] {
  const known = pieces.get(pattern);
  if (known) return known;
  const cut = pattern
    .split(/\{([^}]+)\}/)
    .map((piece, at) => (at % 2 === 0 ? piece : piece.replace("[]", "")));
  pieces.set(pattern, cut);
  return cut;
}

function valuesOf(term: string[] | { may: string }): Filled[] {
  return Array.isArray(term) ? term.map((text) => ({ text, must: true })) : [{ text: term.may, must: false }];
}

/** The terms that a pattern names. */
export function termsIn(pattern: string): string[] {
  return [...pattern.matchAll(/\{([^}[]+)/g)].map(([, term = ""]) => term);
}
