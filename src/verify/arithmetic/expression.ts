import { decimal, type Exact } from "./exact.ts";

/** What an expression gives: a number, a text, true or false, or null. */
export type Value = Exact | string | boolean | null;

/** What may be asked of a set. */
type OverSet = "sum" | "count" | "min" | "max";

/** A parsed expression. */
export type Expression =
  | { is: "value"; value: Value }
  | { is: "name"; name: string }
  | { is: "not" | "negative" | "null?"; of: Expression }
  | { is: "set"; how: OverSet; of: Expression }
  | { is: "function"; name: string; of: Expression[] }
  | { is: "pair"; operator: string; left: Expression; right: Expression }
  | { is: "case"; branches: { when: Expression; gives: Expression }[]; otherwise: Expression };

const TOKEN = /\s+|('(?:[^']|'')*'|\d+(?:\.\d+)?|[A-Za-z_][A-Za-z0-9_]*|<>|<=|>=|[-+*(),<>=])/y;
const COMPARISONS = ["=", "<>", "<", "<=", ">", ">="];
const NULL: Expression = { is: "value", value: null };

/** Parses an expression of the small arithmetic; throws where it is none. */
export function parse(text: string): Expression {
  const parser = new Parser(tokensOf(text));
  const expression = parser.either();
  parser.end();
  return expression;
}

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) throw new Error(`not of the arithmetic: ${text.slice(from, from + 20)}`);
    if (match[1] !== undefined) tokens.push(match[1]);
  }
  return tokens;
}

/** The functions of the arithmetic, and how many numbers each is of. */
const FUNCTIONS: Record<string, number> = {
  rounded: 3,
  rounded_up: 3,
  square_root: 2,
  root: 3,
  power: 4,
  quotient: 2,
};

class Parser {
  private at = 0;
  private readonly tokens: string[];
  constructor(tokens: string[]) {
    this.tokens = tokens;
  }

  private take(...wanted: string[]): string | undefined {
    const token = this.tokens[this.at];
    if (token === undefined || !wanted.includes(token)) return undefined;
    this.at += 1;
    return token;
  }

  private need(wanted: string): void {
    if (!this.take(wanted)) throw new Error(`${wanted} wanted at ${this.tokens[this.at] ?? "the end"}`);
  }

  end(): void {
    if (this.at < this.tokens.length) throw new Error(`the end wanted at ${this.tokens[this.at]}`);
  }

  private chain(part: () => Expression, ...operators: string[]): Expression {
    let left = part();
    for (let operator = this.take(...operators); operator; operator = this.take(...operators))
      left = { is: "pair", operator, left, right: part() };
    return left;
  }

  either = (): Expression => this.chain(this.both, "or");
  private both = (): Expression => this.chain(this.negated, "and");
  private negated = (): Expression =>
    this.take("not") ? { is: "not", of: this.negated() } : this.compared();
  private sum = (): Expression => this.chain(this.product, "+", "-");
  private product = (): Expression => this.chain(this.signed, "*");
  private signed = (): Expression =>
    this.take("-") ? { is: "negative", of: this.signed() } : this.primary();

  private compared = (): Expression => {
    const left = this.sum();
    const operator = this.take(...COMPARISONS);
    if (operator) return { is: "pair", operator, left, right: this.sum() };
    if (!this.take("is")) return left;
    const negative = this.take("not");
    this.need("null");
    const empty: Expression = { is: "null?", of: left };
    return negative ? { is: "not", of: empty } : empty;
  };

  private primary = (): Expression => {
    const token = this.tokens[this.at++] ?? "";
    if (token === "case") return this.choice();
    if (token === "(") return this.closed();
    if (token === "sum" || token === "count" || token === "min" || token === "max") {
      this.need("(");
      return { is: "set", how: token, of: this.closed() };
    }
    const wanted = FUNCTIONS[token];
    if (wanted !== undefined) return { is: "function", name: token, of: this.arguments(wanted) };
    if (token === "null") return NULL;
    if (token === "true" || token === "false") return { is: "value", value: token === "true" };
    if (token.startsWith("'")) return { is: "value", value: token.slice(1, -1).replaceAll("''", "'") };
    if (/^\d/.test(token)) return { is: "value", value: decimal(token) };
    if (!/^[A-Za-z_]/.test(token) || RESERVED.has(token))
      throw new Error(`a number, text or name wanted at ${token || "the end"}`);
    return { is: "name", name: token };
  };

  private closed(): Expression {
    const inside = this.either();
    this.need(")");
    return inside;
  }

  private arguments(wanted: number): Expression[] {
    this.need("(");
    return Array.from({ length: wanted }, (_, index) => {
      const each = this.either();
      this.need(index + 1 < wanted ? "," : ")");
      return each;
    });
  }

  private choice(): Expression {
    const branches: { when: Expression; gives: Expression }[] = [];
    while (this.take("when")) {
      const when = this.either();
      this.need("then");
      branches.push({ when, gives: this.either() });
    }
    if (branches.length === 0) this.need("when");
    const otherwise = this.take("else") ? this.either() : NULL;
    this.need("end");
    return { is: "case", branches, otherwise };
  }
}

const RESERVED = new Set(["when", "then", "else", "end", "and", "or", "not", "is"]);
