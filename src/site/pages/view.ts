import type { Edition, Params } from "../../facts/edition.ts";
import { partOf } from "../../facts/noted.ts";
import { viewOver } from "../kept/whole.ts";

/** A figure by its name, and the patterns of the subjects whose facts it draws. */
interface Declaration {
  name: string;
  facts: string[];
}

/** A map of which nothing is there but what a figure declares; whoever asks for anything else is told so. */
class Declared<V> extends Map<string, V> {
  constructor(
    private readonly whole: Map<string, V>,
    private readonly name: string,
    private readonly holds: (key: string) => boolean,
  ) {
    super();
  }

  override get(key: string): V | undefined {
    this.#check(key);
    return this.whole.get(key);
  }

  #check(key: string): void {
    if (!this.holds(key))
      throw new Error(`figure ${this.name} does not declare the fact that it asks for: ${key}`);
  }

  /** The same where only a part is asked for. */
  partOf(key: string, part: string): V | undefined {
    this.#check(key);
    return partOf(this.whole, key, part);
  }

  override has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  override get size(): number {
    return [...this.entries()].length;
  }

  override *entries(): MapIterator<[string, V]> {
    for (const entry of this.whole) if (this.holds(entry[0])) yield entry;
  }

  override [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries();
  }

  override *keys(): MapIterator<string> {
    for (const [key] of this.entries()) yield key;
  }

  override *values(): MapIterator<V> {
    for (const [, value] of this.entries()) yield value;
  }
}

/**
 * An edition with those facts alone that a figure declares, by the beginnings of their ids: `indicator/{indicator}` is those of
 * the indicator that the page is about, `target/*` those of every target.
 */
export function viewOf(edition: Edition, { name, facts }: Declaration, params: Params): Edition {
  const beginnings = facts.map((pattern) =>
    `${pattern}/`.replace(/\{(\w+)\}/g, (_, param: string) => params[param] ?? "").replace(/\*\/$/, ""),
  );
  const holds = (key: string) => beginnings.some((beginning) => `${key}/`.startsWith(beginning));
  return viewOver(edition, {
    facts: new Declared(edition.facts, name, holds),
    bySubject: new Declared(edition.bySubject, name, holds),
  });
}
