import type { Loader } from "../contract.ts";
import { modeIn } from "../values/mode.ts";
import { PARTS } from "./normal.ts";

/** The heads of two columns with one figure, counted in its period alone and from the beginning of the year. */
export interface Pair {
  sum: string;
  toDate: string;
}

/** The word by which a head, or a bracket behind it, says how it is counted. */
export function wordOfMode(head: string): string[] {
  const [, inside = head] = /\(([^()]*)\)$/.exec(head) ?? [];
  return modeIn(inside) ? [inside] : [];
}

/** How the columns of figures say that they are counted: 本季, 累计. */
export function modesIn(columns: Map<string, string>, loader: Loader): string[] {
  return [...new Set(countedIn(columns, loader).map(({ mode }) => mode))];
}

/** The pairs of columns with one figure; undefined where columns are counted in two ways and are no pairs. */
export function pairsIn(columns: Map<string, string>, loader: Loader): Pair[] | undefined {
  const groups = new Map<string, { path: string; mode: string }[]>();
  for (const each of countedIn(columns, loader))
    groups.set(each.figure, [...(groups.get(each.figure) ?? []), each]);
  const pairs: Pair[] = [];
  for (const group of groups.values()) {
    const [sum, ...sums] = group.filter(({ mode }) => modeIn(mode) === "sum");
    const [toDate, ...others] = group.filter(({ mode }) => modeIn(mode) === "to-date");
    if (sum && toDate && sums.length + others.length === 0 && group.length === 2)
      pairs.push({ sum: sum.path, toDate: toDate.path });
    else if (modesIn(columns, loader).length > 1) return undefined;
  }
  return pairs;
}

/** The columns of figures whose heads say how they are counted: the head without that, with the word that it comes to. */
function countedIn(
  columns: Map<string, string>,
  { columns: fields }: Loader,
): { path: string; figure: string; mode: string }[] {
  const figures = new Set(PARTS);
  for (const { words, figure } of Object.values(fields)) if (figure) figures.add(words[0] ?? "");
  return [...columns].flatMap(([path, word]) => {
    const pieces = path.split("/");
    const [mode] = figures.has(word) ? pieces.flatMap(wordOfMode) : [];
    if (mode === undefined) return [];
    const rest = pieces
      .filter((piece) => piece !== mode)
      .map((piece) => (wordOfMode(piece).length > 0 ? piece.replace(/\([^()]*\)$/, "") : piece));
    return [{ path, mode, figure: [word, ...rest].join("/") }];
  });
}
