import type { Vocabulary } from "./vocabulary.ts";

/** A part of a run of letters: a known word, numerals, or a single sign behind one of them. */
export interface Part {
  is: "word" | "numerals" | "sign";
  text: string;
}

const NUMERALS = new Set("零〇○一二三四五六七八九十百千万亿两幺廿卅点壹贰叁肆伍陆柒捌玖拾佰仟");
const ON_GOING = new Set("余多来几");
const AREA_KINDS = new Set("市县区");

/** How many signs of a text are numerals. */
export function numerals(text: string): number {
  return Array.from(text).filter((sign) => NUMERALS.has(sign)).length;
}

/** A run of letters in known parts, words before numerals and longer words before shorter ones; null where it has none. */
export function spell(run: string, vocabulary: Vocabulary, behindFigure: boolean): Part[] | null {
  const signs = Array.from(run);
  const longest = longestOf(vocabulary);
  const failed = new Set<number>();
  // After a figure 1, after a word 2, else 0.
  const from = (at: number, after: number): Part[] | null => {
    const parts: Part[] = [];
    const trail: { at: number; after: number; next: [Part, number][] }[] = [
      { at, after, next: options(signs, at, after, vocabulary, longest) },
    ];
    while (trail.length > 0) {
      const here = trail[trail.length - 1];
      const option = here?.next.shift();
      if (!here || !option) {
        if (here) failed.add(here.at * 3 + here.after);
        trail.pop();
        parts.pop();
        continue;
      }
      const [part, then] = option;
      const until = here.at + Array.from(part.text).length;
      if (until === signs.length) return [...parts, part];
      if (failed.has(until * 3 + then)) continue;
      parts.push(part);
      trail.push({ at: until, after: then, next: options(signs, until, then, vocabulary, longest) });
    }
    return null;
  };
  return from(0, behindFigure ? 1 : 0);
}

const lengths = new WeakMap<Vocabulary, number>();

function longestOf(vocabulary: Vocabulary): number {
  const known = lengths.get(vocabulary);
  if (known !== undefined) return known;
  let longest = 0;
  for (const word of vocabulary.words) longest = Math.max(longest, Array.from(word).length);
  lengths.set(vocabulary, longest);
  return longest;
}

/** The parts that may begin at a place, the first to be tried first, each with what it is for the next. */
function options(
  signs: string[],
  at: number,
  after: number,
  { words, behind }: Vocabulary,
  longest: number,
): [Part, number][] {
  const found: [Part, number][] = [];
  for (let until = Math.min(signs.length, at + longest); until >= at + 2; until--) {
    const text = signs.slice(at, until).join("");
    if (words.has(text)) found.push([{ is: "word", text }, 2]);
  }
  const end = signs.findIndex((sign, index) => index >= at && !NUMERALS.has(sign));
  const digits = signs.slice(at, end < 0 ? signs.length : end).join("");
  if (digits !== "") found.push([{ is: "numerals", text: digits }, 1]);
  const sign = signs[at] ?? "";
  if ((after === 1 && behind.has(sign)) || (after === 2 && AREA_KINDS.has(sign)))
    found.push([{ is: "sign", text: sign }, ON_GOING.has(sign) ? 1 : 0]);
  return found;
}
