import { periodOf } from "../arithmetic/period.ts";
import type { Original } from "../originals/original.ts";
import type { ProvenFact } from "./format.ts";
import type { Ground } from "./ground.ts";
import { referred } from "./operands.ts";
import { withdrawalOf } from "./withdrawn.ts";

const known = new WeakMap<Ground["originals"], Map<string, Original>>();

/** What is wrong with a fact that names a cell of a file, since one that arrived later gives the same figure. */
export function supersededFault(fact: ProvenFact, ground: Ground): string | undefined {
  for (const operand of fact.operands) {
    if (!("reading" in operand) || operand.kind === "state") continue;
    const { original, index } = referred(operand.reading, ground);
    const reading = original?.file.readings[index];
    const last = reading && latestOf(ground).get(keyOf(reading));
    if (last && last !== original) return `${operand.name}: ${last.file.name} takes its place`;
  }
  return undefined;
}

/** The file that arrived last of those that give a figure. */
function latestOf(ground: Ground): Map<string, Original> {
  const { originals, plan } = ground;
  const before = known.get(originals);
  if (before) return before;
  const order = new Map(plan.rows("register").map(({ sha256 = "" }, index) => [sha256, index]));
  const placeOf = ({ file, arrived }: Original) =>
    `${arrived} ${String(order.get(file.sha256)).padStart(9, "0")}`;
  const latest = new Map<string, Original>();
  for (const original of originals.values())
    for (const reading of original.file.readings) {
      const { indicator, area, period } = reading;
      const month = periodOf(period)?.last ?? -1;
      if (withdrawalOf({ sha256: original.file.sha256, indicator, area, month }, ground)) continue;
      const other = latest.get(keyOf(reading));
      if (!other || placeOf(other) < placeOf(original)) latest.set(keyOf(reading), original);
    }
  known.set(originals, latest);
  return latest;
}

function keyOf({
  indicator,
  area,
  period,
  source = "",
}: {
  indicator: string;
  area: string;
  period: string;
  source?: string;
}): string {
  return [indicator, area, period, source].join("\n");
}
