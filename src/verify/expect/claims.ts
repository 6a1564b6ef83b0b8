import { compare, decimal, divide, ONE, shortest } from "../arithmetic/exact.ts";
import { givenFault } from "../originals/given.ts";
import { authorityFault } from "./authority.ts";
import { basisFault } from "./basis.ts";
import { boundFault } from "./bindings/bound.ts";
import { firstFormFault } from "./first-form.ts";
import type { ProvenFact } from "./format.ts";
import type { Follow, Ground, Verified } from "./ground.ts";
import { lackFault } from "./lack.ts";
import { leftOutFault } from "./left-out.ts";
import { aboutFault } from "./operand-subjects.ts";
import { outdoneFault } from "./outdone.ts";
import { scenarioFault } from "./scenarios/scenario.ts";
import { within } from "./scenarios/scenario-view.ts";
import { settledFault } from "./settled.ts";
import { MOST_DECIMALS } from "./shown/display.ts";
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
