import { kindOf, MOST_ON_THE_WAY } from "./kinds.ts";
import { parse } from "./parse.ts";
import { MOST_DECIMALS } from "./sql.ts";

/** The decimals that models have for what rules give, by aspect and by method, where the product's rules do not say it. */
const ROOM: Record<string, number> = { goal: 6, points: 9, magnitude: MOST_DECIMALS };

/** A rule, and the product's in whose place it is asked. */
interface Asked {
  method: string;
  aspect: string;
  like?: string | undefined;
}

/**
 * How many decimals are kept of what a rule gives: as many as the product's rule in its place has, since models have columns for
 * these, and 12 where it has more; where there is none, all.
 */
export function roomOf({ method, aspect, like }: Asked): number {
  const own = ROOM[aspect] ?? ROOM[method];
  if (own !== undefined) return own;
  if (like === undefined) return MOST_ON_THE_WAY;
  const { kind, decimals } = kindOf(parse(like));
  return kind === "number" ? Math.min(decimals, MOST_DECIMALS) : MOST_DECIMALS;
}
