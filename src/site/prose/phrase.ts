import { MAY_SPEAK } from "../audit/numeral.ts";
import type { Marked } from "../kit/text.ts";

/** A known text that stands in another. */
interface Found {
  kind: Marked;
  text: string;
  from: number;
  until: number;
}

/** A text that analysts may use as it stands; `after` is what may not follow it. */
export interface Phrase {
  kind: Marked;
  text: string;
  after?: RegExp;
}

/** Phrases found in texts. Of one text the first kind counts. */
export class Phrases {
  /** Phrases by their first two characters, then by their length, so that a text is looked up and not compared. */
  readonly #byStart = new Map<number, Map<number, Map<string, Phrase>>>();

  constructor(phrases: Phrase[]) {
    for (const phrase of phrases) this.#add(phrase);
  }

  /** Adds a phrase, if it states anything that must be accounted for. */
  #add(phrase: Phrase): void {
    const { text } = phrase;
    if (!MAY_SPEAK.test(text) || text.length < 2) return;
    const start = startAt(text, 0);
    const lengths = this.#byStart.get(start) ?? new Map<number, Map<string, Phrase>>();
    this.#byStart.set(start, lengths);
    const alike = lengths.get(text.length) ?? new Map<string, Phrase>();
    lengths.set(text.length, alike);
    if (!alike.has(text)) alike.set(text, phrase);
  }

  /** Every known text that stands in `text`. */
  in(text: string): Found[] {
    const found: Found[] = [];
    for (let from = 0; from < text.length - 1; from++)
      for (const [length, alike] of this.#byStart.get(startAt(text, from)) ?? NONE) {
        const until = from + length;
        const phrase = until > text.length ? undefined : alike.get(text.slice(from, until));
        if (phrase && !phrase.after?.test(text.slice(until)))
          found.push({ kind: phrase.kind, text: phrase.text, from, until });
      }
    return found;
  }
}

const NONE = new Map<number, Map<string, Phrase>>();

/** The two characters of a text at a place, as one number. */
function startAt(text: string, at: number): number {
  return text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1);
}
