import type { Plan } from "./plan.ts";

/** The pairs of indicator and area that `applicability` names, kinds of area spelled out. */
export function applicablePairs(plan: Plan): { indicator: string; area: string }[] {
  return plan.applicability.rows.flatMap((row) =>
    plan.areas.rows
      .filter((area) => row.areas.includes(area.area) || row.areas.includes(area.kind))
      .map((area) => ({ indicator: row.indicator, area: area.area })),
  );
}
