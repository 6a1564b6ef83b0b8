import { FUNCTIONS, isName, OVER_SETS, tokens } from "./expression.ts";

/** An expression of the small arithmetic as a tree. */
export type Node =
  | { is: "number" | "text" | "word"; text: string }
  | { is: "name"; name: string }
  | { is: "pair"; operator: string; left: Node; right: Node }
  | { is: "not" | "minus" | "brackets"; of: Node }
  | { is: "null?"; of: Node; not: boolean }
  | { is: "case"; branches: { when: Node; gives: Node }[]; otherwise: Node | undefined }
  | { is: "set"; how: string; of: Node }
  | { is: "function"; name: string; of: Node[] };

export const COMPARISONS = ["=", "<>", "<", "<=", ">", ">="];

/**
 * The tree of an expression: `case when … then … else … end`, `or`, `and`, `not`, one comparison or `is null`, `+ -`, `*`, a
 * sign, and numbers, texts, names, what is asked of sets, functions or brackets. Throws with the place where it is none.
 */
export function parse(expression: string): Node {
  const parser = new Parser(tokens(expression).filter((token) => token.trim() !== ""));
  const node = parser.whole();
  parser.end();
  return node;
}

class Parser {
  private readonly left: string[];
  constructor(left: string[]) {
    this.left = left;
  }

  private take(...wanted: string[]): string | undefined {
    return wanted.includes(this.left[0] ?? "") ? this.left.shift() : undefined;
  }

  private need(wanted: string): void {
    if (!this.take(wanted))
      throw new Error(`${wanted} wanted at ${this.left.slice(0, 3).join(" ") || "the end"}`);
  }

  end(): void {
    if (this.left.length) throw new Error(`nothing more wanted at ${this.left.slice(0, 3).join(" ")}`);
  }

  private chain(part: () => Node, ...operators: string[]): Node {
    let left = part();
    for (let operator = this.take(...operators); operator; operator = this.take(...operators))
      left = { is: "pair", operator, left, right: part() };
    return left;
  }

  whole = (): Node => this.chain(this.both, "or");
  private both = (): Node => this.chain(this.negated, "and");
  private negated = (): Node => (this.take("not") ? { is: "not", of: this.negated() } : this.compared());
  private sum = (): Node => this.chain(this.product, "+", "-");
  private product = (): Node => this.chain(this.signed, "*");
  private signed = (): Node => (this.take("-") ? { is: "minus", of: this.signed() } : this.primary());

  private compared = (): Node => {
    const left = this.sum();
    const operator = this.take(...COMPARISONS);
    if (operator) return { is: "pair", operator, left, right: this.sum() };
    if (!this.take("is")) return left;
    const not = this.take("not") !== undefined;
    this.need("null");
    return { is: "null?", of: left, not };
  };

  private primary = (): Node => {
    const token = this.left.shift() ?? "";
    if (token === "case") return this.choice();
    if (token === "(") return { is: "brackets", of: this.closed() };
    if (OVER_SETS.includes(token)) {
      this.need("(");
      return { is: "set", how: token, of: this.closed() };
    }
    const wanted = FUNCTIONS[token];
    if (wanted !== undefined) return { is: "function", name: token, of: this.arguments(wanted) };
    if (token.startsWith("'")) return { is: "text", text: token };
    if (/^\d/.test(token)) return { is: "number", text: token };
    if (["true", "false", "null"].includes(token)) return { is: "word", text: token };
    if (isName(token)) return { is: "name", name: token };
    throw new Error(`number, text or name wanted at ${token || "the end"}`);
  };

  private closed(): Node {
    const inside = this.whole();
    this.need(")");
    return inside;
  }

  private arguments(wanted: number): Node[] {
    this.need("(");
    return Array.from({ length: wanted }, (_, place) => {
      const each = this.whole();
      this.need(place + 1 < wanted ? "," : ")");
      return each;
    });
  }

  private choice(): Node {
    const branches: { when: Node; gives: Node }[] = [];
    this.need("when");
    do {
      const when = this.whole();
      this.need("then");
      branches.push({ when, gives: this.whole() });
    } while (this.take("when"));
    const otherwise = this.take("else") ? this.whole() : undefined;
    this.need("end");
    return { is: "case", branches, otherwise };
  }
}
