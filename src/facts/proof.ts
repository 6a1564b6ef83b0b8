import { z } from "zod";
import { ConfigError } from "../core/error.ts";
import type { Intake } from "../intake/receive.ts";
import { operandsNamed } from "../plan/methods.ts";
import type { Plan } from "../plan/plan.ts";
import { STEPS_OF } from "../rules/expression.ts";
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
import { operandRow, type References } from "./operand.ts";
import { OperandColumns, type OperandData } from "./operand-columns.ts";
import { givenAs } from "./original.ts";
import { toldPicture } from "./picture.ts";
import { ProofTable } from "./proof-table.ts";
import type { Following, ReadFacts } from "./read.ts";
import type { Telling } from "./telling/telling.ts";

/** A rule as the plan's `methods` write it; for a verdict, with the rules of the steps that it names. */
export interface Rule {
  title: string;
  words: string;
  symbols: string;
  expression: string;
  divisor: string;
  steps?: Record<string, Rule>;
}

/** A received file with everything in it that facts may rest on. */
export interface FileProof extends FileLeaf {
  /** The readings in force. */
  readings: ReadingLeaf[];
  states: StateLeaf[];
  findings: Pick<StandingFinding, "code" | "place">[];
  /** What its picture shows, as it is told: `PicturedSheet[]` as JSON. */
  pictured: string | undefined;
  /** Under what name it is given to everybody, below `originals/`; undefined where it is not. */
  original: string | undefined;
}

/** Proofs of facts, with every leaf that they name. */
export interface Proofs {
  facts: Pick<ProofTable, keyof ProofTable>;
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

/** What proofs are put together from, as data that may be kept. */
export interface ProofParts extends Pick<Proofs, "rules" | "plan"> {
  files: FileProof[];
  operands: OperandData;
  references: References;
}

/** Gathers what proofs of the facts of a warehouse are put together from. */
export async function readProofs(
  warehouse: Warehouse,
  read: ReadFacts,
  plan: Plan,
  intake: Intake,
  { findings, telling, last }: { findings: StandingFinding[]; telling: Telling; last: number },
): Promise<ProofParts> {
  const files = await readKnownFiles(warehouse, intake, findings, { plan, telling, last });
  const references = await placeLeaves(warehouse, intake, files, telling);
  const { rules, named } = rulesFor(read.following, plan);
  const { ids, placeOf } = placesOf(read);
  const operands = new OperandColumns(ids, placeOf, references);
  const planCells = new Map<string, PlanLeaf>();
  for await (const rows of warehouse.stream(operandRow, OPERANDS))
    for (const row of rows) {
      const following = read.following[row.place];
      if (!following || !named.get(following)?.has(row.name)) continue;
      operands.add(row);
      if (row.kind === "plan" && !planCells.has(row.ref)) planCells.set(row.ref, planLeaf(plan, row.ref));
    }
  const proven = [...files.values()].map(({ file }) => file);
  return { rules, plan: planCells, files: proven, operands: operands.data(), references };
}

/** Proofs of facts from what they are put together from. */
export function proofsOf(read: ReadFacts, { rules, plan, files, operands, references }: ProofParts): Proofs {
  const { ids, placeOf } = placesOf(read);
  const columns = new OperandColumns(ids, placeOf, references, operands);
  const leaves: Proofs["leaves"] = { readings: new Map(), states: new Map() };
  for (const file of files) {
    for (const [at, leaf] of file.readings.entries())
      leaves.readings.set(referenceOf(file, at), { file, leaf });
    for (const [at, leaf] of file.states.entries()) leaves.states.set(referenceOf(file, at), { file, leaf });
  }
  return {
    facts: new ProofTable(read, ids, placeOf, columns),
    rules,
    plan,
    files: new Map(files.map((file) => [file.sha256, file])),
    leaves,
  };
}

function placesOf({ facts }: ReadFacts) {
  const ids = facts.map(({ fact }) => fact);
  const places = new Map(ids.map((fact, place) => [fact, place]));
  return { ids, placeOf: (fact: string) => places.get(fact) };
}

/** By what an operand refers to a leaf of a file. */
const referenceOf = ({ sha256 }: FileLeaf, place: number) => `${sha256.slice(0, 12)}/${place}`;

/** Puts the readings in force and the states behind their files; says which leaf each of them is. */
async function placeLeaves(
  warehouse: Warehouse,
  intake: Intake,
  files: Map<string, { file: FileProof; path: string }>,
  telling: Telling,
): Promise<References> {
  const references: References = { reading: [], state: [] };
  const inForce = await warehouse.query(
    z.strictObject({ reading: z.string() }),
    "select reading from known_reading order by reading::integer",
  );
  for (const { reading } of inForce) {
    const read = intake.readings[Number(reading)];
    const known = read && files.get(read.file);
    if (!known) throw new Error(`no reading ${reading}`);
    const leaf = readingLeaf(read, known.path, telling);
    references.reading[Number(reading)] = placeLeaf(known.file, "readings", leaf);
  }
  for (const [index, state] of intake.states.entries()) {
    const known = files.get(state.file);
    if (!known) continue;
    const leaf = stateLeaf(state, known.path, telling);
    references.state[index] = placeLeaf(known.file, "states", leaf);
  }
  return references;
}

/** The files that are known, by sha256, still without leaves; each with its path. */
async function readKnownFiles(
  warehouse: Warehouse,
  intake: Intake,
  findings: StandingFinding[],
  { plan, telling, last }: { plan: Plan; telling: Telling; last: number },
): Promise<Map<string, { file: FileProof; path: string }>> {
  const given = plan.head.publish_originals === "yes";
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
      const pictured = toldPicture(file, telling, last);
      const proof = {
        ...fileLeaf(file, telling),
        readings: [],
        states: [],
        findings: byFile.get(sha256) ?? [],
        pictured,
        // What has no picture is too large, or of a time of which nothing is told.
        original: given && pictured ? givenAs(file.path, plan.originals.read(file.path), telling) : undefined,
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
): string {
  const leaves: FileProof[K][number][] = file[kind];
  return referenceOf(file, leaves.push(leaf) - 1);
}

/** The rules that facts follow, in the order of the first that does, and the operands that each names. */
function rulesFor(following: Following[], plan: Plan) {
  const ruleOf = rulesOf(plan);
  const rules = new Map<string, Rule>();
  const named = new Map<Following, Set<string>>();
  for (const each of new Set(following)) {
    const known = ruleOf(each.method, each.rule);
    rules.set(`${each.method} ${each.rule}`, known.rule);
    named.set(each, known.operands);
  }
  return { rules, named };
}

/** The rule of a method's aspect, with the steps that it names, and the operands that they name. */
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
    const steps = STEPS_OF[aspect]?.map((name) => [name, rule(method, name)] as const);
    const own = rule(method, aspect);
    const operands = named(method, aspect);
    const found = { rule: steps ? { ...own, steps: Object.fromEntries(steps) } : own, operands };
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
