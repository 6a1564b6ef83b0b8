/**
 * The small arithmetic in which the rules of `methods` are written. It is valid SQL as it stands: numbers,
 * texts in single quotes, names, `+ - * / ( )`, comparisons, `and or not`, `is null`, `case when`, sums, counts, the least
 * and the most of a set, and functions of numbers: `rounded(a, b, c)` is `a ÷ b` to `c` decimals, up to four, and
 * `quotient(a, b)` to nine, half away from zero; `rounded_up(a, b, c)` is the least number of `c` decimals that is not below
 * `a ÷ b`; `square_root(a, b)` is the square root of `a ÷ b`, of whole numbers, cut off after six decimals;
 * `root(a, b, years)` is the root of `a ÷ b` to 12 decimals. docs/proofs.md says exactly what each is.
 */
/** What may be asked of a set. */
export const OVER_SETS = ["sum", "count", "min", "max"];
/** The functions of the arithmetic, and how many arguments each takes. */
export const FUNCTIONS: Record<string, number> = {
  ...{ rounded: 3, rounded_up: 3, quotient: 2, square_root: 2, root: 3 },
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
const TOKEN = /'[^']*'|\d+(?:\.\d+)?|[a-z_][a-z0-9_]*|<>|<=|>=|[+*/(),<>=]|-(?!-)|\s+/y;

/** The operands that an expression of `methods` may name. */
export const OPERANDS = [
  "amount",
  "per",
  "goal",
  "last_amount",
  "last_per",
  "last_present",
  "opening_amount",
  "opening_present",
  "elapsed",
  "months",
  "arrived",
  "due",
  "known_at",
  "present",
  "expected",
  "numerator",
  "denominator",
  "value",
  "scale",
  "status",
  "wanted",
  "item",
  "series",
  "last_series",
  "zones",
  "last_zones",
  "state",
  "other_amount",
  "other_per",
  "points",
  "places",
  "floor",
  "cap",
  "each",
  "comparator",
  "degree",
  "least",
  "gives",
  "weight",
  "score",
  "step",
  "band",
  "grade",
  "low",
  "high",
  "other_low",
  "other_high",
  "change",
  "last_numerator",
  "last_denominator",
  "last_value",
  "whole_denominator",
  "last_whole_numerator",
  "last_whole_denominator",
  "last_whole",
  "decided",
  "decision",
  "base_amount",
  "base_per",
  "base_present",
  "years",
  "span",
  "direction",
  "growth",
  "required",
  "progress",
  "reason",
  "on_track",
  "moderate",
  "limited",
  "whole",
  "part",
  "season",
  "season_per",
  "outlook",
  "outlook_per",
  "error",
  "seasonal",
  "seasonal_per",
  "linear",
  "linear_per",
  "before_amount",
  "before_numerator",
  "before_denominator",
  "decimals",
  "periods",
  "last_year",
  "last_year_per",
  "last_year_denominator",
  "last_whole_year",
  "last_whole_year_per",
  "ahead",
  "passed",
  "digit",
  "nature",
  "turned",
  "broken",
  "complete",
  "last_complete",
] as const;
/** The operands of the degree to which one thing of a scoring line is attained, in the order in which models give them. */
export const DEGREE_OPERANDS = ["amount", "per", "status", "floor", "cap", "comparator"] as const;
/** The operands of the points of a scoring line, in that order. */
export const POINTS_OPERANDS = [
  ...["amount", "per", "goal", "status", "points", "places", "floor", "cap", "each", "degree", "least"],
  "gives",
] as const;
/** The steps of a judgement: their results may be named by its `status` expression. */
export const STEPS = ["void", "lacks", "lost", "settled", "reached", "waits", "paced"] as const;

/** The operand names of an expression, in order of first use; throws where it leaves the small arithmetic. */
export function namesIn(expression: string): string[] {
  return [...new Set(tokens(expression).filter(isName))];
}

/** The expression with every operand name written as a field of `row`: `amount` becomes `row.amount`. */
export function qualify(expression: string, row: string): string {
  return tokens(expression)
    .map((token) => (isName(token) ? `${row}.${token}` : token))
    .join("");
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
