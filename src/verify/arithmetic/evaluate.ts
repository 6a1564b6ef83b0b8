import {
  add,
  compare,
  divide,
  type Exact,
  multiply,
  ONE,
  round,
  roundUp,
  squareRoot,
  ZERO,
} from "./exact.ts";
import type { Expression, Value } from "./expression.ts";
import { powerOf, quotientOf, rootOf } from "./root.ts";

/** What names stand for: each has the values of its operands, in order; a step has one. */
export type Given = (name: string) => readonly Value[];

/** Thrown where an expression asks for what its values cannot give, such as the sum of texts. */
export class Unfit extends Error {}

/** The value of an expression, null where SQL has it so: three-valued logic on exact numbers. */
export function evaluate(expression: Expression, given: Given): Value {
  switch (expression.is) {
    case "value":
      return expression.value;
    case "name":
      return single(given(expression.name), expression.name);
    case "not": {
      const inside = truth(evaluate(expression.of, given));
      return inside === null ? null : !inside;
    }
    case "negative": {
      const number = numeric(evaluate(expression.of, given));
      return number && { num: -number.num, den: number.den };
    }
    case "null?":
      return evaluate(expression.of, given) === null;
    case "case": {
      const branch = expression.branches.find(({ when }) => truth(evaluate(when, given)) === true);
      return evaluate(branch ? branch.gives : expression.otherwise, given);
    }
    case "set":
      return overSet(expression, given);
    case "function":
      return applied(expression, given);
    case "pair":
      return pair(expression, given);
  }
}

/** The most decimals of the numbers that functions take: what has more is rounded. */
const TAKEN = 12;
/** The most decimals that may be asked of a function. */
const ASKED: Record<string, bigint> = { rounded: 9n, rounded_up: 12n };

/**
 * `rounded(a, b, c)` is a ÷ b to c decimals, `rounded_up` the least of c decimals not below; `square_root(a, b)` that of
 * a ÷ b, of whole numbers, cut off after six; `root`, `power` and `quotient` to the precision that the format states.
 */
function applied({ name, of }: Expression & { is: "function" }, given: Given): Value {
  const taken = of.map((each) => {
    const value = numeric(evaluate(each, given));
    return value && round(value, name === "square_root" ? 0 : TAKEN);
  });
  const [a, b, c, d] = taken;
  if (!a || !b) return null;
  if (name === "quotient") return quotientOf(a, b);
  if (name === "root") return c ? rootOf(a, b, c) : null;
  if (name === "power") return c && d ? powerOf(a, b, c, d) : null;
  const quotient = divide(a, b);
  if (!quotient) return null;
  if (name === "square_root") return quotient.num < 0n ? null : squareRoot(quotient, 6);
  if (!c || c.num < 0n || c.num > (ASKED[name] ?? 0n) * c.den) return null;
  const places = Number(c.num / c.den);
  return name === "rounded" ? round(quotient, places) : roundUp(quotient, places);
}

function single(values: readonly Value[], name: string): Value {
  const [first = null, ...more] = values;
  if (more.some((value) => !same(value, first))) throw new Unfit(`${name} has several values`);
  return first;
}

/** Whether two values are the same. */
export function same(a: Value, b: Value): boolean {
  return isNumber(a) && isNumber(b) ? compare(a, b) === 0 : a === b;
}

function pair({ operator, left, right }: Expression & { is: "pair" }, given: Given): Value {
  const a = evaluate(left, given);
  if (operator === "and" || operator === "or") {
    const decides = operator === "or";
    const first = truth(a);
    if (first === decides) return decides;
    const second = truth(evaluate(right, given));
    if (second === decides) return decides;
    return first === null || second === null ? null : !decides;
  }
  const b = evaluate(right, given);
  if (a === null || b === null) return null;
  const order = COMPARED[operator];
  if (order) return order(orderOf(a, b));
  const [x, y] = [numeric(a), numeric(b)] as [Exact, Exact];
  if (operator === "+") return add(x, y);
  if (operator === "-") return add(x, { num: -y.num, den: y.den });
  return multiply(x, y);
}

const COMPARED: Record<string, (order: number) => boolean> = {
  "=": (order) => order === 0,
  "<>": (order) => order !== 0,
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
  ">": (order) => order > 0,
  ">=": (order) => order >= 0,
};

function orderOf(a: Value, b: Value): number {
  if (isNumber(a) && isNumber(b)) return compare(a, b);
  if (typeof a === "string" && typeof b === "string") return a < b ? -1 : a > b ? 1 : 0;
  if (typeof a === "boolean" && typeof b === "boolean") return Number(a) - Number(b);
  throw new Unfit("a number is compared with a text");
}

/** A sum or count, or the least or most, over the operands of the names in it: the set runs, what has one operand stands still. */
function overSet({ how, of }: Expression & { is: "set" }, given: Given): Value {
  const names = namesIn(of).map((name) => ({ name, values: given(name) }));
  const size = names.some(({ values }) => values.length === 0)
    ? 0
    : Math.max(1, ...names.map(({ values }) => values.length));
  if (names.some(({ values }) => values.length > 1 && values.length !== size))
    throw new Unfit("two sets of different sizes run together");
  let count = 0;
  let sum: Exact = ZERO;
  let best: Value = null;
  for (let index = 0; index < size; index++) {
    const value = evaluate(of, (name) => {
      const { values } = names.find((each) => each.name === name) ?? { values: [] };
      return values.length > 1 ? [values[index] ?? null] : values;
    });
    if (value === null) continue;
    count += 1;
    if (how === "sum") sum = add(sum, numeric(value) ?? ZERO);
    else if (how !== "count" && (best === null || orderOf(value, best) * (how === "max" ? 1 : -1) > 0))
      best = value;
  }
  if (how === "count") return multiply({ num: BigInt(count), den: 1n }, ONE);
  return how === "sum" && count > 0 ? sum : best;
}

/** The names of an expression, each once. */
export function namesIn(expression: Expression): string[] {
  const found = new Set<string>();
  const walk = (each: Expression): void => {
    if (each.is === "name") found.add(each.name);
    else if (each.is === "pair") [each.left, each.right].forEach(walk);
    else if (each.is === "case")
      [...each.branches.flatMap(({ when, gives }) => [when, gives]), each.otherwise].forEach(walk);
    else if (each.is === "function") each.of.forEach(walk);
    else if (each.is !== "value") walk(each.of);
  };
  walk(expression);
  return [...found];
}

export function isNumber(value: Value): value is Exact {
  return typeof value === "object" && value !== null;
}

function numeric(value: Value): Exact | null {
  if (value === null || isNumber(value)) return value;
  throw new Unfit("a number is wanted");
}

function truth(value: Value): boolean | null {
  if (value === null || typeof value === "boolean") return value;
  throw new Unfit("true or false is wanted");
}
