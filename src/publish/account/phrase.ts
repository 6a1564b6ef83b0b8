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
  readonly #byStart = new Map<string, Phrase[]>();

  constructor(phrases: Phrase[]) {
    for (const phrase of phrases) this.#add(phrase);
  }

  /** Adds a phrase, if it states anything that must be accounted for. */
  #add(phrase: Phrase): void {
    const { text } = phrase;
    if (!MAY_SPEAK.test(text) || text.length < 2) return;
    const start = text.slice(0, 2);
    const others = this.#byStart.get(start) ?? [];
    if (others.some((other) => other.text === text)) return;
    others.push(phrase);
    this.#byStart.set(start, others);
  }

  /** Every known text that stands in `text`. */
  in(text: string): Found[] {
    return [...text].length < 2
      ? []
      : Array.from({ length: text.length - 1 }, (_, from) =>
          (this.#byStart.get(text.slice(from, from + 2)) ?? []).flatMap((phrase) => {
            const until = from + phrase.text.length;
            return text.startsWith(phrase.text, from) && !phrase.after?.test(text.slice(until))
              ? [{ kind: phrase.kind, text: phrase.text, from, until }]
              : [];
          }),
        ).flat();
  }
}
