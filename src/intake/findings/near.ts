import { distance } from "fastest-levenshtein";
import { fold } from "../layout/sheet.ts";

/** Texts of more characters are no misspelt names. */
const LONGEST = 60;
/** One sign in so many may differ. */
const SIGNS_A_SLIP = 3;
const MOST_PROPOSED = 3;

/** A known name, by itself and folded, and what it stands for. */
export interface Known {
  name: string;
  key: string;
  id: string;
}

/**
 * Of known names those that a text is nearest to, as a proposal; "" where none is near, which is where more than a third
 * of its signs would have to change, and for a number, of which any digit may be wrong. Of names as near, those that begin alike for longer: what stands first tells more.
 */
export function nearest(text: string, names: Known[]): string {
  const key = fold(text);
  if (key.length < 2 || key.length > LONGEST || /^[\d.-]+$/.test(key)) return "";
  let best: { names: Map<string, string>; off: number; alike: number } | undefined;
  for (const { name, key: known, id } of names) {
    const most = Math.max(1, Math.floor(Math.max(key.length, known.length) / SIGNS_A_SLIP));
    if (known.length < 2 || Math.abs(known.length - key.length) > most) continue;
    const off = distance(key, known);
    if (off > most || 2 * off >= Math.max(key.length, known.length)) continue;
    const alike = begin(key, known);
    if (!best || off < best.off || (off === best.off && alike > best.alike))
      best = { names: new Map([[id, name]]), off, alike };
    else if (off === best.off && alike === best.alike && !best.names.has(id)) best.names.set(id, name);
  }
  const proposed = [...(best?.names.values() ?? [])].slice(0, MOST_PROPOSED);
  return proposed.length ? `是否${proposed.map((name) => `“${name}”`).join("或者")}` : "";
}

/**
 * The one name, of those of at least two signs, that a longer text holds (海宁市许村镇), as a proposal; "" where it holds those
 * of several things, of which names of `whole` are none.
 */
export function contained(text: string, names: Known[], whole: string): string {
  const key = fold(text);
  if (key.length > LONGEST) return "";
  const held = names
    .filter(
      ({ name, key: known, id }) =>
        known.length > 1 && key.includes(known) && id !== whole && !/^\d+$/.test(name),
    )
    .sort((a, b) => b.name.length - a.name.length);
  const [first] = held;
  return first && held.every(({ id }) => id === first.id) ? `是否“${first.name}”` : "";
}

/** How many signs two texts have alike at their beginning. */
function begin(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}
