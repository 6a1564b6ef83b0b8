import { aboutFault } from "./about.ts";
import { displayText, MOST_DECIMALS } from "./display.ts";
import { evaluate, isNumber, Unfit } from "./evaluate.ts";
import { compare, decimal, divide, type Exact, ONE, shortest } from "./exact.ts";
import type { Value } from "./expression.ts";
import type { Failures } from "./failure.ts";
import type { Operand, ProvenFact } from "./format.ts";
import { type Leaves, leafValues } from "./operands.ts";
import type { Rules } from "./rules.ts";
import type { Bounds } from "./run.ts";
import { runValue } from "./runvalue.ts";
import { shownAs } from "./shown.ts";
import type { Site } from "./site.ts";
import { WORDS } from "./words.ts";

/** A fact as it follows from the originals: its number over its divisor, or its word; neither where nothing follows. */
export interface Verified {
  amount: Exact | null;
  per: Exact | null;
  word: string | null;
  /** The value as pages and downloads have it, and its display text; null where nothing follows. */
  value: string | null;
  display: string | null;
  /** How many parts of a figure are there, and how many operands name one. */
  parts: { present: number; named: number };
}

const NOTHING: Verified = {
  ...{ amount: null, per: null, word: null, value: null, display: null },
  parts: { present: 0, named: 0 },
};

/** Everything by which facts are evaluated. */
export interface Ground extends Leaves {
  site: Site;
  rules: Rules;
  bounds: Bounds;
  failures: Failures;
}

/** The facts of a site, each evaluated once from the originals. */
export class Facts {
  private readonly ground: Ground;
  private readonly verified = new Map<string, Verified>();
  /** The facts whose value or display text does not hold. */
  readonly wrong = new Set<string>();

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

  /** Evaluates every fact and compares it with what its proof says. */
  check(): void {
    const { site, failures } = this.ground;
    for (const [id, { fact, path }] of site.facts) {
      const fault = failures.guard("facts", `${path} ${id}`, () => this.faultOf(id, fact)) ?? undefined;
      if (fault === undefined) continue;
      this.wrong.add(id);
      failures.add("facts", path, `${id}: ${fault}`, id);
    }
  }

  /** The first step of a fact's proof that does not hold. */
  private faultOf(id: string, fact: ProvenFact): string | undefined {
    const about = aboutFault(id, fact, this.ground);
    if (about) return about;
    const { amount, per, word, value, display } = this.get(id);
    if (value === null) return "nothing follows from the originals: it is unproven";
    if (fact.value !== value)
      return `${word === null ? "the expression" : "the verdict"} is ${value}, the proof says ${fact.value}`;
    if (word === null && amount && per) {
      const ratio = divide(amount, per);
      const said = divide(
        decimal(fact.numerator ?? fact.value) ?? ONE,
        decimal(fact.denominator ?? "1") ?? ONE,
      );
      if (fact.numerator !== null && (!ratio || !said || compare(ratio, said) !== 0))
        return `${fact.numerator} / ${fact.denominator} is not what the expression gives`;
      if (
        fact.numerator === null &&
        (fact.denominator !== null ||
          !ratio ||
          shortest(ratio, MOST_DECIMALS) !== fact.value ||
          !said ||
          compare(ratio, said) !== 0)
      )
        return `the expression is not exactly ${fact.value}`;
    }
    return fact.display === display ? undefined : `it is shown as ${display}, the proof says ${fact.display}`;
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

  private shown(id: string, fact: ProvenFact, amount: Exact, per: Exact, say: (step: string) => void) {
    const exact = divide(amount, per);
    const word = "not applicable";
    if (!exact) return { word, value: word, display: WORDS[word] ?? word };
    const value = shortest(exact, MOST_DECIMALS);
    return { word: null, value, display: displayText(exact, shownAs(id, fact, this.ground, say)) };
  }

  private valuesOf(id: string, fact: ProvenFact, operand: Operand, say: (step: string) => void): Value[] {
    if (operand.kind === "run") return runValue(id, fact, operand, this, this.ground, say);
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
