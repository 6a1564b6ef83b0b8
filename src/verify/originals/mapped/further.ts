import { headSays } from "../beside.ts";
import type { Names } from "../names.ts";
import type { Layout } from "./layouts.ts";

/** What the head of a further column says: the part of a figure, the name of its period or indicator, and all of its text. */
export interface Further {
  part: string;
  named: string;
  text: string;
}

/** A text at the head of a column, and whether it stands there itself. */
export interface Piece {
  text: string;
  own: boolean;
}

/** What a head that names a period or an indicator says, by the most of its texts that together name one. */
export function furtherOf(pieces: Piece[], { across }: Layout, names: Names): Further | undefined {
  let best: (Further & { texts: number }) | undefined;
  const used = withoutSame(pieces);
  for (let set = 1; set < 1 << used.length; set++) {
    const chosen = used.filter((_, index) => set & (1 << index));
    if (!chosen.some(({ own }) => own) || chosen.length <= (best?.texts ?? 0)) continue;
    const texts = chosen.map(({ text }) => text);
    const last = texts.slice(0, -1).map((text) => [...texts.filter((other) => other !== text), text]);
    for (const text of [texts, ...last].map((order) => order.join(""))) {
      const [, named = "", word = ""] = across ? (behind(across.parts).exec(text) ?? []) : [];
      const isNamed =
        across?.names === "period"
          ? names.periods(named, "").length > 0
          : names.indicator(named) !== undefined;
      if (!isNamed) continue;
      best = { part: across?.parts.get(word) ?? "value", named, text, texts: chosen.length };
      break;
    }
  }
  const isQuoted = pieces.some(({ text }) => !best?.text.includes(text) && headSays(text, "quoted"));
  return isQuoted ? undefined : best;
}

/** The texts of a head without those that change nothing, where there are others. */
function withoutSame(pieces: Piece[]): Piece[] {
  const others = pieces.filter(({ text }) => !headSays(text, "same"));
  const isOwn = pieces.some((piece) => piece.own && !others.includes(piece));
  return others.length === 0 ? pieces : others.map((piece) => (isOwn ? { ...piece, own: true } : piece));
}

const PATTERNS = new WeakMap<Map<string, string>, RegExp>();

/** What ends with a word for a part, perhaps in brackets. */
function behind(parts: Map<string, string>): RegExp {
  const pattern = PATTERNS.get(parts) ?? new RegExp(`^(.+?)\\(?(${[...parts.keys()].join("|")})?\\)?$`);
  PATTERNS.set(parts, pattern);
  return pattern;
}
