import { z } from "zod";
import { ConfigError } from "../core/error.ts";
import type { Intake } from "../intake/receive.ts";
import type { Large } from "../plan/large.ts";
import { operandsNamed } from "../plan/methods.ts";
import type { Plan } from "../plan/plan.ts";
import { STEPS } from "../rules/expression.ts";
import type { Warehouse } from "../warehouse/open.ts";
import type { StandingFinding } from "./finding.ts";
import {
  type FileLeaf,
  fileLeaf,
  type PlanLeaf,
  planLeaf,
  type ReadingLeaf,
  readingLeaf,
  type StateLeaf,
  stateLeaf,
} from "./leaf.ts";
import { type Operand, operandOf, operandRow } from "./operand.ts";
import { type Following, plain } from "./read.ts";
import type { Telling } from "./telling/telling.ts";

/** A rule as the plan's `methods` write it; for a status, with the rules of the steps that it names. */
export interface Rule {
  title: string;
  words: string;
  symbols: string;
  expression: string;
  divisor: string;
  steps?: Record<string, Rule>;
}

/** How a fact follows, and how its display text is made. */
export interface Proof {
  /** A key of the rules: the method and its aspect. */
  rule: string;
  /** The model whose row the fact is. */
  model: string;
  decimals: number | null;
  signed: boolean;
  edges: string[];
  /** What its large numbers are written in, where they are. */
  shownIn?: Large;
  operands: Operand[];
}

/** A received file with everything in it that facts may rest on. */
export interface FileProof extends FileLeaf {
  /** The readings in force. */
  readings: ReadingLeaf[];
  states: StateLeaf[];
  findings: Pick<StandingFinding, "code" | "place">[];
}

/** Proofs of facts, with every leaf that they name. */
export interface Proofs {
  facts: Map<string, Proof>;
  rules: Map<string, Rule>;
  plan: Map<string, PlanLeaf>;
  /** By sha256. */
  files: Map<string, FileProof>;
  /** What operands refer to, by the reference. */
  leaves: { [K in "readings" | "states"]: Map<string, { file: FileProof; leaf: FileProof[K][number] }> };
}

/**
 * Operands by name and kind, readings in the order in which they were read, others by what they name; each with the place
 * of its fact among all, since to fetch its id once more for each takes longer.
 */
const OPERANDS = `select place, name, kind, ref, part
from operand
join (select fact, cast(row_number() over (order by fact) - 1 as integer) as place from fact) using (fact)
order by place, name, kind, if(kind = 'reading', ref::integer, null), ref, coalesce(part::varchar, '')`;

/** Gathers the proof of every fact of a warehouse, which follow as `following` says. */
export async function readProofs(
  warehouse: Warehouse,
  following: Following[],
  plan: Plan,
  intake: Intake,
  { findings, telling }: { findings: StandingFinding[]; telling: Telling },
): Promise<Proofs> {
  const files = await readKnownFiles(warehouse, intake, findings, telling);
  const references = new Map<string, string>();
  const leaves: Proofs["leaves"] = { readings: new Map(), states: new Map() };
  const inForce = await warehouse.query(
    z.strictObject({ reading: z.string() }),
    "select reading from known_reading order by reading::integer",
  );
  for (const { reading } of inForce) {
    const read = intake.readings[Number(reading)];
    const known = read && files.get(read.file);
    if (!known) throw new Error(`no reading ${reading}`);
    const leaf = readingLeaf(read, known.path, telling);
    references.set(`reading ${reading}`, placeLeaf(known.file, "readings", leaf, leaves.readings));
  }
  for (const [index, state] of intake.states.entries()) {
    const known = files.get(state.file);
    if (!known) continue;
    const leaf = stateLeaf(state, known.path, telling);
    references.set(`state ${index}`, placeLeaf(known.file, "states", leaf, leaves.states));
  }
  const { facts, rules, named } = rulesFor(following, plan);
  const planCells = new Map<string, PlanLeaf>();
  const inOrder = [...facts.values()];
  for (const row of await warehouse.query(operandRow, OPERANDS)) {
    if (!named[row.place]?.has(row.name)) continue;
    const operand = operandOf(row, references);
    inOrder[row.place]?.operands.push(operand);
    if (operand.kind === "plan" && !planCells.has(operand.cell))
      planCells.set(operand.cell, planLeaf(plan, operand.cell));
  }
  const proofs = new Map([...files].map(([sha256, { file }]) => [sha256, file]));
  return { facts, rules, plan: planCells, files: proofs, leaves };
}

/** The files that are known, by sha256, still without leaves; each with its path. */
async function readKnownFiles(
  warehouse: Warehouse,
  intake: Intake,
  findings: StandingFinding[],
  telling: Telling,
): Promise<Map<string, { file: FileProof; path: string }>> {
  const byFile = new Map<string, FileProof["findings"]>();
  for (const { file, code, place } of findings) {
    if (file === null) continue;
    const own = byFile.get(file);
    if (own) own.push({ code, place });
    else byFile.set(file, [{ code, place }]);
  }
  const received = new Map(intake.files.map((file) => [file.sha256, file]));
  const known = await warehouse.query(
    z.strictObject({ file: z.string() }),
    "select file from known_file order by path",
  );
  return new Map(
    known.map(({ file: sha256 }) => {
      const file = received.get(sha256);
      if (!file) throw new Error(`no received file ${sha256}`);
      const proof = {
        ...fileLeaf(file, telling),
        readings: [],
        states: [],
        findings: byFile.get(sha256) ?? [],
      };
      return [sha256, { file: proof, path: file.path }];
    }),
  );
}

/** Puts a leaf behind those of its file; returns its reference. */
function placeLeaf<K extends keyof Proofs["leaves"]>(
  file: FileProof,
  kind: K,
  leaf: FileProof[K][number],
  placed: Map<string, { file: FileProof; leaf: FileProof[K][number] }>,
): string {
  const leaves: FileProof[K][number][] = file[kind];
  const reference = `${file.sha256.slice(0, 12)}/${leaves.length}`;
  leaves.push(leaf);
  placed.set(reference, { file, leaf });
  return reference;
}

/** The proofs still without operands, the rules that they follow, and the operands that each rule names, in the order of facts. */
function rulesFor(following: Following[], plan: Plan) {
  const ruleOf = rulesOf(plan);
  const facts = new Map<string, Proof>();
  const rules = new Map<string, Rule>();
  const named: Set<string>[] = [];
  for (const { fact, method, rule, model, decimals, signed, edges, shown_in } of following) {
    const key = `${method} ${rule}`;
    const known = ruleOf(method, rule);
    rules.set(key, known.rule);
    named.push(known.operands);
    facts.set(fact, {
      rule: key,
      model,
      decimals,
      signed,
      edges: (edges ?? []).map(plain),
      ...(shown_in ? { shownIn: shown_in } : {}),
      operands: [],
    });
  }
  return { facts, rules, named };
}

/** The rule of a method's aspect, with its steps where it is a status, and the operands that they name. */
function rulesOf(plan: Plan) {
  const rows = new Map(plan.methods.rows.map((row) => [`${row.method} ${row.aspect}`, row]));
  const rule = (method: string, aspect: string): Rule => {
    const row = rows.get(`${method} ${aspect}`) ?? rows.get(`any ${aspect}`);
    if (!row) throw new ConfigError(`no rule ${aspect} of method ${method}`, "add a row to methods");
    const { title, words, symbols, expression, divisor } = row;
    return { title, words, symbols, expression, divisor };
  };
  const named = operandsNamed(plan.methods);
  const made = new Map<string, { rule: Rule; operands: Set<string> }>();
  return (method: string, aspect: string) => {
    const known = made.get(`${method} ${aspect}`);
    if (known) return known;
    const steps = Object.fromEntries(
      aspect === "status" ? STEPS.map((name) => [name, rule(method, name)] as const) : [],
    );
    const own = rule(method, aspect);
    const operands = named(method, aspect);
    const found = { rule: aspect === "status" ? { ...own, steps } : own, operands };
    made.set(`${method} ${aspect}`, found);
    return found;
  };
}

/** The leaf of a reading or state that an operand refers to. */
export function leafOf<K extends "readings" | "states">({ leaves }: Proofs, kind: K, reference: string) {
  const found = leaves[kind].get(reference);
  if (!found) throw new Error(`no leaf ${reference}`);
  return found;
}
