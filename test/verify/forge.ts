import { Rules } from "../../src/verify/arithmetic/rules.ts";
import { faultOf } from "../../src/verify/expect/claims.ts";
import { Facts } from "../../src/verify/expect/facts.ts";
import type { Operand, ProvenFact } from "../../src/verify/expect/format.ts";
import type { Ground } from "../../src/verify/expect/ground.ts";
import { boundsOf } from "../../src/verify/expect/run.ts";
import { readNames } from "../../src/verify/originals/names.ts";
import { readOriginals } from "../../src/verify/originals/original.ts";
import { readPlanTables } from "../../src/verify/originals/plan.ts";
import { Received } from "../../src/verify/originals/received.ts";
import { Failures } from "../../src/verify/site/failure.ts";
import { readSite } from "../../src/verify/site/site.ts";
import { readTold } from "../../src/verify/site/told.ts";

/** A built site with its originals, as `verify` reads them, in memory. */
export function groundOf(folder: string, data: string): Ground {
  const failures = new Failures();
  const site = readSite(folder, failures);
  const plan = readPlanTables(data, site.manifest.plan);
  const originals = readOriginals(site, new Received(data), {
    ...{ plan, names: readNames(plan), failures },
    told: readTold(site, plan, failures),
  });
  const rules = new Rules(plan, site);
  return { site, originals, plan, rules, bounds: boundsOf(site.manifest, plan), failures };
}

/** How many facts were changed so that they still follow from what their proofs name, and which of them were not found. */
export interface Forged {
  made: string[];
  missed: string[];
}

/**
 * Leaves the operands that `leaves` names out of the proof of each fact that has them, alone, says of each by its
 * `…_present` that it is not there, and makes the fact what then follows, where anything does.
 */
export function forge(ground: Ground, facts: RegExp, leaves: RegExp): Forged {
  const { site } = ground;
  const facts_ = new Facts(ground);
  const forged: Forged = { made: [], missed: [] };
  for (const [id, entry] of [...site.facts]) {
    if (!facts.test(id) || !entry.fact.operands.some(({ name }) => leaves.test(name))) continue;
    const operands = entry.fact.operands.filter(({ name }) => !leaves.test(name)).map(absent(leaves));
    const fact = following(id, { ...entry.fact, operands }, ground);
    if (!fact) continue;
    site.facts.set(id, { ...entry, fact });
    const { get } = new Facts(ground);
    const fault = faultOf(id, fact, (other) => (other === id ? get(id) : facts_.get(other)), ground);
    forged.made.push(id);
    if (fault === undefined) forged.missed.push(id);
    site.facts.set(id, entry);
  }
  return forged;
}

/** An operand that says how many parts there are of a figure which is left out says that there are none. */
const absent =
  (leaves: RegExp) =>
  (operand: Operand): Operand => {
    const of = operand.name === "present" ? "amount" : operand.name.replace(/_present$/, "_amount");
    return operand.kind === "run" && of !== operand.name && leaves.test(of)
      ? { ...operand, value: "0" }
      : operand;
  };

/** A fact as it follows from its operands; undefined where nothing does. */
function following(id: string, fact: ProvenFact, ground: Ground): ProvenFact | undefined {
  const { site } = ground;
  const entry = site.facts.get(id);
  if (!entry) return undefined;
  site.facts.set(id, { ...entry, fact });
  const { value, display, word, amount, divisor } = new Facts(ground).get(id);
  site.facts.set(id, entry);
  if (value === null || display === null) return undefined;
  const ratio = word === null && amount && divisor ? fact : { dividend: null, divisor: null };
  return { ...fact, value, display, dividend: ratio.dividend, divisor: ratio.divisor };
}
