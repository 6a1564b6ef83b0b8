import type { Follow, Ground } from "../ground.ts";
import { divided } from "./due.ts";
import { TERMS } from "./families.ts";
import { boundOf } from "./rows.ts";
import { filled } from "./terms.ts";

/** What stands beside every figure and every verdict wherever what it rests on is there, by the last part of its id. */
const BESIDE: [RegExp, string][] = [
  [/^(indicator\/[^/]+\/[^/]+\/[^/]+\/)actual$/, "since-last"],
  [/^(target\/[^/]+\/[^/]+\/[^/]+\/)status$/, "last-status"],
  [/^(target\/[^/]+\/[^/]+\/[^/]+\/)status$/, "issued-status"],
  [/^(plan\/[^/]+\/[^/]+\/)met-count$/, "issued-met-count"],
  [/^(plan\/[^/]+\/[^/]+\/)missed-count$/, "issued-missed-count"],
];

/** The facts of which rows say that they stand beside a fact, and which are not there though all that they rest on is. */
export function leftOutOf(fact: string, ground: Ground, follow: Follow): string[] {
  return BESIDE.flatMap(([of, aspect]) => {
    const [, root] = of.exec(fact) ?? [];
    return root === undefined ? [] : root + aspect;
  }).filter((id) => !ground.site.facts.has(id) && isDue(id, fact, ground, follow));
}

function isDue(id: string, beside: string, ground: Ground, follow: Follow): boolean {
  const bound = boundOf(id);
  const fact = ground.site.facts.get(beside)?.fact;
  if (!bound || !fact) return false;
  const at = { id, fact, ground, follow };
  const terms = TERMS[bound.family]?.(bound.given, at) ?? {};
  if (typeof terms === "string") return false;
  const rests = bound.operands
    .filter(({ kind }) => kind === "fact")
    .map(({ pattern }) => filled(pattern, { ...bound.given, ...terms }));
  return (
    rests.every((each) => each.length > 0) &&
    rests.flat().every(({ text, must }) => must && divided(text, at) === "must")
  );
}
