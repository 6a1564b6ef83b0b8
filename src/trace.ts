import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Operand, RecordSet } from "./facts/proof.ts";
import { type ProofFile, proofPath } from "./publish/proofs.ts";

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
  const read = reader(out);
  const visit = (name: string, fact: string): Trace => {
    const file = read(fact);
    const proof = file.facts[fact];
    if (!proof) throw new Error(`no such fact: ${fact}`);
    const rule = proof.divisor ? `(${proof.expression}) / (${proof.divisor})` : proof.expression;
    return {
      name,
      what: fact,
      text: `${proof.display}${proof.unit === "%" ? "" : proof.unit}`,
      details: [
        `value ${proof.value}, basis ${proof.basis}`,
        `${proof.words}: ${rule}`,
        ...proof.steps.map((step) => `${step.name} = ${step.expression}`),
      ],
      from: proof.operands.flatMap((operand) => {
        if (operand.kind !== "fact") return [leaf(operand, file)];
        const same = proof.operands.filter((other) => other.kind === "fact" && other.fact === operand.fact);
        return same[0] === operand ? [visit(same.map((other) => other.name).join(", "), operand.fact)] : [];
      }),
    };
  };
  return visit("", id);
}

function reader(out: string): (fact: string) => ProofFile {
  const files = new Map<string, ProofFile>();
  return (fact) => {
    const path = proofPath(fact);
    const known = files.get(path);
    if (known) return known;
    const whole = join(out, "proof", path);
    if (path.includes("..") || !existsSync(whole))
      throw new Error(
        `no such fact: ${fact} (build first, then take an id from ${join(out, "data", "facts.csv")})`,
      );
    const file = JSON.parse(readFileSync(whole, "utf8")) as ProofFile;
    files.set(path, file);
    return file;
  };
}

function leaf(operand: Exclude<Operand, { kind: "fact" }>, file: ProofFile): Trace {
  const { name } = operand;
  switch (operand.kind) {
    case "reading": {
      const reading = file.readings[operand.reading];
      const source = file.files[reading?.file ?? ""];
      if (!reading || !source) throw new Error(`no leaf for reading ${operand.reading}`);
      const series = operand.part === "series";
      const column = series ? reading.series?.column : reading.column;
      const place = reading.cell
        ? `${reading.sheet}!${reading.cell}`
        : `record ${reading.record}, column ${column}`;
      return {
        name,
        what: `${source.path} ${place}`,
        text: JSON.stringify(series ? (reading.series?.text ?? "") : reading.text),
        details: [
          series
            ? "read as text"
            : `read as ${reading.value} (${reading.how}), number format ${JSON.stringify(reading.format)}`,
          ...(reading.source ? [`published in ${reading.source}`] : []),
          `from ${source.sender}, arrived ${source.arrived}, ${source.basis}, loader ${source.loader}`,
          `sha256 ${source.sha256}`,
        ],
        from: [],
      };
    }
    case "plan": {
      const row = file.plan[operand.cell];
      if (!row) throw new Error(`no leaf for plan cell ${operand.cell}`);
      const what = `${row.file} row ${row.row}, column ${row.column}`;
      return {
        name,
        what,
        text: JSON.stringify(row.text),
        details: row.cites ? [row.cites] : [],
        from: [],
      };
    }
    case "file":
    case "set": {
      const source = file.files[operand.file];
      const what =
        operand.kind === "set" ? `${operand.of}s of ${source?.path}` : (source?.path ?? operand.file);
      const text = operand.kind === "file" && operand.part ? (source?.[operand.part] ?? "") : "";
      return { name, what, text, details: [`sha256 ${operand.file}`], from: [] };
    }
    case "records": {
      const { indicator, area, from, until, which, count } = operand;
      const what = `${which === "passed" ? "passed records" : "records"} of ${file.files[operand.file]?.path}`;
      const where = `indicator ${indicator}, area ${area}, from ${from} until ${until}`;
      const details = [where, `sha256 ${operand.file}`];
      return { name, what, text: count, details, set: operand, from: [] };
    }
    case "run":
      return { name, what: "bound of the run", text: operand.value, details: [], from: [] };
  }
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
