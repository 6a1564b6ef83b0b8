import type { Plan } from "./plan.ts";
import { TRENDS } from "./schemas.ts";

/** The methods that judge a growth in percent, and not the indicator's own number: their row `reached` says what trend suits them. */
export function growthMethods({ methods }: Pick<Plan, "methods">): string[] {
  return methods.rows
    .filter(({ aspect, suits }) => aspect === "reached" && TRENDS.some((trend) => suits.includes(trend)))
    .map(({ method }) => method);
}

/** Whether a target is one of a growth. */
export function isGrowth(plan: Pick<Plan, "methods">, { method }: { method: string }): boolean {
  return growthMethods(plan).includes(method);
}
