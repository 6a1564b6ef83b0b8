import { displayText, MOST_DECIMALS } from "./display.ts";
import { evaluate, isNumber, Unfit } from "./evaluate.ts";
import { divide, type Exact, ONE, shortest } from "./exact.ts";
import type { Value } from "./expression.ts";
import type { Operand, ProvenFact } from "./format.ts";
import type { Ground, Say, Verified } from "./ground.ts";
import { leafValues } from "./operands.ts";
import { runValue } from "./runvalue.ts";
import { shownAs } from "./shown.ts";
import { WORDS } from "./words.ts";

const NOTHING: Verified = {
  ...{ amount: null, per: null, word: null, value: null, display: null },
  parts: { present: 0, named: 0 },
};

/** The facts of a site, each evaluated once from the originals. */
export class Facts {
  private readonly ground: Ground;
  private readonly verified = new Map<string, Verified>();

  constructor(ground: Ground) {
    this.ground = ground;
  }

  /** What follows for a fact; nothing where it has no proof, or rests on itself. */
  get(id: string): Verified {
    const known = this.verified.get(id);
    if (known) return known;
    this.verified.set(id, NOTHING);
    const proven = this.ground.site.facts.get(id);
    if (!proven) return NOTHING;
    const found = this.evaluate(id, proven.fact);
    this.verified.set(id, found);
    return found;
  }

  private evaluate(id: string, fact: ProvenFact): Verified {
    const { rules, failures, site } = this.ground;
    const where = `${site.facts.get(id)?.path} ${id}`;
    const rule = rules.parse(fact.rule);
    if (!rule) return NOTHING;
    const say = (step: string) => failures.add("facts", where, step);
    const operands = new Map<string, Value[]>();
    for (const operand of fact.operands) {
      const values = operands.get(operand.name) ?? [];
      operands.set(operand.name, [...values, ...this.valuesOf(id, fact, operand, say)]);
    }
    const given = (name: string): readonly Value[] => {
      const step = rule.steps.get(name);
      return step ? [evaluate(step, given)] : (operands.get(name) ?? []);
    };
    const parts = partsOf(fact, operands);
    try {
      const value = evaluate(rule.expression, given);
      if (typeof value === "string")
        return { ...NOTHING, parts, word: value, value, display: WORDS[value] ?? value };
      const per = rule.divisor ? evaluate(rule.divisor, given) : ONE;
      if (!isNumber(value) || !isNumber(per)) return { ...NOTHING, parts };
      return { parts, amount: value, per, ...this.shown(id, fact, value, per, say) };
    } catch (error) {
      if (!(error instanceof Unfit)) throw error;
      say(error.message);
      return { ...NOTHING, parts };
    }
  }

  private shown(id: string, fact: ProvenFact, amount: Exact, per: Exact, say: Say) {
    const exact = divide(amount, per);
    const word = "not applicable";
    if (!exact) return { word, value: word, display: WORDS[word] ?? word };
    const value = shortest(exact, MOST_DECIMALS);
    return { word: null, value, display: displayText(exact, shownAs(id, fact, this.ground, say)) };
  }

  private valuesOf(id: string, fact: ProvenFact, operand: Operand, say: Say): Value[] {
    if (operand.kind === "run")
      return runValue(id, fact, operand, (other) => this.get(other), this.ground, say);
    if (operand.kind !== "fact") return leafValues(operand, this.ground, say);
    const other = this.get(operand.fact);
    // An earlier figure counts only where no part of it is missing.
    if (/^(?:last|opening)_/.test(operand.name) && other.parts.present < other.parts.named) return [];
    const value = operand.part === "status" ? other.word : operand.part === "per" ? other.per : other.amount;
    return value === null ? [] : [value];
  }
}

/** How many parts a figure is put together from: as many as it has values, or numerators. */
function partsOf(fact: ProvenFact, operands: Map<string, Value[]>): Verified["parts"] {
  const names = ["value", "numerator"];
  return {
    present: Math.max(...names.map((name) => operands.get(name)?.length ?? 0)),
    named: Math.max(...names.map((name) => fact.operands.filter((operand) => operand.name === name).length)),
  };
}
