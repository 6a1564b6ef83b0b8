/** The most texts whose meaning is remembered, and the longest of them. */
const MOST = 20_000;
const LONGEST = 100;
/** So many are remembered where hardly any is said again, since to keep what nobody asks for takes longer than it saves. */
const FEWEST = 500;

/** A function of a text that remembers what it gave: files say the same names millions of times. */
export function remembering<T>(find: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  let [most, again] = [MOST, 0];
  let last: string | undefined;
  let lastFound: T;
  return (text) => {
    if (text === last) return lastFound;
    if (text.length > LONGEST) return find(text);
    let found = known.get(text);
    if (found === undefined && !known.has(text)) {
      found = find(text);
      if (known.size >= most) {
        most = again < known.size ? FEWEST : MOST;
        again = 0;
        known.clear();
      }
      known.set(text, found);
    } else again += 1;
    last = text;
    lastFound = found as T;
    return lastFound;
  };
}
