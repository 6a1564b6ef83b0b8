import { namesIn } from "../arithmetic/evaluate.ts";
import type { Operand, ProvenFact } from "./format.ts";
import type { Ground } from "./ground.ts";
import { Scored } from "./scored.ts";

/** The rule that a fact of a score must have, and what each of its operands must be. */
interface Wanted {
  rule: string;
  operands: Record<string, string[]>;
}

/** The rule by which a scenario gives a line all its points that nobody has assessed. */
export const SUPPOSED = "score-supposed points";

/** To how many decimals a line or half is worked out for a grade, and the whole: so that three thirds are one again. */
const FINE = { part: "9", whole: "6" };

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
  const [, scheme = "", subject = "", period = "", kind, key = "", aspect] = id.split("/");
  const scored = new Scored(scheme, subject, period, ground);
  const root = `score/${scheme}/${subject}/${period}`;
  const levels = ground.plan.rows("grades").filter((row) => row.scheme === scheme);
  const cells = (column: string) => levels.map(({ level }) => `grades:${level}:${column}`);
  switch (kind) {
    case "total":
      return total(root, "", `schemes:${scheme}:points`, scored);
    case "exact":
      return exactly(total(root, "", `schemes:${scheme}:points`, scored), FINE.whole);
    case "conversion":
      return conversion(root, "", `${root}/total`, scored);
    case "band":
      return {
        rule: "score-band value",
        operands: {
          status: scored.vetoes().map(({ veto }) => `${root}/veto/${veto} status`),
          score: [`${root}/exact amount`],
          step: [`schemes:${scheme}:step`],
          least: cells("least"),
        },
      };
    case "grade":
      return {
        rule: "score-grade value",
        operands: { band: [`${root}/band amount`], least: cells("least"), grade: cells("grade") },
      };
    case "rank-score":
      return {
        rule: "score-rank score",
        operands: {
          status: scored.vetoes().map(({ veto }) => `${root}/veto/${veto} status`),
          score: [`${root}/total amount`],
          points: [`schemes:${scheme}:points`],
        },
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
    default: {
      const line = ground.plan.row("scoring", key)?.row;
      if (line?.scheme !== scheme || !scored.isFor(line)) return undefined;
      if (aspect === "weight")
        return { rule: "score-weight value", operands: { points: [`scoring:${key}:points`] } };
      if (line.about !== "lines") return leaf({ root, line, aspect, id, fact }, scored, ground);
      if (aspect === "conversion") return conversion(root, key, `${root}/line/${key}`, scored);
      const half = total(root, key, `scoring:${key}:points`, scored);
      return aspect === "exact" ? exactly(half, FINE.part) : half;
    }
  }
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

interface Leaf {
  root: string;
  line: Record<string, string>;
  aspect: string | undefined;
  id: string;
  fact: ProvenFact;
}

/** What a line that scores things itself, its state, its self-score or one of its degrees rests on. */
function leaf({ root, line, aspect, id, fact }: Leaf, scored: Scored, ground: Ground): Wanted | undefined {
  const key = line.line ?? "";
  const things = scored.things(line);
  if (![undefined, "exact", "state", "found", "self", "degree"].includes(aspect)) return undefined;
  const cell = (column: string) => [`scoring:${key}:${column}`];
  const single = things ? { amount: [], per: [] } : numberOf(line, scored, fact);
  const status = [...(things?.values() ?? [])].map((thing) => `${thing} status`);
  if (aspect === "state") {
    const present = [single.per.length > 0 ? "1" : "0"];
    return {
      rule: `score-state ${things ? "set" : "one"}`,
      operands: { status, present, amount: single.amount },
    };
  }
  if (aspect === "found") return { rule: "score-found value", operands: { amount: single.amount } };
  if (aspect === "self") {
    const score = scored.assessment(key)?.score;
    return { rule: "score-self value", operands: { value: [`scores:${score}:self`] } };
  }
  if (aspect === "degree") {
    const target = id.slice(`${root}/line/${key}/degree/`.length);
    const verdict = things?.get(target);
    if (!verdict || !scored.counts(verdict)) return undefined;
    const ratio = verdict.replace(/status$/, "ratio");
    const part = (name: string) => (ground.site.facts.has(ratio) ? [`${ratio} ${name}`] : []);
    return {
      rule: `${line.method} degree`,
      operands: {
        status: [`${verdict} status`],
        amount: part("amount"),
        per: part("per"),
        floor: cell("floor"),
        cap: cell("cap"),
        comparator: [`targets:${target}:comparator`],
      },
    };
  }
  if (fact.rule === SUPPOSED && line.about === "assessment" && !scored.assessment(key)?.found?.trim())
    return { rule: SUPPOSED, operands: { points: cell("points") } };
  const steps = ground.plan.rows("steps").filter((row) => row.line === key);
  const counted = [...(things ?? [])].filter(([, verdict]) => scored.counts(verdict));
  return {
    rule: `${line.method} points`,
    operands: {
      ...single,
      status,
      places: aspect === "exact" ? [FINE.part] : [`schemes:${line.scheme}:decimals`],
      ...Object.fromEntries(["points", "goal", "each", "floor", "cap"].map((name) => [name, cell(name)])),
      degree: counted.map(([item]) => `${root}/line/${key}/degree/${item} amount`),
      least: steps.map(({ step }) => `steps:${step}:least`),
      gives: steps.map(({ step }) => `steps:${step}:gives`),
    },
  };
}

/** The number that a line scores; a figure only where the proof has it, since it may be that parts of it are missing. */
function numberOf(line: Record<string, string>, scored: Scored, fact: ProvenFact) {
  const { subject, period } = scored;
  if (line.about === "assessment") {
    const score = scored.assessment(line.line ?? "")?.score;
    return score ? { amount: [`scores:${score}:found`], per: ["1"] } : { amount: [], per: [] };
  }
  if (line.about === "requirement") {
    const cell = `laboratories:${subject}:${line.of}`;
    const blank = scored.text(subject, line.of ?? "") === "";
    return { amount: [cell], per: blank ? [] : ["1"] };
  }
  const figure = `indicator/${line.of}/${subject}/${period}/actual`;
  const there = fact.operands.some(({ name }) => name === "amount");
  return there ? { amount: [`${figure} amount`], per: [`${figure} per`] } : { amount: [], per: [] };
}
