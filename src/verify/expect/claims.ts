import { compare, decimal, divide, ONE, shortest } from "../arithmetic/exact.ts";
import { givenFault } from "../originals/given.ts";
import { authorityFault } from "./authority.ts";
import { boundFault } from "./bindings/bound.ts";
import { firstFormFault } from "./first-form.ts";
import type { Operand, ProvenFact } from "./format.ts";
import type { Follow, Ground, Verified } from "./ground.ts";
import { lackFault } from "./lack.ts";
import { leftOutFault } from "./left-out.ts";
import { aboutFault } from "./operand-subjects.ts";
import { outdoneFault } from "./outdone.ts";
import { scenarioFault } from "./scenarios/scenario.ts";
import { within } from "./scenarios/scenario-view.ts";
import { settledFault } from "./settled.ts";
import { MOST_DECIMALS } from "./shown/display.ts";
import { BASES } from "./shown/words.ts";
import { supersededFault } from "./superseded.ts";
import { tallyFault } from "./tally.ts";
import { withdrawnFault } from "./withdrawn.ts";
import { withheldFault } from "./withheld.ts";

/** Compares every fact's proof with what follows from the originals. Returns the facts that do not hold. */
export function checkClaims(follow: Follow, ground: Ground): Set<string> {
  const { site, failures } = ground;
  const wrong = new Set<string>();
  for (const [id, { fact, path }] of site.facts) {
    const where = `${path} ${id}`;
    let fault: string | undefined = "it cannot be evaluated";
    failures.guard("facts", where, () => {
      fault = faultOf(id, fact, follow, ground);
    });
    fault ??= basisFault(id, fact, ground);
    if (fault === undefined) continue;
    wrong.add(id);
    failures.add("facts", where, fault, id);
  }
  return wrong;
}

/** The first step of a fact's proof that does not hold. */
export function faultOf(id: string, fact: ProvenFact, follow: Follow, ground: Ground): string | undefined {
  const verified = follow(id);
  const { word, value, display } = verified;
  const it = within(id, fact, ground, follow);
  const about =
    scenarioFault(id, ground) ??
    givenFault(id, fact, ground) ??
    authorityFault(id, fact, ground) ??
    aboutFault(it.id, it.fact, it.ground) ??
    boundFault(it.id, it.fact, it.ground, it.follow) ??
    tallyFault(it.id, it.fact, it.ground) ??
    leftOutFault(it.id, it.fact, it.ground) ??
    outdoneFault(fact, ground) ??
    withdrawnFault(fact, ground) ??
    withheldFault(fact, ground) ??
    supersededFault(fact, ground) ??
    firstFormFault(id, fact, ground) ??
    settledFault(it.id, it.fact, it.ground, it.follow);
  if (about) return about;
  if (value === null) return "nothing follows from the originals: it is unproven";
  if (fact.value !== value)
    return `${word === null ? "the expression" : "the verdict"} is ${value}, the proof says ${fact.value}`;
  const ratio = ratioFault(fact, verified);
  if (ratio) return ratio;
  const lack = lackFault(id, fact, ground, follow);
  if (lack) return lack;
  return fact.display === display ? undefined : `it is shown as ${display}, the proof says ${fact.display}`;
}

/** What is wrong with the dividend and divisor of a fact, or with a value that has none. */
function ratioFault(fact: ProvenFact, { amount, divisor, word }: Verified): string | undefined {
  const said = [fact.dividend, fact.divisor];
  if (word !== null) return said.every((part) => part === null) ? undefined : "a word has no dividend";
  const exact = amount && divisor && divide(amount, divisor);
  const [top, bottom] = said.map((part) => decimal(part ?? ""));
  if (!exact) return "it has no exact value";
  if (said.every((part) => part === null))
    return compare(exact, decimal(shortest(exact, MOST_DECIMALS)) ?? ONE) === 0
      ? undefined
      : `it is not exactly ${fact.value}`;
  const ratio = top && bottom && divide(top, bottom);
  return ratio && compare(ratio, exact) === 0
    ? undefined
    : `${fact.dividend} / ${fact.divisor} is not what the expression gives`;
}

/** A fact has no firmer basis than the files, facts and rows of the plan that it names; one that counts things is as firm as that they are there. */
function basisFault(id: string, fact: ProvenFact, ground: Ground): string | undefined {
  if (fact.rule.startsWith("tally ")) return undefined;
  const weakest = Math.max(
    ...fact.operands.map((operand) => BASES.indexOf(basisOf(operand, ground) ?? "")),
    BASES.indexOf(partsBasis(id, fact, ground) ?? ""),
    -1,
  );
  return BASES.indexOf(fact.basis) < weakest
    ? `it rests on ${BASES[weakest]}, the proof says ${fact.basis}`
    : undefined;
}

/** What it rests on that a target is asked of a part of its area as it is of the whole, which the plan says where it has no share for it. */
function partsBasis(id: string, { operands }: ProvenFact, { plan }: Ground): string | undefined {
  const [type, target = "", area] = id.replace(/^scenario\/\d+\//, "").split("/");
  const row = type === "target" ? plan.row("targets", target)?.row : undefined;
  const isHeld = operands.some(
    (operand) => operand.kind === "plan" && operand.cell === `targets:${target}:goal`,
  );
  return row && isHeld && row.area !== area && row.parts !== "public" ? row.parts : undefined;
}

function basisOf(operand: Operand, { site, originals, plan }: Ground): string | undefined {
  if (operand.kind === "fact") return site.facts.get(operand.fact)?.fact.basis;
  if (operand.kind === "plan") {
    const [table = "", key = ""] = operand.cell.split(":");
    const { basis } = plan.row(table, key)?.row ?? {};
    // What an indicator rests on goes into its figures; that a goal was published makes no figure of it.
    return table === "indicators" || basis === "public" ? undefined : basis;
  }
  const named = "reading" in operand ? operand.reading : undefined;
  const short =
    named?.split("/")[0] ??
    ("file" in operand && (operand.kind === "records" || operand.kind === "answers")
      ? operand.file.slice(0, 12)
      : "");
  return originals.get(short)?.basis;
}
