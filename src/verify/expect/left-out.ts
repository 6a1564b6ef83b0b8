import { isBound } from "./bindings/bound.ts";
import { figureAt, isBroken } from "./changes/broken.ts";
import type { ProvenFact } from "./format.ts";
import type { Ground } from "./ground.ts";

/** What no proof does without whose rule names it: cells of the plan, and bounds of the run. */
const ALWAYS = new Set([
  "known_at",
  "present",
  "scale",
  "points",
  "places",
  "weight",
  "each",
  "floor",
  "cap",
  "step",
]);

/**
 * What is wrong with a proof whose operands are no matter of rows: it leaves out what its rule asks for, or holds a figure
 * against one from which it breaks.
 */
export function leftOutFault(id: string, fact: ProvenFact, ground: Ground): string | undefined {
  if (isBound(id)) return undefined;
  const named = new Set(fact.operands.map(({ name }) => name));
  const without = [...ground.rules.names(fact.rule)].find((name) => !named.has(name) && ALWAYS.has(name));
  if (without) return `${without}: it is left out`;
  return id.startsWith("indicator/") ? contributionFault(id, fact, ground) : undefined;
}

/** Nothing that is held against last year's figure is told across a break of the area that this is of. */
function contributionFault(id: string, fact: ProvenFact, ground: Ground): string | undefined {
  const [, , , period] = id.split("/");
  const other = fact.operands.find((operand) => {
    if (operand.kind !== "fact" || !operand.name.startsWith("last_")) return false;
    const earlier = figureAt(operand.fact);
    const figure = earlier
      .split("/")
      .with(3, period ?? "")
      .join("/");
    return isBroken(figure, earlier, ground);
  });
  return other?.kind === "fact" ? `${other.name}: ${other.fact} is not to be compared` : undefined;
}
