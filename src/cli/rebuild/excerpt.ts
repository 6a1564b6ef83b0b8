/** How many letters stand before the place where two texts differ, and from there on. */
const BEFORE = 24;
const AFTER = 48;

/** Where two texts differ first: each from shortly before that place, on one line. */
export function excerptOf(was: string, is: string): string {
  let at = 0;
  while (at < was.length && was[at] === is[at]) at += 1;
  const from = Math.max(0, at - BEFORE);
  const part = (text: string) => {
    const cut = text.slice(from, at + AFTER).replace(/\s+/g, " ");
    return JSON.stringify(`${from > 0 ? "…" : ""}${cut}${text.length > at + AFTER ? "…" : ""}`);
  };
  return `was ${part(was)}, is ${part(is)}`;
}
