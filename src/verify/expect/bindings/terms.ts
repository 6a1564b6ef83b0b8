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
  return pattern.split(/\{([^}]+)\}/).reduce<Filled[]>(
    (texts, piece, at) => {
      const values = at % 2 === 0 ? [{ text: piece, must: true }] : valuesOf(terms[piece.replace("[]", "")]);
      return texts.flatMap((before) =>
        values.map(({ text, must }) => ({ text: before.text + text, must: before.must && must })),
      );
    },
    [{ text: "", must: true }],
  );
}

function valuesOf(term: Term): Filled[] {
  if (term === undefined) return [];
  if (typeof term === "string") return [{ text: term, must: true }];
  return Array.isArray(term) ? term.map((text) => ({ text, must: true })) : [{ text: term.may, must: false }];
}

/** The terms that a pattern names. */
export function termsIn(pattern: string): string[] {
  return [...pattern.matchAll(/\{([^}[]+)/g)].map(([, term = ""]) => term);
}
