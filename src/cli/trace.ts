import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ReadingLeaf } from "../facts/leaf.ts";
import type { Operand, RecordSet } from "../facts/operand.ts";
import { proofPath } from "../site/kit/address.ts";
import { filePath, type ProofFiles } from "../site/proofs/proofs.ts";
import { noSuchFact } from "./no-such-fact.ts";

/** A node of a trace: a fact, cell, plan row, file or bound, with what it follows from. */
export interface Trace {
  name: string;
  what: string;
  text: string;
  /** For a fact: its rule and steps; for a cell: where it stands and how it was read. */
  details: string[];
  /** For records that are counted: which. */
  set?: RecordSet;
  from: Trace[];
}

/** Traces a fact of the site in `out` back to cells and plan rows; throws where there is no such fact. */
export function trace(out: string, id: string): Trace {
  return tracer(out)(id);
}

/** Traces facts of the site in `out`, of which each file is read once. */
export function tracer(out: string): (id: string) => Trace {
  const read = reader(out);
  const visit = (name: string, fact: string): Trace => {
    const proof = read.facts(fact)?.[fact];
    const rule = proof && read.rule(proof.rule);
    if (!proof || !rule) throw noSuchFact(out, fact);
    const { words, expression, divisor, steps = {} } = rule;
    return {
      name,
      what: fact,
      text: `${proof.display}${proof.unit === "%" ? "" : proof.unit}`,
      details: [
        `value ${proof.value}, basis ${proof.basis}, model ${proof.model}`,
        `${words}: ${divisor ? `(${expression}) / (${divisor})` : expression}`,
        ...Object.entries(steps).map(([step, { expression }]) => `${step} = ${expression}`),
      ],
      from: proof.operands.flatMap((operand) => {
        if (operand.kind !== "fact") return [leaf(operand, read)];
        const same = proof.operands.filter((other) => other.kind === "fact" && other.fact === operand.fact);
        return same[0] === operand ? [visit(same.map((other) => other.name).join(", "), operand.fact)] : [];
      }),
    };
  };
  return (id) => visit("", id);
}

/** Reads files below `proof/` of a site, each once. */
function reader(out: string) {
  const files = new Map<string, unknown>();
  const read = <T>(path: string): T => {
    const whole = join(out, "proof", path);
    if (!files.has(path)) files.set(path, JSON.parse(readFileSync(whole, "utf8")));
    return files.get(path) as T;
  };
  return {
    facts(fact: string): ProofFiles["facts"] | undefined {
      const path = `facts/${proofPath(fact)}.json`;
      return path.includes("..") || !existsSync(join(out, "proof", path)) ? undefined : read(path);
    },
    file: (sha256: string) => read<ProofFiles["file"]>(filePath(sha256)),
    plan: () => read<ProofFiles["plan"]>("plan.json"),
    rule: (key: string) => read<ProofFiles["rules"]>("rules.json").rules[key],
  };
}

/** What is told of a reading beside which nothing of the kind is said. */
const NOTHING_SAID = { series: "no series is named", zones: "not said how it counts zones" };

type Reader = ReturnType<typeof reader>;

type OperandOf<Kind extends Operand["kind"]> = Extract<Operand, { kind: Kind }>;

function leaf(operand: Exclude<Operand, { kind: "fact" }>, read: Reader): Trace {
  const { name } = operand;
  switch (operand.kind) {
    case "reading":
    case "state":
      return readingLeaf(operand, read);
    case "plan":
      return planLeaf(operand, read);
    case "file":
    case "set":
      return fileLeaf(operand, read);
    case "records":
      return recordsLeaf(operand, read);
    case "answers": {
      const { indicator, area, category, what, value } = operand;
      const details = [
        `indicator ${indicator}`,
        `area ${area}`,
        ...(category ? [`of those who gave ${category}`] : []),
      ];
      return {
        name,
        what: `${what} of answers of ${read.file(operand.file).name}`,
        text: value,
        details,
        from: [],
      };
    }
    case "each":
      return {
        name,
        what: `${operand.facts} ${operand.part}`,
        text: "",
        details: ["of every area that has one"],
        from: [],
      };
    case "moved": {
      const { by, reading } = operand;
      const own = leaf({ name, kind: "reading", reading }, read);
      return { ...own, details: [`moved ${by} by half a unit of its last digit`, ...own.details] };
    }
    case "bound": {
      const { side, indicator, area, period } = operand;
      const what = `the ${side} that the missing figure of indicator ${indicator}, area ${area}, period ${period} can be`;
      return { name, what, text: "", details: [], from: [] };
    }
    case "run":
      return { name, what: "bound of the run", text: operand.value, details: [], from: [] };
  }
}

/** A cell with a number or a state, or what stands beside one of its series and zones. */
function readingLeaf(operand: OperandOf<"reading" | "state">, read: Reader): Trace {
  const [file = "", index] = operand.reading.split("/");
  const source = read.file(file);
  const leaf = source[operand.kind === "state" ? "states" : "readings"][Number(index)];
  if (!leaf) throw new Error(`no leaf ${operand.reading}`);
  const part = operand.kind === "reading" ? operand.part : undefined;
  const beside = part && part in leaf ? (leaf as Partial<ReadingLeaf>)[part] : undefined;
  const place = beside?.place ?? leaf.place;
  const where =
    "cell" in place ? `${place.sheet}!${place.cell}` : `record ${place.record}, column ${place.column}`;
  const how = "how" in leaf && !part ? ` (${leaf.how}), number format ${JSON.stringify(leaf.format)}` : "";
  return {
    name: operand.name,
    what: `${source.name} ${where}`,
    text: JSON.stringify(part ? (beside?.text ?? "") : leaf.text),
    details: [
      part ? (beside?.text ? "read as text" : NOTHING_SAID[part]) : `read as ${leaf.value}${how}`,
      ...("zones" in leaf && leaf.zones && !part
        ? [`zones ${leaf.zones.counting ?? "not to be told"}: ${leaf.zones.text}`]
        : []),
      ...("source" in leaf && leaf.source ? [`published in ${leaf.source}`] : []),
      `from ${source.sender}, arrived ${source.arrived}, ${source.basis}, loader ${source.loader}`,
      `sha256 ${source.sha256}`,
    ],
    from: [],
  };
}

function planLeaf({ name, cell }: OperandOf<"plan">, read: Reader): Trace {
  const row = read.plan()[cell];
  if (!row) throw new Error(`no leaf for plan cell ${cell}`);
  const what = `${row.file} row ${row.row}, column ${row.column}`;
  return {
    name,
    what,
    text: JSON.stringify(row.text),
    details: row.cites ? [row.cites] : [],
    from: [],
  };
}

function fileLeaf(operand: OperandOf<"file" | "set">, read: Reader): Trace {
  const { name } = operand;
  const source = read.file(operand.file);
  const set = operand.kind === "set";
  const what = set ? `${operand.of}s of ${source.name}` : source.name;
  const text = set ? String(source[`${operand.of}s`].length) : operand.part ? source[operand.part] : "";
  return { name, what, text, details: [`sha256 ${operand.file}`], from: [] };
}

function recordsLeaf(operand: OperandOf<"records">, read: Reader): Trace {
  const { name, indicator, area, from, until, which, count } = operand;
  const what = `${which === "passed" ? "passed records" : "records"} of ${read.file(operand.file).name}`;
  const where = `indicator ${indicator}, area ${area}, from ${from} until ${until}`;
  const details = [where, `sha256 ${operand.file}`];
  if (operand.part) return { name, what, text: '""', details: ["no series is named", ...details], from: [] };
  const parts = Object.entries(operand.parts ?? {}).map(([part, own]) => `part ${part}: ${own}`);
  return { name, what, text: count, details: [...details, ...parts], set: operand, from: [] };
}

/** A trace as a tree of lines. */
export function traceLines(node: Trace, indent = ""): string[] {
  const head = [node.name && `${node.name}:`, node.what, node.text && `= ${node.text}`]
    .filter(Boolean)
    .join(" ");
  const inner = `${indent}  `;
  return [
    `${indent}${head}`,
    ...node.details.map((detail) => `${inner}· ${detail}`),
    ...node.from.flatMap((child) => traceLines(child, inner)),
  ];
}
