import type { Operand, ProvenFact } from "../format.ts";
import type { Follow, Ground } from "../ground.ts";
import { TERMS } from "./families.ts";
import { type Binding, boundOf } from "./rows.ts";
import { filled, type Terms, termsIn } from "./terms.ts";

/** What an operand may stand for, and whether it must. */
type Wanted = Map<string, boolean>;

/** Any bound of the run, or any file: which it is follows from elsewhere. */
const ANY = ["run", "file"];

const DUE = { text: "", must: true };

/** Whether rows say what the operands of a fact stand for. */
export function isBound(id: string): boolean {
  return boundOf(id) !== undefined;
}

/** What is wrong with the operands of a fact whose operands are rows: one is missing, or is not to be among them. */
export function boundFault(id: string, fact: ProvenFact, ground: Ground, follow: Follow): string | undefined {
  const bound = boundOf(id);
  if (!bound) return undefined;
  const at = { id, fact, ground, follow };
  const terms = TERMS[bound.family]?.(bound.given, at) ?? {};
  if (typeof terms === "string") return terms;
  const wanted = wantedBy(bound.rows, { ...bound.given, ...terms });
  for (const operand of fact.operands)
    if (!keysOf(operand).some((key) => wanted.get(operand.name)?.has(key)))
      return `${operand.name}: ${keysOf(operand)[0]} is not to be among its operands`;
  for (const name of ground.rules.names(fact.rule)) {
    const are = fact.operands.filter((operand) => operand.name === name).flatMap(keysOf);
    for (const [key, must] of wanted.get(name) ?? [])
      if (must && !are.includes(key)) return `${name}: ${key} is not among its operands`;
  }
  return undefined;
}

/** What each operand of a fact is to stand for. */
function wantedBy(rows: Binding[], terms: Terms): Map<string, Wanted> {
  const wanted = new Map<string, Wanted>();
  for (const row of rows) {
    const own = wanted.get(row.name) ?? new Map<string, boolean>();
    wanted.set(row.name, own);
    for (const [key, must] of refsOf(row, terms)) own.set(key, must);
  }
  return wanted;
}

function refsOf({ kind, pattern, part, when }: Binding, terms: Terms): [string, boolean][] {
  const due = when === "" ? [DUE] : filled(`{${when}}`, terms);
  const open = ANY.includes(kind) && termsIn(pattern).some((term) => !(term in terms));
  if (open) return [[kind, kind === "run"]];
  return due.flatMap(({ must }) =>
    filled(pattern, terms).map((found): [string, boolean] => [
      [kind, found.text, part].join(" ").trimEnd(),
      must && found.must,
    ]),
  );
}

/** What an operand stands for, from the most exact. */
function keysOf(operand: Operand): string[] {
  switch (operand.kind) {
    case "fact":
      return [`fact ${operand.fact} ${operand.part}`];
    case "each":
      return [`each ${operand.facts} ${operand.part}`];
    case "plan":
      return [`plan ${operand.cell}`];
    case "run":
      return [`run ${operand.value}`, "run"];
    default:
      return [operand.kind];
  }
}
