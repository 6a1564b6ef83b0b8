import { readFamilies } from "../rules/bindings.ts";
import { namesIn, STEPS, STEPS_OF } from "../rules/expression.ts";
import { kindOf, RuleFault } from "../rules/kinds.ts";
import { DEGREE_OPERANDS, OPERANDS, POINTS_OPERANDS } from "../rules/operands.ts";
import { parse } from "../rules/parse.ts";
import { roomOf } from "../rules/room.ts";
import { namesBySet } from "../rules/sets.ts";
import type { Fault } from "./fault.ts";
import { productMethods } from "./methods.ts";
import type { Plan } from "./plan.ts";

type Row = Plan["methods"]["rows"][number];
const COLUMNS = ["expression", "divisor"] as const;
type Column = (typeof COLUMNS)[number];
const PRODUCT: readonly Row[] = productMethods().rows;

/** The rules in which this process has found no fault, so that none is looked through with every plan: most are the product's. */
const sound = new Set<string>();

/** A rule must be one that warehouse and checker compute alike: of known operands, of one kind, with no decimal that is lost. */
export function checkMethods(plan: Plan, fault: Fault): void {
  for (const row of plan.methods.rows) {
    const rule = JSON.stringify([row.method, row.aspect, row.expression, row.divisor]);
    if (sound.has(rule)) continue;
    let faults = 0;
    const like = likeOf(row);
    for (const column of COLUMNS) {
      if (row[column] === "") continue;
      try {
        checkNames(row, column, like);
        checkSets(row, column, like);
        checkKind(row, column, like);
      } catch (error) {
        if (!(error instanceof RuleFault)) throw error;
        faults += 1;
        fault("methods", row, column, error.message, error.remedy);
      }
    }
    if (faults === 0) sound.add(rule);
  }
}

/** The product's rule in whose place a row is asked, or which it stands beside. */
function likeOf({ method, aspect }: Row): Row | undefined {
  const of = (name: string) => PRODUCT.find((row) => row.method === name && row.aspect === aspect);
  return of(method) ?? of("any") ?? PRODUCT.find((row) => row.aspect === aspect && aspect !== "value");
}

/** Every name must be an operand or a step, and of those that are given where the rule is asked. */
function checkNames(row: Row, column: Column, like: Row | undefined): void {
  const all: string[] = [...OPERANDS, ...STEPS];
  const given = givenTo(row, like) ?? all;
  for (const name of namesIn(row[column])) {
    if (!all.includes(name))
      throw new RuleFault(`unknown operand ${name}`, `known ones are ${all.join(", ")}`);
    if (!given.includes(name))
      throw new RuleFault(`no operand of ${row.method} ${row.aspect}: ${name}`, `use ${given.join(", ")}`);
  }
}

/** What stands for several is asked for its sum, count, least or most, and nothing else is. */
function checkSets(row: Row, column: Column, like: Row | undefined): void {
  const several = severalOf(row, like);
  if (!several) return;
  const { outside, sets } = namesBySet(parse(row[column]));
  const loose = outside.find((name) => several.has(name));
  if (loose !== undefined)
    throw new RuleFault(`${loose} stands for several`, "ask for its sum, count, min or max");
  const single = sets.find((names) => !names.some((name) => several.has(name)));
  if (single)
    throw new RuleFault(
      `a set of what stands for one: ${single.join(", ")}`,
      several.size > 0 ? `ask it of ${[...several].join(", ")}` : "take it out of the brackets",
    );
}

/** The operands that a rule is given: those that are bound to the facts that follow it, else those of the product's rule. */
function givenTo(row: Row, like: Row | undefined): readonly string[] | undefined {
  const scored = { degree: DEGREE_OPERANDS, points: POINTS_OPERANDS }[row.aspect];
  if (scored) return scored;
  const aspects = Object.keys(STEPS_OF).filter((aspect) => STEPS_OF[aspect]?.includes(row.aspect));
  const bound = [row.aspect, ...aspects].flatMap((aspect) => boundTo(`${row.method} ${aspect}`));
  if (bound.length > 0) return [...new Set([...bound, ...(STEPS_OF[row.aspect] ?? [])])];
  return like && [...namesIn(like.expression), ...namesIn(like.divisor)];
}

/** Examples name every operand that some target's rule may, so that they say nothing of what one is given. */
const FAMILIES = readFamilies().filter(({ family }) => family !== "example");

function boundTo(rule: string): string[] {
  return FAMILIES.flatMap(({ rules, bindings }) => {
    const facts = rules
      .filter(({ fact, rule: pattern }) => {
        const named = pattern.replace("{aspect}", fact.split("/").at(-1) ?? "");
        return new RegExp(`^${named.replace(/\{[a-z_]+\}/g, "\\S+")}$`).test(rule);
      })
      .map(({ fact }) => fact);
    return bindings.filter(({ fact }) => facts.includes(fact)).map(({ name }) => name);
  });
}

/** The operands that stand for several where a rule is asked: the product's rules there name them within sets alone. */
function severalOf({ aspect }: Row, like: Row | undefined): Set<string> | undefined {
  const rows = aspect === "points" ? PRODUCT.filter((row) => row.aspect === aspect) : like ? [like] : [];
  if (rows.length === 0) return undefined;
  const each = rows.flatMap((row) =>
    COLUMNS.flatMap((column) => (row[column] ? [namesBySet(parse(row[column]))] : [])),
  );
  const outside = new Set(each.flatMap((names) => names.outside));
  return new Set(each.flatMap(({ sets }) => sets.flat()).filter((name) => !outside.has(name)));
}

/** The aspects of which each number has 12 decimals, whatever the product's rules give. */
const JUDGED = ["ratio", "gap", "share", "degree"];

/** A rule gives what the product's gives in its place, with no more decimals than there is room for. */
function checkKind(row: Row, column: Column, like: Row | undefined): void {
  const found = kindOf(parse(row[column]));
  const instead = like && (like[column] || (column === "divisor" ? "1" : ""));
  const kind = column === "divisor" ? "number" : instead && kindOf(parse(instead)).kind;
  if (kind && kind !== "any" && found.kind !== "any" && found.kind !== kind)
    throw new RuleFault(`it gives a ${found.kind}`, `write one that gives a ${kind}`);
  const inPlace = like?.method === row.method;
  const isKept = JUDGED.includes(row.aspect) || row.aspect.startsWith("needed");
  if (found.kind !== "number" || isKept || (inPlace && like?.[column] === row[column])) return;
  const most = roomOf({ ...row, like: inPlace ? instead : undefined });
  if (found.decimals > most)
    throw new RuleFault(
      `it gives up to ${found.decimals} decimals, and ${most} are kept`,
      most === 0 ? "write one that counts" : `round them, as rounded(a, b, ${Math.min(most, 4)})`,
    );
}
