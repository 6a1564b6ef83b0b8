/** How many texts are known at once. */
const MOST = 10_000;

/** A function of texts that come again and again, which works each out once as long as they are few. */
export function remembered<T>(of: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined || known.has(text)) return before as T;
    const value = of(text);
    if (known.size === MOST) known.clear();
    known.set(apart(text), value);
    return value;
  };
}

/** A text of its own: one cut out of a long text would keep all of that. */
export function apart(text: string): string {
  return [...text].join("");
}
