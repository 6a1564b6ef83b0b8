import { TRENDS } from "./fields.ts";
import type { Plan } from "./plan.ts";

/**
 * Whether a method judges a growth, in percent, and not the indicator's own number: its row `reached` says what trend
 * suits it. A target's is its method's.
 */
export function isGrowth({ methods }: Pick<Plan, "methods">, { method }: { method: string }): boolean {
  return methods.rows.some(
    (row) =>
      row.method === method && row.aspect === "reached" && TRENDS.some((trend) => row.suits.includes(trend)),
  );
}
