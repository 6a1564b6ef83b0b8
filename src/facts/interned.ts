/**
 * Texts that many rows share, each held once, since what is read is a text anew for each row. Each is a copy: a part of a text
 * holds the whole of it otherwise.
 */
export class Interned {
  readonly #texts = new Map<string, string>();

  /** The one text of these characters. */
  of<T extends string | null>(text: T): T {
    if (text === null) return text;
    const known = this.#texts.get(text);
    if (known !== undefined) return known as T;
    const copy = copied(text);
    this.#texts.set(copy, copy);
    return copy as T;
  }
}

/** The same text by itself, where it may be a part of a larger one, all of which would be held as long as it is. */
export function copied(text: string): string {
  return Buffer.from(text, "utf16le").toString("utf16le");
}
