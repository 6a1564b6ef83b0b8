import type { Reading } from "../intake/read.ts";
import type { Intake, ReceivedFile } from "../intake/receive.ts";
import { ConfigError } from "../plan/error.ts";
import { namesIn, STEPS } from "../plan/expression.ts";
import type { Plan, Tables } from "../plan/plan.ts";
import type { Basis } from "../plan/schemas.ts";
import type { Warehouse } from "../warehouse/open.ts";

/** A rule as the plan's `methods` write it. */
export interface Rule {
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
  | { kind: "file"; file: string }
  | { kind: "set"; file: string; of: string }
  | { kind: "run"; value: string }
);

/** How a fact follows: its rule, the steps that the rule names, and its operands. */
export interface Proof extends Rule {
  steps: (Rule & { name: string })[];
  operands: Operand[];
}

/** A cell of a received file, as written and as read. */
export interface ReadingLeaf {
  file: string;
  sheet?: string;
  cell?: string;
  record?: number;
  column?: string;
  text: string;
  format: string;
  how: string;
  value: string;
  series?: { text: string; column: string };
  /** Who published it, where that is not the sender of the file. */
  source?: string;
}

/** A cell of a plan table, with the section and measure of the notice that it cites. */
export interface PlanLeaf {
  file: string;
  row: number;
  column: string;
  text: string;
  cites: string;
  basis: Basis;
}

/** A received file: what it is, who sent it, when it arrived. */
export interface FileLeaf {
  path: string;
  sha256: string;
  sender: string;
  arrived: string;
  basis: Basis;
  loader: string;
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
  const rules = new Map(plan.methods.rows.map((row) => [`${row.method} ${row.aspect}`, row]));
  const rule = (method: string, aspect: string) => {
    const row = rules.get(`${method} ${aspect}`) ?? rules.get(`any ${aspect}`);
    if (!row) throw new ConfigError(`no rule ${aspect} of method ${method}`, "add a row to methods");
    const { words, symbols, expression, divisor } = row;
    return { words, symbols, expression, divisor };
  };
  const proofs: Proofs = { facts: new Map(), readings: new Map(), plan: new Map(), files: new Map() };
  const facts = await warehouse.query<{ fact: string; method: string; rule: string }>(
    "select fact, method, rule from fact order by fact",
  );
  for (const { fact, method, rule: aspect } of facts) {
    const steps = aspect === "status" ? STEPS.map((name) => ({ name, ...rule(method, name) })) : [];
    proofs.facts.set(fact, { ...rule(method, aspect), steps, operands: [] });
  }
  const named = new Map([...proofs.facts].map(([fact, proof]) => [fact, operandsOf(proof)]));
  const received = new Map(intake.files.map((file) => [file.sha256, file]));
  const operands = await warehouse.query<{
    fact: string;
    name: string;
    kind: string;
    ref: string;
    part: string | null;
  }>(
    `select operand.* from operand
     left join reading on operand.kind = 'reading' and reading.reading = operand.ref
     left join file on file.file = reading.file
     order by operand.name, operand.kind, file.place, reading.reading::integer, ref, operand.part`,
  );
  for (const { fact, ...row } of operands) {
    const operand = toOperand(row);
    const proof = proofs.facts.get(fact);
    if (!proof || !named.get(fact)?.has(operand.name)) continue;
    proof.operands.push(operand);
    addLeaf(proofs, operand, plan, intake, received);
  }
  return proofs;
}

/** The names that a proof's expressions use, apart from its own steps. */
function operandsOf({ expression, divisor, steps }: Proof): Set<string> {
  const rules = [{ expression, divisor }, ...steps];
  return new Set(rules.flatMap((rule) => [...namesIn(rule.expression), ...namesIn(rule.divisor)]));
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
      return { name, kind, file: ref };
    case "set":
      return { name, kind, file: ref.split(":")[0] ?? "", of: ref.split(":")[1] ?? "" };
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
  const reading = operand.kind === "reading" ? intake.readings[Number(operand.reading)] : undefined;
  if (reading && operand.kind === "reading") proofs.readings.set(operand.reading, readingLeaf(reading));
  const file = files.get(reading?.file ?? ("file" in operand ? operand.file : ""));
  if (file && !proofs.files.has(file.sha256)) {
    const { path, sha256, sender, arrived, basis, loader } = file;
    proofs.files.set(sha256, { path, sha256, sender, arrived, basis, loader: loader.name });
  }
}

function readingLeaf(reading: Reading & { file: string }): ReadingLeaf {
  const { file, place, text, format, how, value, series, source } = reading;
  return {
    ...{ file, ...place, text, format, how, value },
    ...(series && "column" in series.place && { series: { text: series.text, column: series.place.column } }),
    ...(source.kind !== "area" && { source: `${source.id} ${source.title}` }),
  };
}

/** The plan's cell that `table:key:column` names; without a column, the whole row by its key. */
function planLeaf(plan: Plan, cell: string): PlanLeaf {
  const [name, key, column] = cell.split(":") as [keyof Tables, string, string | undefined];
  const { file, rows, texts } = plan[name];
  const keyColumn = Object.keys(texts[0] ?? {})[0] ?? "";
  const index = texts.findIndex((row) => row[keyColumn] === key);
  const text = texts[index];
  const row = rows[index] as { row: number; basis?: Basis; measure?: string } | undefined;
  if (!text || !row) throw new Error(`no plan row ${cell}`);
  const measure = plan.measures.rows.find((item) => item.measure === row.measure);
  const section = plan.sections.rows.find((item) => item.section === measure?.section);
  return {
    file,
    row: row.row,
    column: column ?? keyColumn,
    text: text[column ?? keyColumn] ?? "",
    cites: measure && section ? `第${section.numeral}部分 任务${measure.measure}` : "",
    basis: row.basis ?? "public",
  };
}
