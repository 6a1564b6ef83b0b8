/**
 * The small arithmetic in which the rules of `methods` are written: numbers, texts in single quotes, names, `+ - * ( )`,
 * comparisons, `and or not`, `is null`, `case when`, sums, counts, the least and the most of a set, and functions of numbers:
 * `rounded(a, b, c)` is `a ÷ b` to `c` decimals and `quotient(a, b)` to nine, half away from zero; `rounded_up(a, b, c)` is the
 * least number of `c` decimals that is not below `a ÷ b`; `square_root(a, b)` is the square root of `a ÷ b`, of whole numbers,
 * cut off after six decimals; `root(a, b, years)` is the root of `a ÷ b` to 12 decimals, `power(a, b, c, d)` its power of `c ÷ d`
 * to nine. Nothing else divides, since DuckDB would divide by floating point. docs/proofs.md says exactly what each is.
 */
/** What may be asked of a set. */
export const OVER_SETS = ["sum", "count", "min", "max"];
/** The functions of the arithmetic, and how many arguments each takes. */
export const FUNCTIONS: Record<string, number> = {
  rounded: 3,
  rounded_up: 3,
  quotient: 2,
  square_root: 2,
  root: 3,
  power: 4,
};

const WORDS = new Set([
  "case",
  "when",
  "then",
  "else",
  "end",
  "and",
  "or",
  "not",
  "is",
  "null",
  "true",
  "false",
  "sum",
  "count",
  "min",
  "max",
  ...Object.keys(FUNCTIONS),
]);
const TOKEN = /'[^']*'|\d+(?:\.\d+)?|[a-z_][a-z0-9_]*|<>|<=|>=|[+*(),<>=]|-(?!-)|\s+/y;

/** The steps of a judgement: their results may be named by its `status` expression. */
export const STEPS = ["void", "lacks", "lost", "settled", "reached", "waits", "paced"] as const;

/** The steps whose results the expression of an aspect may name. */
export const STEPS_OF: Record<string, readonly string[]> = { status: STEPS, "last-status": ["reached"] };

/** The operand names of an expression, in order of first use; throws where it leaves the small arithmetic. */
export function namesIn(expression: string): string[] {
  return [...new Set(tokens(expression).filter(isName))];
}

/** Whether a token is the name of an operand. */
export function isName(token: string): boolean {
  return /^[a-z_]/.test(token) && !WORDS.has(token) && !(token in FUNCTIONS);
}

/** The tokens of an expression, white space among them; throws where one is none of the small arithmetic's. */
export function tokens(expression: string): string[] {
  const found: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < expression.length) {
    const from = TOKEN.lastIndex;
    const token = TOKEN.exec(expression)?.[0];
    if (token === undefined) throw new Error(`unreadable expression at ${expression.slice(from, from + 20)}`);
    found.push(token);
  }
  return found;
}
