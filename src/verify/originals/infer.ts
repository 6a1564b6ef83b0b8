import { evaluate, isNumber, same, Unfit } from "../arithmetic/evaluate.ts";
import { compare, divide, type Exact, ONE, round, shortest, ZERO } from "../arithmetic/exact.ts";
import type { Value } from "../arithmetic/expression.ts";
import type { Operand, ProvenFact } from "../expect/format.ts";
import type { Follow, Ground, Say, Verified } from "../expect/ground.ts";
import { leafValues, saidValues } from "../expect/operands.ts";
import { expectedParts } from "../expect/parts.ts";
import { eachFact } from "../expect/peer-comparison.ts";
import { runValue } from "../expect/run-value.ts";
import { isSupposed, supposedValues } from "../expect/scenarios/supposed.ts";
import { displayText, MOST_DECIMALS } from "../expect/shown/display.ts";
import { shownAs } from "../expect/shown/shown.ts";
import { WORDS } from "../expect/shown/words.ts";
import { surveySeries } from "./series.ts";

/** Of a fact without proof. */
export const NOTHING: Verified = {
  amount: null,
  divisor: null,
  word: null,
  value: null,
  display: null,
  parts: { present: 0, least: 0, most: 0 },
  moved: false,
};

/** What follows for a fact by its rule from its operands, `follow` giving what follows for facts among them. */
export function infer(id: string, fact: ProvenFact, follow: Follow, ground: Ground, say: Say): Verified {
  const rule = ground.rules.parse(fact.rule);
  if (!rule) return NOTHING;
  const operands = new Map<string, Value[]>();
  let moved = rule.moved;
  for (const operand of fact.operands) {
    const [values, differ] = valuesOf(id, fact, operand, { follow, ground, say });
    moved ||= differ;
    operands.set(operand.name, [...(operands.get(operand.name) ?? []), ...values]);
  }
  const given = (name: string): readonly Value[] => {
    const step = rule.steps.get(name);
    return step ? [evaluate(step, given)] : (operands.get(name) ?? []);
  };
  const found = { ...NOTHING, moved, parts: partsOf(id, fact, operands, ground) };
  try {
    const value = rounded(evaluate(rule.expression, given));
    if (typeof value === "string")
      return { ...found, ...shownWord(value, isLacking(id, value, operands) ? "lacking" : value) };
    const divisor = rule.divisor ? rounded(evaluate(rule.divisor, given)) : ONE;
    if (!isNumber(value) || !isNumber(divisor)) return found;
    return {
      ...found,
      amount: value,
      divisor,
      ...shownNumber(id, fact, divide(value, divisor), ground, say),
    };
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;
    say(error.message);
    return found;
  }
}

/** What a rule gives has as many decimals as every fact; what has more is rounded. */
function rounded(value: Value): Value {
  return isNumber(value) ? round(value, MOST_DECIMALS) : value;
}

/** What an operand stands for, and whether that is something else than the proofs say. */
function valuesOf(
  id: string,
  fact: ProvenFact,
  operand: Operand,
  { follow, ground, say }: { follow: Follow; ground: Ground; say: Say },
): [Value[], boolean] {
  if (operand.kind === "run") return [runValue(id, fact, operand, follow, ground, say), false];
  if (operand.kind === "fact") {
    const { amount, divisor, word, parts, moved } = follow(operand.fact);
    // An earlier figure counts only where no part of it is missing.
    if (/^(?:last|opening|base|before)_/.test(operand.name) && parts.present < parts.least)
      return [[], moved];
    // Each survey is a series of its own; a sheet counts once, for the area that it names.
    const series = surveySeries(operand.fact, ground);
    const value = { amount, divisor, status: word, series, zones: "excluded" }[operand.part];
    return [value === null ? [] : [value], moved];
  }
  if (operand.kind === "each") {
    const found = eachFact(id, operand.facts, ground).map(follow);
    return [found.map(({ amount }) => amount), found.some(({ moved }) => moved)];
  }
  const values = isSupposed(operand) ? supposedValues(operand, ground) : leafValues(operand, ground, say);
  if (operand.kind === "set" || operand.kind === "bound") return [values, false];
  if (operand.kind === "moved") {
    const { name, reading } = operand;
    return [values, valuesOf(id, fact, { name, kind: "reading", reading }, { follow, ground, say })[1]];
  }
  const said = saidValues(operand, ground.site);
  return [
    values,
    values.length !== said.length || !values.every((value, at) => same(value, said[at] ?? null)),
  ];
}

function shownWord(word: string, shown = word): Pick<Verified, "word" | "value" | "display"> {
  return { word, value: word, display: WORDS[shown] ?? word };
}

/** Whether a target is not decided since its figure, which is there, lacks a part: that is shown by a word of its own. */
function isLacking(id: string, word: string, operands: Map<string, Value[]>): boolean {
  if (word !== "no data" || !/^target\/.+\/status$/.test(id)) return false;
  const [present, expected] = ["present", "expected"].map((name) => operands.get(name)?.[0] ?? null);
  if (!present || !expected || !isNumber(present) || !isNumber(expected)) return false;
  return compare(present, ZERO) > 0 && compare(present, expected) < 0;
}

/** The value and display text of a number; what is divided by zero does not apply. */
function shownNumber(id: string, fact: ProvenFact, exact: Exact | null, ground: Ground, say: Say) {
  if (!exact) return shownWord("not applicable");
  const display = displayText(exact, shownAs(id, fact, ground, say));
  return { word: null, value: shortest(exact, MOST_DECIMALS), display };
}

/** How many parts a figure is put together from, as many as it has values or numerators, and how many it should have. */
function partsOf(
  id: string,
  fact: ProvenFact,
  operands: Map<string, Value[]>,
  ground: Ground,
): Verified["parts"] {
  const names = ["value", "numerator"];
  const named = Math.max(...names.map((name) => fact.operands.filter((each) => each.name === name).length));
  return {
    present: Math.max(...names.map((name) => operands.get(name)?.length ?? 0)),
    ...(expectedParts(id, fact, ground) ?? { least: named, most: named }),
  };
}
