import type { Rule } from "../expect/format.ts";
import { WORDS } from "../expect/shown/words.ts";
import type { Plan } from "../originals/plan.ts";
import type { Failures } from "../site/failure.ts";
import type { Site } from "../site/site.ts";
import { namesIn } from "./evaluate.ts";
import { type Expression, parse } from "./expression.ts";
import { productTable } from "./product.ts";

/** The steps of a judgement that the rule of an aspect may name. */
const STEPS: Record<string, string[]> = {
  status: ["void", "lacks", "lost", "settled", "reached", "waits", "paced"],
  "last-status": ["reached"],
};
const COLUMNS = ["title", "words", "symbols", "expression", "divisor"] as const;

/** A rule ready to be evaluated. */
export interface Parsed {
  expression: Expression;
  /** Absent where it is one. */
  divisor: Expression | undefined;
  steps: Map<string, Expression>;
  /** Whether the site's proofs have another rule. */
  moved: boolean;
}

/** The product's rules with those of the originals' `methods`, by method and aspect; a method without a row of its own has that of `any`. */
export class Rules {
  private readonly rows: Map<string, Record<string, string>>;
  private readonly parsed = new Map<string, Parsed | undefined>();
  private readonly named = new Map<string, Set<string>>();
  private readonly site: Site;
  private readonly year: string;

  constructor(plan: Plan, site: Site) {
    this.site = site;
    this.year = plan.begins() === 1 ? "年" : "年度";
    const rows = [...productTable("methods"), ...plan.rows("methods")];
    this.rows = new Map(rows.map((row) => [`${row.method} ${row.aspect}`, row]));
  }

  /** The rule of a key such as `rate-floor status`, parsed; undefined where there is none. */
  parse(key: string): Parsed | undefined {
    if (!this.parsed.has(key)) {
      const row = this.row(key);
      this.parsed.set(
        key,
        row && {
          moved: !this.holds(key),
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

  /** The names of operands in a rule and in its steps. */
  names(key: string): Set<string> {
    const known = this.named.get(key);
    if (known) return known;
    const { expression, divisor, steps } = this.parse(key) ?? {};
    const each = [expression, divisor, ...(steps?.values() ?? [])].flatMap((part) => part ?? []);
    const names = new Set(each.flatMap(namesIn));
    this.named.set(key, names);
    return names;
  }

  /** Checks that the rules of the proofs are those of the originals, and the words of verdicts those of the format. */
  check(failures: Failures): void {
    const { rules, words } = this.site;
    const say = (step: string) => failures.add("facts", "proof/rules.json", step);
    for (const key of Object.keys(rules))
      if (!this.holds(key)) say(`${key} is not the rule of the originals' methods`);
    for (const word of new Set([...Object.keys(WORDS), ...Object.keys(words)]))
      if (WORDS[word] !== words[word]) say(`the word of ${word} is ${words[word] ?? "missing"}`);
  }

  /** Whether a rule of the proofs, with its steps, is that of the originals. */
  private holds(key: string): boolean {
    const rule = this.site.rules[key];
    const steps = this.steps(key);
    return (
      this.same(rule, this.row(key)) &&
      steps.length === Object.keys(rule?.steps ?? {}).length &&
      steps.every(({ name, row }) => this.same(rule?.steps?.[name], row))
    );
  }

  private row(key: string): Record<string, string> | undefined {
    const [, aspect = ""] = key.split(" ");
    return this.rows.get(key) ?? this.rows.get(`any ${aspect}`);
  }

  private steps(key: string): { name: string; row: Record<string, string> | undefined }[] {
    const [method = "", aspect = ""] = key.split(" ");
    return (STEPS[aspect] ?? []).map((name) => ({ name, row: this.row(`${method} ${name}`) }));
  }

  private same(rule: Rule | undefined, row: Record<string, string> | undefined): boolean {
    return COLUMNS.every((column) => rule?.[column] === row?.[column]?.replaceAll("{年}", this.year));
  }
}
