import type { ProvenFact } from "../format.ts";
import type { Ground } from "../ground.ts";
import type { Scored } from "./scored.ts";

/** The rule that a fact of a score must have, and what each of its operands must be. */
export interface Wanted {
  rule: string;
  operands: Record<string, string[]>;
}

/** The rule by which a scenario gives a line all its points that nobody has assessed. */
export const SUPPOSED = "score-supposed points";

/** To how many decimals a line or half is worked out for a grade, and the whole: so that three thirds are one again. */
export const FINE = { part: "9", whole: "6" };

/** A fact of a line that scores things itself. */
interface Leaf {
  root: string;
  line: Record<string, string>;
  aspect: string | undefined;
  id: string;
  fact: ProvenFact;
}

/** What a line that scores things itself, its state, its self-score or one of its degrees rests on. */
export function lineOperands(
  { root, line, aspect, id, fact }: Leaf,
  scored: Scored,
  ground: Ground,
): Wanted | undefined {
  const key = line.line ?? "";
  const things = scored.things(line);
  if (![undefined, "exact", "state", "found", "self", "degree"].includes(aspect)) return undefined;
  const cell = (column: string) => [`scoring:${key}:${column}`];
  const single = things ? { amount: [], divisor: [] } : numberOf(line, scored, fact);
  const status = [...(things?.values() ?? [])].map((thing) => `${thing} status`);
  if (aspect === "state") {
    const present = [single.divisor.length > 0 ? "1" : "0"];
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
    const part = (name: string) => (standsBeside(ratio, verdict, ground) ? [`${ratio} ${name}`] : []);
    return {
      rule: `${line.method} degree`,
      operands: {
        status: [`${verdict} status`],
        amount: part("amount"),
        divisor: part("divisor"),
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
    return score ? { amount: [`scores:${score}:found`], divisor: ["1"] } : { amount: [], divisor: [] };
  }
  if (line.about === "requirement") {
    const cell = `laboratories:${subject}:${line.of}`;
    const blank = scored.text(subject, line.of ?? "") === "";
    return { amount: [cell], divisor: blank ? [] : ["1"] };
  }
  const figure = `indicator/${line.of}/${subject}/${period}/actual`;
  const there = fact.operands.some(({ name }) => name === "amount");
  return there
    ? { amount: [`${figure} amount`], divisor: [`${figure} divisor`] }
    : { amount: [], divisor: [] };
}

/** Whether a ratio stands beside a verdict: in a scenario that turns the verdict, only where it is of the scenario too. */
function standsBeside(ratio: string, verdict: string, { site, stands = () => true }: Ground): boolean {
  return site.facts.has(ratio) && (stands(ratio) || !stands(verdict));
}
