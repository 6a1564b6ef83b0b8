import { STEPS } from "./expression.ts";
import { OPERAND_KINDS } from "./operands.ts";
import { COMPARISONS, type Node } from "./parse.ts";

/** What an expression gives: `any` where that is only known by its values, as of `null`. */
export interface Kind {
  kind: "number" | "text" | "truth" | "any";
  /** The most decimals that it can have, where it is a number. */
  decimals: number;
}

/** The most decimals of a number on the way: decimals have 38 digits, and these leave fourteen before the point. */
export const MOST_ON_THE_WAY = 24;
/** The most decimals of a number that is written in a rule. */
const MOST_WRITTEN = 12;

/** What in an expression cannot be computed exactly, and what to write. */
export class RuleFault extends Error {
  readonly remedy: string;
  constructor(problem: string, remedy: string) {
    super(problem);
    this.remedy = remedy;
  }
}

const TRUTH: Kind = { kind: "truth", decimals: 0 };
const ANY: Kind = { kind: "any", decimals: 0 };
const number = (decimals: number): Kind => ({ kind: "number", decimals });

/** How many decimals a function gives, and which of its numbers must be whole; by `places`, as many as that says, at most these. */
const GIVEN: Record<string, { decimals: number; places?: number; whole?: number[] }> = {
  rounded: { decimals: 9, places: 2 },
  rounded_up: { decimals: 12, places: 2 },
  quotient: { decimals: 9 },
  square_root: { decimals: 6 },
  root: { decimals: 12, whole: [2] },
  power: { decimals: 9, whole: [2, 3] },
};
/** The operands that say a number of decimals; their tables keep them small. */
const PLACES = ["places", "decimals"];

/** The kind of an expression; throws `RuleFault` where it mixes kinds, or would lose decimals. */
export function kindOf(node: Node): Kind {
  switch (node.is) {
    case "number":
      return written(node.text);
    case "text":
      return { kind: "text", decimals: 0 };
    case "word":
      return node.text === "null" ? ANY : TRUTH;
    case "name":
      return (STEPS as readonly string[]).includes(node.name) ? TRUTH : (OPERAND_KINDS.get(node.name) ?? ANY);
    case "brackets":
      return kindOf(node.of);
    case "not":
      want(node.of, "truth");
      return TRUTH;
    case "minus":
      return number(want(node.of, "number").decimals);
    case "null?":
      kindOf(node.of);
      return TRUTH;
    case "case":
      for (const { when } of node.branches) want(when, "truth");
      return givesOf(node).map(kindOf).reduce(joined);
    case "set":
      return overSet(node);
    case "function":
      return applied(node);
    case "pair":
      return paired(node);
  }
}

/** What a `case` may give. */
function givesOf({ branches, otherwise }: Node & { is: "case" }): Node[] {
  return [...branches.map(({ gives }) => gives), ...(otherwise ? [otherwise] : [])];
}

function written(text: string): Kind {
  const [whole = "", fraction = ""] = text.split(".");
  if (whole.length > 15 || fraction.length > MOST_WRITTEN)
    throw new RuleFault(`too long a number: ${text}`, `at most 15 digits and ${MOST_WRITTEN} decimals`);
  return number(fraction.length);
}

function want(node: Node, wanted: Kind["kind"]): Kind {
  const found = kindOf(node);
  if (found.kind !== wanted && found.kind !== "any")
    throw new RuleFault(`a ${found.kind} where a ${wanted} is wanted`, `put a ${wanted} in its place`);
  return found;
}

function joined(a: Kind, b: Kind): Kind {
  if (a.kind !== b.kind && a.kind !== "any" && b.kind !== "any")
    throw new RuleFault(`a ${a.kind} beside a ${b.kind}`, "keep to one of them");
  return { kind: a.kind === "any" ? b.kind : a.kind, decimals: Math.max(a.decimals, b.decimals) };
}

function paired({ operator, left, right }: Node & { is: "pair" }): Kind {
  if (operator === "and" || operator === "or") {
    for (const each of [left, right]) want(each, "truth");
    return TRUTH;
  }
  if (COMPARISONS.includes(operator)) {
    if (joined(kindOf(left), kindOf(right)).kind === "truth")
      throw new RuleFault(`truths compared by ${operator}`, "use and, or, not");
    return TRUTH;
  }
  const [a, b] = [left, right].map((each) => want(each, "number").decimals) as [number, number];
  const decimals = operator === "*" ? a + b : Math.max(a, b);
  if (decimals > MOST_ON_THE_WAY)
    throw new RuleFault(
      `a number with up to ${decimals} decimals`,
      `at most ${MOST_ON_THE_WAY}; round a part of it first, as rounded(a, b, 4)`,
    );
  return number(decimals);
}

function overSet({ how, of }: Node & { is: "set" }): Kind {
  if (hasSet(of)) throw new RuleFault(`a set within ${how}(…)`, "ask one set at a time");
  const found = how === "sum" ? want(of, "number") : kindOf(of);
  if (how === "count") return number(0);
  if (found.kind === "truth") throw new RuleFault(`the ${how} of truths`, "make numbers of them with case");
  return how === "sum" ? number(found.decimals) : found;
}

/** Whether anything in an expression is asked of a set. */
function hasSet(node: Node): boolean {
  return node.is === "set" || partsOf(node).some(hasSet);
}

function applied({ name, of }: Node & { is: "function" }): Kind {
  for (const each of of) want(each, "number");
  const { decimals, places, whole = [] } = GIVEN[name] ?? { decimals: 0 };
  for (const at of whole)
    if (of[at] && kindOf(of[at]).decimals > 0)
      throw new RuleFault(`${name}(…) by a number that has decimals`, "give it a whole number");
  const by = places === undefined ? undefined : of[places];
  if (!by || (by.is === "name" && PLACES.includes(by.name))) return number(decimals);
  if (by.is !== "number" || by.text.includes(".") || Number(by.text) > decimals)
    throw new RuleFault(
      `${name}(…) to decimals that are not known`,
      `write a number from 0 to ${decimals}, or ${PLACES.join(" or ")}`,
    );
  return number(Number(by.text));
}

/** The expressions of which one is put together. */
export function partsOf(node: Node): Node[] {
  switch (node.is) {
    case "pair":
      return [node.left, node.right];
    case "case":
      return [...node.branches.map(({ when }) => when), ...givesOf(node)];
    case "function":
      return node.of;
    case "number":
    case "text":
    case "word":
    case "name":
      return [];
    default:
      return [node.of];
  }
}
