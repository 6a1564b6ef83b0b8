import { monthOf } from "../arithmetic/period.ts";
import type { Original } from "../originals/original.ts";
import type { ProvenFact, RecordsOperand } from "./format.ts";
import type { Ground } from "./ground.ts";
import { withdrawalOf } from "./withdrawn.ts";

/** The lists of one kind and sender, the last that arrived first. */
type Series = Original[];

const known = new WeakMap<Ground["originals"], Map<string, Series>>();
const used = new WeakMap<Ground["site"], Set<string>>();

/** What is wrong with a figure that counts the records of a list of which a later one takes the place. */
export function outdoneFault(fact: ProvenFact, ground: Ground): string | undefined {
  for (const operand of fact.operands) {
    if (operand.kind !== "records") continue;
    const later = laterThan(operand, ground);
    if (later) return `${later.file.name} takes the place of the list whose records are counted`;
  }
  return undefined;
}

/** A later list of the same kind and sender that lists the same time; one with findings only where the site counts its records. */
function laterThan(operand: RecordsOperand, ground: Ground): Original | undefined {
  const own = ground.originals.get(operand.file.slice(0, 12));
  const series = own && seriesOf(ground).get(keyOf(own));
  if (!series) return undefined;
  const { indicator, area, until } = operand;
  const isWithdrawn = ({ file: { sha256 } }: Original) =>
    withdrawalOf({ sha256, indicator, area, month: monthOf(until) }, ground) !== undefined;
  const isRead = ({ file }: Original) =>
    file.findings.length === 0 || listsUsed(ground).has(`${file.sha256} ${operand.indicator}`);
  return series
    .slice(0, series.indexOf(own))
    .find((other) => isRead(other) && !isWithdrawn(other) && other.records?.speaksFor(operand));
}

function seriesOf({ originals, plan }: Ground): Map<string, Series> {
  const found = known.get(originals) ?? new Map<string, Series>();
  if (known.has(originals)) return found;
  known.set(originals, found);
  const places = new Map(plan.rows("register").map(({ sha256 }, place) => [sha256 ?? "", place]));
  const placeOf = ({ file }: Original) => places.get(file.sha256) ?? -1;
  const lists = [...originals.values()].filter(({ records }) => records);
  for (const list of lists.toSorted((a, b) =>
    a.arrived < b.arrived ? 1 : a.arrived > b.arrived ? -1 : placeOf(b) - placeOf(a),
  ))
    found.set(keyOf(list), [...(found.get(keyOf(list)) ?? []), list]);
  return found;
}

function keyOf({ file, records }: Original): string {
  return `${file.loader} ${records?.spans[0]?.department ?? ""}`;
}

/** The lists whose records are counted somewhere, with the indicator. */
function listsUsed({ site }: Ground): Set<string> {
  const found = used.get(site) ?? new Set<string>();
  if (used.has(site)) return found;
  used.set(site, found);
  for (const { fact } of site.facts.values())
    for (const operand of fact.operands)
      if (operand.kind === "records") found.add(`${operand.file} ${operand.indicator}`);
  return found;
}
