import { leavesFault, namingOf } from "../../originals/series.ts";
import type { Counting } from "../../originals/zones/zones.ts";
import type { ProvenFact } from "../format.ts";
import type { Ground } from "../ground.ts";
import { referred } from "../operands.ts";

/** Whether the parts of two figures of an area do not all count the zones inside it in one way. */
export function zonesDiffer(figure: string, last: string, ground: Ground): boolean {
  const [own, earlier] = [waysOf(figure, ground), waysOf(last, ground)];
  return own.size > 0 && new Set([...own, ...earlier]).size > 1;
}

/** Whether the parts of a figure count the zones inside its area in more than one way. */
export function zonesMixed(figure: string, ground: Ground): boolean {
  return waysOf(figure, ground).size > 1;
}

/** Whether a fact says that a figure holds those of the zones inside its area. */
export function isZonesHeld(id: string): boolean {
  return /^indicator\/[^/]+\/[^/]+\/[^/]+\/zones$/.test(id);
}

/** Whether all parts of a figure count the zones inside its area in. */
export function zonesHeld(figure: string, ground: Ground): boolean {
  const ways = waysOf(figure, ground);
  return ways.size === 1 && ways.has("included");
}

/** What is wrong with a fact that says it: its rule, its figure, or its leaves. */
export function zonesHeldFault(id: string, fact: ProvenFact, ground: Ground): string | undefined {
  const figure = id.replace(/zones$/, "actual");
  if (fact.rule !== "zones-held value") return `its rule is zones-held value, the proof says ${fact.rule}`;
  if (!zonesHeld(figure, ground)) return `not all parts of ${figure} count zones in`;
  return leavesFault(fact, "zones", [figure, ""], ground);
}

/** What is wrong with the leaves of a break of how zones are counted. */
export function zonesFault(
  fact: ProvenFact,
  figure: string,
  last: string,
  ground: Ground,
): string | undefined {
  return leavesFault(fact, "zones", [figure, last], ground);
}

/** How the parts of a figure count the zones inside its area; none where that has none. */
function waysOf(figure: string, ground: Ground): Set<Counting> {
  const [, , area = ""] = figure.split("/");
  const isAround = ground.plan
    .rows("areas")
    .some(({ inside = "" }) => inside.split(";").some((id) => id.trim() === area));
  if (!isAround) return new Set();
  const said = namingOf(figure, ground).flatMap((operand): Counting[] => {
    if (operand.kind !== "reading") return ["excluded"];
    const { original, index } = referred(operand.reading, ground);
    const said = original?.zones[index];
    return said ? [said] : [];
  });
  return new Set(said);
}
