import type { Token } from "./run.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { ODD_ONES } from "./words.ts";

const NUMERAL = /[零〇○一二三四五六七八九十百千万亿两幺廿卅点壹贰叁肆伍陆柒捌玖拾佰仟]/u;
/** What may stand behind a known word: a kind of area. */
const KINDS = new Set("市县区");

/** How many numerals a run of letters has. */
export function numeralsIn(run: string): number {
  return [...run].filter((sign) => NUMERAL.test(sign)).length;
}

/** What the last piece was: it says what sign may stand alone behind it. */
type Last = "start" | "figure" | "word";

/**
 * A run of letters as known words, numerals and, behind a figure, single signs such as units; undefined where it is not made
 * of these alone. Of several ways it is the one whose first piece is a word, the longest, and so on from there.
 */
export function segmented(run: string, vocabulary: Vocabulary, behindFigure: boolean): Token[] | undefined {
  const signs = [...run];
  const dead = new Set<string>();
  const walk = (from: Last): Token[] | undefined => {
    const path: { tokens: Iterator<Piece>; token?: Piece; key: string }[] = [];
    let [at, last] = [0, from];
    path.push({ tokens: piecesAt(signs, at, last, vocabulary), key: `${at} ${last}` });
    while (path.length > 0) {
      const top = path.at(-1) as (typeof path)[number];
      const next = top.tokens.next();
      if (next.done) {
        dead.add(top.key);
        path.pop();
        continue;
      }
      top.token = next.value;
      at = next.value.until;
      last = next.value.last;
      if (at === signs.length) return path.flatMap(({ token }) => token?.token ?? []);
      const key = `${at} ${last}`;
      if (!dead.has(key)) path.push({ tokens: piecesAt(signs, at, last, vocabulary), key });
    }
    return undefined;
  };
  return walk(behindFigure ? "figure" : "start");
}

interface Piece {
  token: Token;
  until: number;
  last: Last;
}

/** The pieces that may begin at a place, the preferred first. */
function* piecesAt(signs: string[], at: number, last: Last, vocabulary: Vocabulary): Generator<Piece> {
  for (let length = Math.min(vocabulary.longest, signs.length - at); length > 1; length--) {
    const text = signs.slice(at, at + length).join("");
    if (vocabulary.words.has(text))
      yield { token: { kind: "stands", text, digits: 0 }, until: at + length, last: "word" };
  }
  let until = at;
  while (NUMERAL.test(signs[until] ?? "")) until += 1;
  const numerals = signs.slice(at, until).join("");
  if (until > at)
    yield {
      token: { kind: "figure", text: numerals, digits: until - at, weak: true },
      until,
      last: "figure",
    };
  const text = signs[at] ?? "";
  const mayStand = (last === "figure" && vocabulary.behind.has(text)) || (last === "word" && KINDS.has(text));
  if (mayStand)
    yield {
      token: { kind: "sign", text, digits: 0 },
      until: at + 1,
      last: ODD_ONES.includes(text) ? "figure" : "start",
    };
}
