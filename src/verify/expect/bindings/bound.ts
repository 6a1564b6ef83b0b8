import type { Operand, ProvenFact } from "../format.ts";
import type { Follow, Ground } from "../ground.ts";
import { TERMS } from "./families.ts";
import { type Binding, boundOf } from "./rows.ts";
import { type Filled, filled, type Terms, termsIn } from "./terms.ts";

/** What an operand may stand for, and whether it must. */
type Wanted = Map<string, boolean>;

/** Any bound of the run, or any file: which it is follows from elsewhere. */
const ANY = ["run", "file"];

const DUE = { text: "", must: true };

/** Whether rows say what the operands of a fact stand for. */
export function isBound(id: string): boolean {
  return boundOf(id) !== undefined;
}

/** What is wrong with a fact of which rows say it: it follows another rule, or an operand is missing or is not to be there. */
export function boundFault(id: string, fact: ProvenFact, ground: Ground, follow: Follow): string | undefined {
  const bound = boundOf(id);
  if (!bound) return undefined;
  const at = { id, fact, ground, follow };
  const terms = TERMS[bound.family]?.(bound.given, at) ?? {};
  if (typeof terms === "string") return terms;
  const all = { ...bound.given, ...terms };
  const rules = bound.rules.flatMap((row) => dueTexts(row, all)).map(({ text }) => text);
  if (!rules.includes(fact.rule)) return `its rule is ${rules[0]}, the proof says ${fact.rule}`;
  const wanted = wantedBy(bound.operands, all);
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
  const open = ANY.includes(kind) && termsIn(pattern).some((term) => !(term in terms));
  if (open) return [[kind, kind === "run"]];
  return dueTexts({ pattern, when }, terms).map(({ text, must }) => [
    [kind, text, part].join(" ").trimEnd(),
    must,
  ]);
}

/** What a pattern stands for where it is due. */
function dueTexts({ pattern, when }: Pick<Binding, "pattern" | "when">, terms: Terms): Filled[] {
  const due = when === "" ? [DUE] : filled(`{${when}}`, terms);
  return due.flatMap(({ must }) =>
    filled(pattern, terms).map((found) => ({ ...found, must: must && found.must })),
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
    case "answers": {
      const { file, indicator, area, period, category, what, value } = operand;
      return [`answers ${["answers", file, indicator, area, period, category, what, value].join("|")}`];
    }
    case "run":
      return [`run ${operand.value}`, "run"];
    default:
      return [operand.kind];
  }
}
