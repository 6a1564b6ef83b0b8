/** The most texts whose meaning is remembered, and the longest of them. */
const MOST = 20_000;
const LONGEST = 100;

/** A function of a text that remembers what it gave: files say the same names millions of times. */
export function remembering<T>(find: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  let last: string | undefined;
  let lastFound: T;
  return (text) => {
    if (text === last) return lastFound;
    if (text.length > LONGEST) return find(text);
    let found = known.get(text);
    if (found === undefined && !known.has(text)) {
      found = find(text);
      if (known.size >= MOST) known.clear();
      known.set(text, found);
    }
    last = text;
    lastFound = found as T;
    return lastFound;
  };
}
