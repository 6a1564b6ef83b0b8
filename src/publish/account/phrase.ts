import { MAY_SPEAK } from "./numeral.ts";

/** What a number, verdict or claim in a page may be. */
export type Kind =
  | "fact"
  | "absent fact"
  | "date"
  | "code"
  | "ordinal"
  | "axis tick"
  | "name"
  | "quotation"
  | "constant"
  | "label"
  | "unit";

/** A known text that stands in another. */
interface Found {
  kind: Kind;
  text: string;
  from: number;
  until: number;
}

/** A text that pages may use as it stands; `after` is what may not follow it. */
export interface Phrase {
  kind: Kind;
  text: string;
  after?: RegExp;
}

/** Phrases found in texts. Of one text the first kind counts. */
export class Phrases {
  /** Phrases by their first two characters. */
  readonly #byStart = new Map<number, Phrase[]>();

  constructor(phrases: Phrase[]) {
    for (const phrase of phrases) this.#add(phrase);
  }

  /** Adds a phrase, if it states anything that must be accounted for. */
  #add(phrase: Phrase): void {
    const { text } = phrase;
    if (!MAY_SPEAK.test(text) || text.length < 2) return;
    const start = startAt(text, 0);
    const others = this.#byStart.get(start) ?? [];
    if (others.some((other) => other.text === text)) return;
    others.push(phrase);
    this.#byStart.set(start, others);
  }

  /** Every known text that stands in `text`. */
  in(text: string): Found[] {
    const found: Found[] = [];
    for (let from = 0; from < text.length - 1; from++)
      for (const { kind, text: phrase, after } of this.#byStart.get(startAt(text, from)) ?? NONE) {
        const until = from + phrase.length;
        if (text.startsWith(phrase, from) && !after?.test(text.slice(until)))
          found.push({ kind, text: phrase, from, until });
      }
    return found;
  }
}

const NONE: Phrase[] = [];

/** The two characters of a text at a place, as one number. */
function startAt(text: string, at: number): number {
  return text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1);
}
