import MarkdownIt, { type Token } from "markdown-it";

export type { Token };

/** `{fact:id}` is a fact with its unit and the mark of its basis, `{value:id}` its number or word alone. */
const CITED = /\{(fact|value):([^{}\s]+)\}/y;

/** The Markdown of prose: no HTML in it, and facts cited by their ids. A token `cited` has the id as its content. */
export function markdown(): MarkdownIt {
  const parser = new MarkdownIt({ html: false, linkify: false, typographer: false });
  parser.inline.ruler.before("escape", "cited", (state, silent) => {
    CITED.lastIndex = state.pos;
    const found = CITED.exec(state.src);
    if (!found) return false;
    if (!silent) {
      const token = state.push("cited", "data", 0);
      token.info = found[1] ?? "";
      token.content = found[2] ?? "";
    }
    state.pos += found[0].length;
    return true;
  });
  return parser;
}

/** Gives each token in a line of text the line that it stands in. */
export function placeLines(tokens: Token[]): void {
  let last = 0;
  for (const token of tokens) {
    if (token.map) last = token.map[0];
    let line = token.map?.[0] ?? last;
    for (const child of token.children ?? []) {
      child.map = [line, line + 1];
      if (child.type === "softbreak" || child.type === "hardbreak") line += 1;
    }
  }
}

/** Every fact that a text cites, with its line in the file; `above` lines stand above the text. */
export function citationsIn(text: string, above: number): { id: string; line: number; written: string }[] {
  const tokens = markdown().parse(text, {});
  placeLines(tokens);
  const inside = (token: Token): Token[] => [token, ...(token.children ?? []).flatMap(inside)];
  return tokens
    .flatMap(inside)
    .filter(({ type }) => type === "cited")
    .map(({ content, info, map }) => ({
      id: content,
      line: above + (map?.[0] ?? 0) + 1,
      written: `{${info}:${content}}`,
    }));
}

/** A query in prose: what it is to be shown as, under which title, and where it stands. */
export interface Query {
  as: "table" | "chart";
  title: string;
  sql: string;
  /** The line of its fence in the file. */
  line: number;
}

/** Reads the line after a fence of SQL: `sql as table Title`. */
export function queryOf({ info, content, map }: Token, above: number): Query | undefined {
  const [, as, title] = /^sql\s+as\s+(table|chart)\s+(\S.*?)\s*$/.exec(info.trim()) ?? [];
  if (as === undefined || title === undefined) return undefined;
  return { as: as as Query["as"], title, sql: content.trim(), line: above + (map?.[0] ?? 0) + 1 };
}
