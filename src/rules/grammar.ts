import { FUNCTIONS, isName, OVER_SETS, tokens } from "./expression.ts";

const COMPARISONS = ["=", "<>", "<", "<=", ">", ">="];

/**
 * Checks that an expression is one of the small arithmetic: `case when … then … else … end`, `or`, `and`, `not`,
 * one comparison or `is null`, `+ -`, `* /`, a sign, and numbers, texts, names, what is asked of sets, functions or
 * brackets.
 * Throws with the place where it is not.
 */
export function checkExpression(expression: string): void {
  const left = tokens(expression).filter((token) => token.trim() !== "");
  const next = () => left[0];
  const take = (...wanted: string[]): boolean => {
    if (!wanted.includes(next() ?? "")) return false;
    left.shift();
    return true;
  };
  const need = (wanted: string): void => {
    if (!take(wanted)) throw new Error(`${wanted} wanted at ${left.slice(0, 3).join(" ") || "the end"}`);
  };
  const chain = (part: () => void, ...operators: string[]) => {
    part();
    while (take(...operators)) part();
  };

  const whole = (): void => chain(both, "or");
  const both = (): void => chain(negated, "and");
  const negated = (): void => (take("not") ? negated() : compared());
  const compared = (): void => {
    sum();
    if (take(...COMPARISONS)) sum();
    else if (take("is")) {
      take("not");
      need("null");
    }
  };
  const sum = (): void => chain(product, "+", "-");
  const product = (): void => chain(signed, "*", "/");
  const signed = (): void => (take("-") ? signed() : primary());
  const primary = (): void => {
    const token = left.shift() ?? "";
    if (token === "case") {
      choice();
      return;
    }
    const wanted = FUNCTIONS[token];
    if (wanted !== undefined) {
      need("(");
      for (let place = 1; place < wanted; place++) {
        whole();
        need(",");
      }
    } else if (OVER_SETS.includes(token)) need("(");
    else if (token !== "(") {
      if (/^['\d]/.test(token) || isName(token) || ["true", "false", "null"].includes(token)) return;
      throw new Error(`number, text or name wanted at ${token || "the end"}`);
    }
    whole();
    need(")");
  };
  const choice = (): void => {
    need("when");
    do {
      whole();
      need("then");
      whole();
    } while (take("when"));
    if (take("else")) whole();
    need("end");
  };

  whole();
  if (left.length) throw new Error(`nothing more wanted at ${left.slice(0, 3).join(" ")}`);
}
