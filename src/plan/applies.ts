import type { Plan } from "./plan.ts";

/** The ids of the areas that a list names by their ids or kinds, in the plan's order. */
export function areasNamed(plan: Plan, list: string[]): string[] {
  return plan.areas.rows
    .filter((area) => list.includes(area.area) || list.includes(area.kind))
    .map(({ area }) => area);
}

/** The pairs of indicator and area that `applicability` names, kinds of area spelled out. */
export function applicablePairs(plan: Plan): { indicator: string; area: string }[] {
  return plan.applicability.rows.flatMap((row) =>
    areasNamed(plan, row.areas).map((area) => ({ indicator: row.indicator, area })),
  );
}
