import type { Intake, ReceivedFile } from "../intake/receive.ts";
import { ConfigError } from "../plan/error.ts";
import { namesIn, STEPS } from "../plan/expression.ts";
import type { Plan } from "../plan/plan.ts";
import type { Warehouse } from "../warehouse/open.ts";
import { type FileLeaf, fileLeaf, type PlanLeaf, planLeaf, type ReadingLeaf, readingLeaf } from "./leaf.ts";

/** A rule as the plan's `methods` write it. */
interface Rule {
  words: string;
  symbols: string;
  expression: string;
  divisor: string;
}

/** What an operand's name stands for; an operand that is a set has several of one name. */
export type Operand = { name: string } & (
  | { kind: "reading"; reading: string; part?: "series" }
  | { kind: "plan"; cell: string }
  | { kind: "fact"; fact: string; part: "amount" | "per" | "status" }
  | { kind: "file"; file: string; part?: "arrived" }
  | { kind: "set"; file: string; of: string }
  | ({ kind: "records" } & RecordSet)
  | { kind: "run"; value: string }
);

/** Records of a file that are counted: those of an indicator and area from a day to a day, all or the passed ones. */
export interface RecordSet {
  file: string;
  indicator: string;
  area: string;
  from: string;
  until: string;
  which: "all" | "passed";
  count: string;
}

/** How a fact follows: its rule, the steps that the rule names, and its operands. */
export interface Proof extends Rule {
  steps: (Rule & { name: string })[];
  operands: Operand[];
}

/** Proofs of facts, with every leaf that they name. */
export interface Proofs {
  facts: Map<string, Proof>;
  readings: Map<string, ReadingLeaf>;
  plan: Map<string, PlanLeaf>;
  files: Map<string, FileLeaf>;
}

/** Gathers the proof of every fact of a warehouse. */
export async function readProofs(warehouse: Warehouse, plan: Plan, intake: Intake): Promise<Proofs> {
  const ruled = rulesOf(plan);
  const proofs: Proofs = { facts: new Map(), readings: new Map(), plan: new Map(), files: new Map() };
  const names = new Map<string, Set<string>>();
  const facts = await warehouse.query<{ fact: string; method: string; rule: string }>(
    "select fact, method, rule from fact order by fact",
  );
  for (const { fact, method, rule } of facts) {
    const { proof, operands } = ruled(method, rule);
    proofs.facts.set(fact, { ...proof, operands: [] });
    names.set(fact, operands);
  }
  const received = new Map(intake.files.map((file) => [file.sha256, file]));
  const rows = await warehouse.query<OperandRow>("select * from operand");
  for (const row of rows.filter(({ fact, name }) => names.get(fact)?.has(name)).sort(inOrder)) {
    const operand = toOperand(row);
    proofs.facts.get(row.fact)?.operands.push(operand);
    addLeaf(proofs, operand, plan, intake, received);
  }
  return proofs;
}

interface OperandRow {
  fact: string;
  name: string;
  kind: string;
  ref: string;
  part: string | null;
}

/** The order of operands: by name and kind, readings in the order in which they were read, others by what they name. */
function inOrder(a: OperandRow, b: OperandRow): number {
  const less = (x: string, y: string) => (x < y ? -1 : x > y ? 1 : 0);
  return (
    less(a.name, b.name) ||
    less(a.kind, b.kind) ||
    (a.kind === "reading" ? Number(a.ref) - Number(b.ref) : less(a.ref, b.ref)) ||
    less(a.part ?? "", b.part ?? "")
  );
}

/** The rule of a method's aspect, with its steps where it is a status, and the operands that they name. */
function rulesOf(plan: Plan) {
  const rows = new Map(plan.methods.rows.map((row) => [`${row.method} ${row.aspect}`, row]));
  const rule = (method: string, aspect: string): Rule => {
    const row = rows.get(`${method} ${aspect}`) ?? rows.get(`any ${aspect}`);
    if (!row) throw new ConfigError(`no rule ${aspect} of method ${method}`, "add a row to methods");
    const { words, symbols, expression, divisor } = row;
    return { words, symbols, expression, divisor };
  };
  const made = new Map<string, { proof: Omit<Proof, "operands">; operands: Set<string> }>();
  return (method: string, aspect: string) => {
    const known = made.get(`${method} ${aspect}`);
    if (known) return known;
    const steps = aspect === "status" ? STEPS.map((name) => ({ name, ...rule(method, name) })) : [];
    const proof = { ...rule(method, aspect), steps };
    const operands = new Set(
      [proof, ...steps].flatMap((each) => [...namesIn(each.expression), ...namesIn(each.divisor)]),
    );
    made.set(`${method} ${aspect}`, { proof, operands });
    return { proof, operands };
  };
}

function toOperand({
  name,
  kind,
  ref,
  part,
}: {
  name: string;
  kind: string;
  ref: string;
  part: string | null;
}): Operand {
  switch (kind) {
    case "reading":
      return { name, kind, reading: ref, ...(part === "series" ? { part } : {}) };
    case "plan":
      return { name, kind, cell: ref };
    case "fact":
      return { name, kind, fact: ref, part: part as "amount" | "per" | "status" };
    case "file":
      return { name, kind, file: ref, ...(part === "arrived" ? { part } : {}) };
    case "set":
      return { name, kind, file: ref.split(":")[0] ?? "", of: ref.split(":")[1] ?? "" };
    case "state":
      return { name, kind: "reading", reading: `state-${ref}` };
    case "records": {
      const [, file = "", indicator = "", area = "", from = "", until = "", which = "", count = ""] =
        ref.split("|");
      return {
        name,
        kind,
        file,
        indicator,
        area,
        from,
        until,
        which: which === "passed" ? which : "all",
        count,
      };
    }
    case "run":
      return { name, kind, value: ref };
    default:
      throw new Error(`unknown kind of operand: ${kind}`);
  }
}

function addLeaf(
  proofs: Proofs,
  operand: Operand,
  plan: Plan,
  intake: Intake,
  files: Map<string, ReceivedFile>,
): void {
  if (operand.kind === "plan") {
    if (!proofs.plan.has(operand.cell)) proofs.plan.set(operand.cell, planLeaf(plan, operand.cell));
    return;
  }
  const reading = operand.kind === "reading" ? readingOf(intake, operand.reading) : undefined;
  if (reading && operand.kind === "reading") proofs.readings.set(operand.reading, readingLeaf(reading));
  const file = files.get(reading?.file ?? ("file" in operand ? operand.file : ""));
  if (file && !proofs.files.has(file.sha256)) proofs.files.set(file.sha256, fileLeaf(file));
}

/** A reading by its place among those of intake, or the state of a deliverable by its. */
function readingOf(intake: Intake, reference: string): Parameters<typeof readingLeaf>[0] | undefined {
  const state = /^state-(\d+)$/.exec(reference)?.[1];
  if (state === undefined) return intake.readings[Number(reference)];
  const found = intake.states[Number(state)];
  return found && { ...found, format: "", how: "照写", value: found.state };
}
