import type { Plan, Tables } from "../../plan/plan.ts";
import { LATIN, LETTERS, normal } from "./run.ts";
import { BEHIND_FIGURES, ODD_ONES } from "./words.ts";

/** What may stand in a text that everybody is told. */
export interface Vocabulary {
  /** Words of two signs or more. */
  words: Set<string>;
  /** The most signs of a word. */
  longest: number;
  /** Texts with Latin letters, such as ids, and long numbers of the plan. */
  codes: Set<string>;
  /** Single signs that may stand behind a figure. */
  behind: Set<string>;
  /** The years in which days may lie. */
  years: Set<number>;
}

/** The columns whose texts may stand, by their tables. */
const COLUMNS = {
  plan: ["title", "document", "called", "source", "office"],
  areas: ["area", "name", "short", "former"],
  departments: ["department", "name"],
  aliases: ["name"],
  sources: ["kind", "title"],
  words: ["word"],
  sections: ["title"],
  measures: ["title", "lead", "responsible", "participants"],
  indicators: ["indicator", "title", "unit", "numerator", "denominator"],
  targets: ["title", "unit"],
  deliverables: ["deliverable", "title"],
  counting: ["form", "kind"],
  registers: ["title"],
  stages: ["title"],
  surveys: ["title"],
  questions: ["title"],
  scales: ["title"],
} satisfies Partial<Record<keyof Tables, string[]>>;

/** A number of the plan from this many digits on is none that a text breaks off at by chance. */
const LONG = 7;

/** What a plan and the words of the product let stand. */
export function vocabularyOf(plan: Plan, product: string[]): Vocabulary {
  const named = (Object.entries(COLUMNS) as [keyof typeof COLUMNS, string[]][]).flatMap(([table, columns]) =>
    plan[table].texts.flatMap((row) => columns.flatMap((column) => row[column] ?? [])),
  );
  const words = new Set<string>();
  const codes = new Set<string>();
  for (const text of [...named, ...product].map(normal)) {
    for (const [code] of text.matchAll(new RegExp(LATIN, "gu"))) codes.add(code);
    for (const [run] of text.matchAll(new RegExp(LETTERS, "gu"))) if ([...run].length > 1) words.add(run);
  }
  for (const { least, most } of plan.limits.rows)
    for (const number of [least, most]) if (number.replace(/\D/g, "").length >= LONG) codes.add(number);
  const units = [...plan.indicators.rows, ...plan.targets.rows].flatMap(({ unit }) => [...normal(unit)]);
  const periods = plan.periods.rows.map(({ period }) => Number(period.slice(0, 4)));
  const first = Math.min(...periods);
  const asked = Array.from({ length: Math.max(...periods) + 2 - first || 0 }, (_, index) => first + index);
  const arrivals = plan.register.rows.map(({ arrived }) => Number(arrived.slice(0, 4)));
  return {
    words,
    codes,
    longest: Math.max(...[...words].map((word) => [...word].length)),
    behind: new Set([...units, ...BEHIND_FIGURES, ...ODD_ONES].filter((sign) => /^\p{L}$/u.test(sign))),
    years: new Set([...asked, ...arrivals]),
  };
}
