import type { PlanRow } from "../../originals/plan.ts";
import type { Ground } from "../ground.ts";
import { known } from "./due.ts";
import type { At, Given, Terms } from "./terms.ts";

const estimateOf = (part: string, { area, period }: Given) => `indicator/${part}/${area}/${period}/estimate`;

/** The rows that make an index. */
function rowsOf(indicator: string, { plan }: Pick<Ground, "plan">): PlanRow[] {
  return plan.rows("indices").filter((row) => row.indicator === indicator);
}

/** A part of an index has the factor of its row, and the estimate of the same area and period. */
export function indexPartTerms(given: Given, { ground }: At): Terms | string {
  const row = rowsOf(given.indicator ?? "", ground).find(({ part }) => part === given.part);
  return row ? { index: row.index } : "it is no part of the index";
}

/** An index is made of all its rows, where each part has an estimate; where one has none there is a reason alone. */
export function indexTerms(given: Given, at: At): Terms | string {
  const rows = rowsOf(given.indicator ?? "", at.ground);
  const there = rows.filter(({ part = "" }) => known(estimateOf(part, given), at) !== "not");
  if (there.length === 0) return "none of its parts has an estimate";
  const isWhole = there.length === rows.length;
  if (isWhole !== (given.aspect === "index"))
    return isWhole ? "all its parts have an estimate" : "a part of it has no estimate";
  return { index: rows.map(({ index = "" }) => index), part: there.map(({ part = "" }) => part) };
}

/** The facts that must be there of each index of which a part has an estimate. */
export function indicesDue({ plan, site }: Ground): string[] {
  const due = new Set<string>();
  for (const id of site.facts.keys()) {
    const [, part = "", area = "", period = "", aspect, more] = id.split("/");
    if (aspect !== "estimate" || more !== undefined) continue;
    for (const { indicator = "" } of plan.rows("indices").filter((row) => row.part === part)) {
      const has = (each = "") => site.facts.has(estimateOf(each, { area, period }));
      const isWhole = rowsOf(indicator, { plan }).every((row) => has(row.part));
      due.add(`indicator/${indicator}/${area}/${period}/${isWhole ? "index" : "no-index"}`);
    }
  }
  return [...due];
}
