import type { Sure } from "../originals/doubts.ts";
import type { Site } from "../site/site.ts";
import type { Operand, ProvenFact } from "./format.ts";
import type { Follow, Ground, Verified } from "./ground.ts";
import { eachFact } from "./peer-comparison.ts";
import { scenarioOf } from "./scenarios/scenario-view.ts";

/** The flag of a fact that lacks something, or rests on one that does. */
const LACKS = "incomplete";
/** What says itself what it lacks: states, and marks of what would turn. */
const SAYS_SO = ["state", "fragile", "no-change"];

/** Aspects of an indicator that are put together from parts. */
const FIGURES = ["actual", "numerator", "denominator"];
const NO: Sure = { must: false, may: false };

/**
 * What is wrong with a fact that does not say that it lacks something: a part of it is missing, a record may belong to it that
 * could not be read, or it rests on a fact that says so; or with one that says so and lacks nothing. A verdict says itself what its
 * figure lacks, and a count of verdicts counts them as they are.
 */
export function lackFault(id: string, fact: ProvenFact, ground: Ground, follow: Follow): string | undefined {
  const { prefix = "", inner = id } = scenarioOf(id) ?? {};
  const own = ownLack(inner, fact, prefix, ground, follow(id));
  const lacking = restsOn(id, inner, fact, ground).find((other) => lacks(other, ground.site));
  if (fact.flag === LACKS) return own.may || lacking ? undefined : "nothing is missing to it, and it says so";
  if (own.must) return "something is missing to it, and it does not say so";
  return lacking && `it rests on ${lacking}, which lacks something, and does not say so`;
}

/** The facts whose lack a fact takes over. */
function restsOn(id: string, inner: string, fact: ProvenFact, ground: Ground): string[] {
  if (fact.rule.startsWith("tally ") || SAYS_SO.includes(inner.split("/").at(-1) ?? "")) return [];
  const verdict = inner.startsWith("target/") && inner.endsWith("/status");
  return fact.operands
    .filter(({ name }) => !verdict || (name !== "amount" && name !== "divisor"))
    .flatMap((operand) => namedBy(id, operand, ground));
}

/** What a fact lacks itself. */
function ownLack(id: string, fact: ProvenFact, prefix: string, ground: Ground, { parts }: Verified): Sure {
  const [type = "", , , , aspect = ""] = id.split("/");
  if (type === "indicator" && FIGURES.includes(aspect)) {
    const missing = { must: parts.present < parts.least, may: parts.present < parts.most };
    return either([missing, ...fact.operands.map((operand) => doubted(operand, ground))]);
  }
  if (type === "target" && aspect === "status") return ofVerdict(fact, ground);
  return type === "score" ? ofScore(id, prefix, ground) : NO;
}

/** Of a verdict: whether records may belong to what it judges, or, of a count, to what another source gave of it. */
function ofVerdict({ operands }: ProvenFact, ground: Ground): Sure {
  const amount = operands.find(({ name }) => name === "amount");
  if (amount?.kind !== "fact") return NO;
  const figure = scenarioOf(amount.fact)?.inner ?? amount.fact;
  const isRatio = ground.plan.row("indicators", figure.split("/")[1] ?? "")?.row.denominator !== "";
  const figures = [figure, ...(isRatio ? [] : (othersOf(ground.site).get(figure) ?? []))];
  const rests = figures.flatMap((each) => ground.site.facts.get(each)?.fact.operands ?? []);
  return either(rests.map((operand) => doubted(operand, ground)));
}

/** Of a line: whether it is not scored in all; of a grade, whether it is not known if there is a veto. */
function ofScore(id: string, prefix: string, { site, plan }: Ground): Sure {
  const wordOf = (fact: string) => (site.facts.get(prefix + fact) ?? site.facts.get(fact))?.fact.value;
  const root = id.split("/").slice(0, 4).join("/");
  const within = id.slice(root.length + 1);
  if (within === "grade")
    return certain(plan.rows("vetoes").some(({ veto }) => wordOf(`${root}/veto/${veto}`) === "no data"));
  const [, line] = /^(line\/[^/]+)(?:\/exact)?$/.exec(within) ?? [];
  const state = line && wordOf(`${root}/${line}/state`);
  return certain(state !== undefined && state !== "scored");
}

function doubted(operand: Operand, { originals }: Ground): Sure {
  if (operand.kind !== "records") return NO;
  return originals.get(operand.file.slice(0, 12))?.records?.touch(operand) ?? NO;
}

const others = new WeakMap<Site, Map<string, string[]>>();

/** What other sources gave, by the figure that counts. */
function othersOf(site: Site): Map<string, string[]> {
  const known = others.get(site) ?? new Map<string, string[]>();
  if (!others.has(site))
    for (const id of site.facts.keys()) {
      const [, figure] = /^(indicator\/.*\/actual)\/[^/]+$/.exec(id) ?? [];
      if (figure) known.set(figure, [...(known.get(figure) ?? []), id]);
    }
  others.set(site, known);
  return known;
}

function either(all: Sure[]): Sure {
  return { must: all.some(({ must }) => must), may: all.some(({ may }) => may) };
}

function certain(is: boolean): Sure {
  return { must: is, may: is };
}

/** Whether a fact says that it lacks something. */
export function lacks(id: string, site: Site): boolean {
  return site.facts.get(id)?.fact.flag === LACKS;
}

/** The facts that an operand names. */
function namedBy(id: string, operand: Operand, ground: Ground): string[] {
  if (operand.kind === "fact") return [operand.fact];
  return operand.kind === "each" ? eachFact(id, operand.facts, ground) : [];
}
