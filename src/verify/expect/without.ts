import { decisionOn } from "../originals/given.ts";
import type { ProvenFact } from "./format.ts";
import type { Ground } from "./ground.ts";
import { partOf } from "./part.ts";

/** What a source gave of a figure: by area and period, the leaves that say it. */
type Gave = Map<string, string[]>;

/**
 * Whether a figure of a scenario is what would count without a source, where it was decided of some parts whose figure counts:
 * of these that source's, if it is not the one left out, and of all others one other source's.
 */
export function countsWithout(root: string, fact: ProvenFact, ground: Ground): boolean {
  const [, indicator = ""] = root.split("/");
  const gave = new Map<string, Gave>();
  for (const [id, { fact: published }] of ground.site.facts)
    if (id.startsWith(`${root}/`)) gave.set(id.slice(root.length + 1), partsOf(published, indicator, ground));
  const mine = partsOf(fact, indicator, ground);
  return [...gave].some(([source, own]) =>
    [...gave.keys()].some((left) => left !== source && isPutTogether(mine, own, left)),
  );

  function isPutTogether(mine: Gave, own: Gave, left: string): boolean {
    const parts = new Set([...mine.keys(), ...own.keys()]);
    return [...parts].every((part) => {
      const [area = "", period = ""] = part.split(" ");
      const decided = decisionOn({ area, period, source: undefined }, indicator, ground)?.source;
      const other = decided !== undefined && decided !== left && gave.get(decided)?.get(part);
      return String(mine.get(part)) === String(other || own.get(part));
    });
  }
}

function partsOf({ operands }: ProvenFact, indicator: string, ground: Ground): Gave {
  const found: Gave = new Map();
  for (const operand of operands) {
    const part = partOf(operand, indicator, ground);
    if (!part) continue;
    const key = `${part.area} ${part.period}`;
    found.set(key, [...(found.get(key) ?? []), JSON.stringify(operand)].toSorted());
  }
  return found;
}
