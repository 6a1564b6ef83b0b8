/** The most texts whose meaning is remembered, and the longest of them. */
const MOST = 20_000;
const LONGEST = 100;

/** A function of a text that remembers what it gave: files say the same names millions of times. */
export function remembering<T>(find: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (text.length > LONGEST) return find(text);
    const before = known.get(text);
    if (before !== undefined || known.has(text)) return before as T;
    const found = find(text);
    if (known.size >= MOST) known.clear();
    known.set(text, found);
    return found;
  };
}
