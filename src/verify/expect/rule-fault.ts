import type { ProvenFact } from "./format.ts";
import type { Ground } from "./ground.ts";
import { contributionRule } from "./peer-comparison.ts";

/** What an area contributes follows a rule of its indicator and target; and every fact one of the originals. */
export function ruleFault(id: string, fact: ProvenFact, { plan, rules }: Ground): string | undefined {
  const wanted = contributionRule(id, plan) ?? fact.rule;
  if (fact.rule !== wanted) return `its rule is ${wanted}, the proof says ${fact.rule}`;
  return rules.parse(fact.rule) ? undefined : `no rule ${fact.rule} in the originals' methods`;
}
