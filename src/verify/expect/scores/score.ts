import { namesIn } from "../../arithmetic/evaluate.ts";
import type { Operand, ProvenFact } from "../format.ts";
import type { Ground } from "../ground.ts";
import { FINE, lineOperands, type Wanted } from "./score-line.ts";
import { Scored } from "./scored.ts";

/** What is wrong with a fact of a score: another rule than its scheme's, or an operand too many, too few or another. */
export function scoreFault(id: string, fact: ProvenFact, ground: Ground): string | undefined {
  if (!id.startsWith("score/")) return undefined;
  const wanted = wantedOf(id, fact, ground);
  if (!wanted) return "the plan scores no such thing";
  if (wanted.rule !== fact.rule) return `its rule is ${wanted.rule}, the proof says ${fact.rule}`;
  const rule = ground.rules.parse(fact.rule);
  for (const name of rule ? namesIn(rule.expression) : []) {
    const should = wanted.operands[name] ?? [];
    const are = fact.operands.filter((operand) => operand.name === name).map(keyOf);
    const missing = should.find((key) => !are.includes(key));
    if (missing) return `${name}: ${missing} is not among its operands`;
    const extra = are.find((key) => !should.includes(key));
    if (extra) return `${name}: ${extra} is not to be among its operands`;
  }
  return undefined;
}

function keyOf(operand: Operand): string {
  if (operand.kind === "fact") return `${operand.fact} ${operand.part}`;
  if (operand.kind === "plan") return operand.cell;
  if (operand.kind === "each") return `${operand.facts} ${operand.part}`;
  return operand.kind === "run" ? operand.value : operand.kind;
}

function wantedOf(id: string, fact: ProvenFact, ground: Ground): Wanted | undefined {
  const [, scheme = "", subject = "", period = "", kind, key = ""] = id.split("/");
  const scored = new Scored(scheme, subject, period, ground);
  const root = `score/${scheme}/${subject}/${period}`;
  const points = `schemes:${scheme}:points`;
  switch (kind) {
    case "total":
      return total(root, "", points, scored);
    case "exact":
      return exactly(total(root, "", points, scored), FINE.whole);
    case "conversion":
      return conversion(root, "", `${root}/total`, scored);
    case "band":
      return band(root, scored, ground);
    case "grade":
      return grade(root, scored, ground);
    case "rank-score":
      return {
        rule: "score-rank score",
        operands: { status: vetoes(root, scored), score: [`${root}/total amount`], points: [points] },
      };
    case "rank-first":
    case "rank-last":
      return {
        rule: `score-rank ${kind.slice("rank-".length)}`,
        operands: {
          amount: [`${root}/rank-score amount`],
          other_amount: [`score/${scheme}/*/${period}/rank-score amount`],
        },
      };
    case "veto": {
      const own = scored.vetoes().find(({ veto }) => veto === key);
      return own && { rule: "score-veto value", operands: { status: [`${own.status} status`] } };
    }
    default:
      return ofLine(id, fact, scored, ground);
  }
}

/** The cells of a column of a scheme's grades. */
function gradeCells(column: string, { scheme }: Scored, ground: Ground): string[] {
  const levels = ground.plan.rows("grades").filter((row) => row.scheme === scheme);
  return levels.map(({ level }) => `grades:${level}:${column}`);
}

function vetoes(root: string, scored: Scored): string[] {
  return scored.vetoes().map(({ veto }) => `${root}/veto/${veto} status`);
}

function band(root: string, scored: Scored, ground: Ground): Wanted {
  return {
    rule: "score-band value",
    operands: {
      status: vetoes(root, scored),
      score: [`${root}/exact amount`],
      step: [`schemes:${scored.scheme}:step`],
      least: gradeCells("least", scored, ground),
    },
  };
}

function grade(root: string, scored: Scored, ground: Ground): Wanted {
  return {
    rule: "score-grade value",
    operands: {
      band: [`${root}/band amount`],
      least: gradeCells("least", scored, ground),
      grade: gradeCells("grade", scored, ground),
    },
  };
}

/** What a fact of one line of a scheme rests on: one that scores things itself, or one that other lines make up. */
function ofLine(id: string, fact: ProvenFact, scored: Scored, ground: Ground): Wanted | undefined {
  const [, scheme = "", subject = "", period = "", , key = "", aspect] = id.split("/");
  const root = `score/${scheme}/${subject}/${period}`;
  const line = ground.plan.row("scoring", key)?.row;
  if (line?.scheme !== scheme || !scored.isFor(line)) return undefined;
  if (aspect === "weight")
    return { rule: "score-weight value", operands: { points: [`scoring:${key}:points`] } };
  if (line.about !== "lines") return lineOperands({ root, line, aspect, id, fact }, scored, ground);
  if (aspect === "conversion") return conversion(root, key, `${root}/line/${key}`, scored);
  const half = total(root, key, `scoring:${key}:points`, scored);
  return aspect === "exact" ? exactly(half, FINE.part) : half;
}

function total(root: string, line: string, points: string, scored: Scored): Wanted {
  const parts = scored.parts(line);
  return {
    rule: "score-total value",
    operands: {
      points: [points],
      places: [`schemes:${scored.scheme}:decimals`],
      amount: parts.map((part) => `${root}/line/${part.line} amount`),
      weight: parts.map((part) => `scoring:${part.line}:points`),
    },
  };
}

/** A total as a grade goes by it: of what its parts are before they are rounded, itself to `places` decimals. */
function exactly(whole: Wanted, places: string): Wanted {
  const amount = whole.operands.amount?.map((part) => part.replace(/ amount$/, "/exact amount")) ?? [];
  return { ...whole, operands: { ...whole.operands, amount, places: [places] } };
}

function conversion(root: string, line: string, whole: string, scored: Scored): Wanted {
  const amount = scored.parts(line).map((part) => `${root}/line/${part.line} amount`);
  return { rule: "score-conversion value", operands: { score: [`${whole} amount`], amount } };
}
