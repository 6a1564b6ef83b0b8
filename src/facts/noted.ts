/** Told of what is asked for. */
export type Note = (what: string) => void;

/** A map that tells which of its entries are asked for, by their kind and key. */
export class NotedMap<V> extends Map<string, V> {
  constructor(
    private readonly whole: Map<string, V>,
    private readonly note: Note,
    private readonly nameOf: (key: string) => string,
  ) {
    super();
  }

  override get(key: string): V | undefined {
    this.note(this.nameOf(key));
    return this.whole.get(key);
  }

  /** The same where of an entry only a part is asked for. */
  partOf(key: string, part: string): V | undefined {
    this.note(`${this.nameOf(key)} ${part}`);
    return this.whole.get(key);
  }

  override has(key: string): boolean {
    this.note(this.nameOf(key));
    return this.whole.has(key);
  }

  override get size(): number {
    this.note(ALL);
    return this.whole.size;
  }

  override entries(): MapIterator<[string, V]> {
    this.note(ALL);
    return this.whole.entries();
  }

  override [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries();
  }

  override keys(): MapIterator<string> {
    this.note(ALL);
    return this.whole.keys();
  }

  override values(): MapIterator<V> {
    this.note(ALL);
    return this.whole.values();
  }

  override forEach(each: (value: V, key: string, map: Map<string, V>) => void): void {
    for (const [key, value] of this.entries()) each(value, key, this);
  }
}

/** A map of which a part of an entry can be asked for. */
interface OfParts<V> {
  partOf(key: string, part: string): V | undefined;
}

/** The entry of a map of which only a part is asked for, where it tells that. */
export function partOf<V>(map: Map<string, V>, key: string, part: string): V | undefined {
  return "partOf" in map ? (map as Map<string, V> & OfParts<V>).partOf(key, part) : map.get(key);
}

/** What is asked for where that may be anything. */
export const ALL = "all";
