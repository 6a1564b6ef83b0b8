import { type Expression, parse } from "./expression.ts";
import type { Failures } from "./failure.ts";
import type { Rule } from "./format.ts";
import type { Plan } from "./plan.ts";
import type { Site } from "./site.ts";
import { WORDS } from "./words.ts";

/** The steps of a judgement, which the rule of a status may name. */
const STEPS = ["void", "lacks", "lost", "settled", "reached", "waits", "paced"];
const COLUMNS = ["words", "symbols", "expression", "divisor"] as const;

/** A rule ready to be evaluated. */
export interface Parsed {
  expression: Expression;
  /** Absent where it is one. */
  divisor: Expression | undefined;
  steps: Map<string, Expression>;
}

/** The rules of the originals' `methods`, by method and aspect; a method without a row of its own has that of `any`. */
export class Rules {
  private readonly rows: Map<string, Record<string, string>>;
  private readonly parsed = new Map<string, Parsed | undefined>();

  constructor(plan: Plan) {
    this.rows = new Map(plan.rows("methods").map((row) => [`${row.method} ${row.aspect}`, row]));
  }

  /** The rule of a key such as `rate-floor status`, parsed; undefined where there is none. */
  parse(key: string): Parsed | undefined {
    if (!this.parsed.has(key)) {
      const row = this.row(key);
      this.parsed.set(
        key,
        row && {
          expression: parse(row.expression ?? ""),
          divisor: row.divisor ? parse(row.divisor) : undefined,
          steps: new Map(
            this.steps(key).map((step) => [step.name, parse(step.row?.expression ?? "null")] as const),
          ),
        },
      );
    }
    return this.parsed.get(key);
  }

  /** Checks that the rules of the proofs are those of the originals, and the words of verdicts those of the format. */
  check({ rules, words }: Site, failures: Failures): void {
    const say = (step: string) => failures.add("facts", "proof/rules.json", step);
    for (const [key, rule] of Object.entries(rules)) {
      const steps = this.steps(key);
      if (!this.same(rule, this.row(key))) say(`${key} is not the rule of the originals' methods`);
      if (steps.length !== Object.keys(rule.steps ?? {}).length) say(`${key} has other steps`);
      for (const { name, row } of steps)
        if (!this.same(rule.steps?.[name], row))
          say(`the step ${name} of ${key} is not that of the originals' methods`);
    }
    for (const word of new Set([...Object.keys(WORDS), ...Object.keys(words)]))
      if (WORDS[word] !== words[word]) say(`the word of ${word} is ${words[word] ?? "missing"}`);
  }

  private row(key: string): Record<string, string> | undefined {
    const [, aspect = ""] = key.split(" ");
    return this.rows.get(key) ?? this.rows.get(`any ${aspect}`);
  }

  private steps(key: string): { name: string; row: Record<string, string> | undefined }[] {
    const [method = "", aspect] = key.split(" ");
    return aspect === "status" ? STEPS.map((name) => ({ name, row: this.row(`${method} ${name}`) })) : [];
  }

  private same(rule: Rule | undefined, row: Record<string, string> | undefined): boolean {
    return COLUMNS.every((column) => rule?.[column] === row?.[column]);
  }
}
