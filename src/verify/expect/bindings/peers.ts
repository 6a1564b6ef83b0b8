import type { At, Given, Terms } from "./terms.ts";

/** A rate ranks by its interval, any other figure by itself. */
export function standingTerms({ indicator = "" }: Given, { ground }: At): Terms {
  const isRate = ground.plan.row("indicators", indicator)?.row.denominator !== "";
  return {
    is_rate: isRate ? "due" : undefined,
    low: isRate ? "interval-low" : "actual",
    high: isRate ? "interval-high" : "actual",
  };
}

/** Moves are counted for the whole. */
export function movesTerms({ area }: Given, { ground }: At): Terms | string {
  return area === ground.bounds.city ? {} : `the areas within ${area} are not counted`;
}
