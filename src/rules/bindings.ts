import { z } from "zod";
import { readProductTable } from "./table.ts";

/** What an operand may be bound to: a fact, each fact of a pattern, a cell of the plan, a bound of the run, a file. */
const KINDS = ["fact", "each", "plan", "run", "file"] as const;

/** What a row says that is about every aspect of its family. */
const ALL = "*";

const text = z.string().trim().min(1);
const SCHEMAS = {
  bindings: z.object({
    family: text,
    aspects: text,
    name: text,
    kind: z.enum(KINDS),
    pattern: text,
    part: z.enum(["amount", "per", "status", "arrived", ""]),
    when: z.string().trim(),
  }),
  families: z.object({ family: text, facts: text, aspects: z.string().trim() }),
  terms: z.object({ family: text, term: text, means: text }),
  "fact-rules": z.object({ family: text, aspects: text, rule: text, when: z.string().trim() }),
};

/** What an operand of a fact stands for: patterns, in which terms of the family stand in braces. */
export interface Binding {
  /** The pattern of the fact's id. */
  fact: string;
  name: string;
  kind: (typeof KINDS)[number];
  ref: string;
  part: string;
  /** The term without which it stands for nothing; blank where its own terms suffice. */
  when: string;
}

/** Facts whose operands are bound by one row of terms for each. */
export interface Family {
  family: string;
  /** What each term that is not in the pattern of the facts means. */
  terms: Map<string, string>;
  bindings: Binding[];
  /** The rules that its facts follow, as patterns of a method and an aspect; each where its term is there. */
  rules: { fact: string; rule: string; when: string }[];
}

/** The families of facts whose operands are rows, with these rows. */
export function readFamilies(): Family[] {
  const families = readProductTable("families", SCHEMAS.families);
  const bindings = readProductTable("bindings", SCHEMAS.bindings);
  const terms = readProductTable("terms", SCHEMAS.terms);
  const rules = readProductTable("fact-rules", SCHEMAS["fact-rules"]);
  const factsOf = (root: string, aspects: string) => aspects.split(";").map((aspect) => `${root}/${aspect}`);
  return families.map(({ family, facts, aspects: all }) => ({
    family,
    terms: new Map(terms.flatMap((row) => (row.family === family ? [[row.term, row.means]] : []))),
    bindings: bindings
      .filter((row) => row.family === family)
      .flatMap(({ aspects, pattern, ...row }) =>
        factsOf(facts, aspects === ALL ? all : aspects).map((fact) => ({
          fact,
          ref: pattern.replace("{root}", facts),
          ...row,
        })),
      ),
    rules: rules
      .filter((row) => row.family === family)
      .flatMap(({ aspects, rule, when }) =>
        factsOf(facts, aspects === ALL ? all : aspects).map((fact) => ({ fact, rule, when })),
      ),
  }));
}

/** The terms that a pattern names; one that ends in `[]` stands for several. */
export function termsIn(pattern: string): string[] {
  return [...pattern.matchAll(/\{([a-z_]+(?:\[\])?)\}/g)].map(([, term = ""]) => term);
}
