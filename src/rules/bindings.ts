import { z } from "zod";
import { readProductTable } from "./table.ts";

/** What an operand may be bound to: a fact, each fact of a pattern, a cell of the plan, a bound of the run, a file, a set of answers. */
const KINDS = ["fact", "each", "plan", "run", "file", "answers"] as const;

/** What a row says that is about every aspect of its family. */
const ALL = "*";

const text = z.string().trim().min(1);
const blank = z.literal("");
const family = { family: text, pattern: text };
/** What a row says of a family: the ids of its facts, the rule that some of them follow, or what an operand stands for. */
const SCHEMA = z.discriminatedUnion("kind", [
  z.object({
    ...family,
    kind: z.literal("facts"),
    aspects: z.string().trim(),
    name: blank,
    part: blank,
    when: blank,
  }),
  z.object({
    ...family,
    kind: z.literal("rule"),
    aspects: text,
    name: blank,
    part: blank,
    when: z.string().trim(),
  }),
  z.object({
    ...family,
    kind: z.enum(KINDS),
    aspects: text,
    name: text,
    part: z.enum(["amount", "divisor", "status", "arrived", ""]),
    when: z.string().trim(),
  }),
]);
const COLUMNS = ["family", "aspects", "name", "kind", "pattern", "part", "when"];

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
  bindings: Binding[];
  /** The rules that its facts follow, as patterns of a method and an aspect; each where its term is there. */
  rules: { fact: string; rule: string; when: string }[];
}

/** The families of facts whose operands are rows, with these rows. */
export function readFamilies(): Family[] {
  const rows = readProductTable("bindings", SCHEMA, COLUMNS);
  const families = rows.flatMap((row) => (row.kind === "facts" ? [row] : []));
  return families.map(({ family, pattern: facts, aspects: all }) => {
    const own = rows.filter((row) => row.family === family);
    const factsOf = (aspects: string) =>
      (aspects === ALL ? all : aspects).split(";").map((aspect) => `${facts}/${aspect}`);
    return {
      family,
      rules: own.flatMap(({ kind, aspects, pattern, when }) =>
        kind === "rule" ? factsOf(aspects).map((fact) => ({ fact, rule: pattern, when })) : [],
      ),
      bindings: own.flatMap(({ kind, aspects, pattern, name, part, when }) => {
        if (kind === "rule" || kind === "facts") return [];
        const ref = pattern.replace("{root}", facts);
        return factsOf(aspects).map((fact) => ({ fact, name, kind, ref, part, when }));
      }),
    };
  });
}

/** The terms that a pattern names; one that ends in `[]` stands for several. */
export function termsIn(pattern: string): string[] {
  return [...pattern.matchAll(/\{([a-z_]+(?:\[\])?)\}/g)].map(([, term = ""]) => term);
}
