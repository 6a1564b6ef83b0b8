import type { ProvenFact, RecordsOperand } from "./format.ts";
import type { Ground } from "./ground.ts";

/**
 * What is wrong with a fact that tells how many enterprises stand at a level: where fewer than the register's least stand at one of its
 * levels in some area, nothing is told of levels of areas, and where they do in the whole, nothing of the whole.
 */
export function withheldFault({ operands }: ProvenFact, ground: Ground): string | undefined {
  for (const operand of operands) {
    const few = operand.kind === "records" ? fewAt(operand, ground) : undefined;
    if (few) return `${operand.name}: ${few} are at a level, too few for levels to be told`;
  }
  return undefined;
}

function fewAt(operand: RecordsOperand, { plan, originals, bounds }: Ground): number | undefined {
  const row = plan.rows("counts").find(({ indicator }) => indicator === operand.indicator);
  const least = Number(plan.row("registers", row?.register ?? "")?.row.least || 0);
  if (row?.counted !== "rated" || least === 0) return undefined;
  const records = originals.get(operand.file.slice(0, 12))?.records;
  const isWhole = operand.area === bounds.city;
  const areas = isWhole
    ? [bounds.city]
    : plan
        .rows("areas")
        .map(({ area = "" }) => area)
        .filter((area) => area !== bounds.city);
  const rated = plan
    .rows("counts")
    .filter(({ counted, register }) => counted === "rated" && register === row.register);
  for (const { indicator = "" } of rated)
    for (const area of areas) {
      if (!plan.applies(indicator, area)) continue;
      const which = plan.row("indicators", indicator)?.row.denominator ? "passed" : "all";
      const count = records?.count({ ...operand, indicator, area, which }) ?? 0;
      if (count > 0 && count < least) return count;
    }
  return undefined;
}
