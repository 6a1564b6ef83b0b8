/** What large numbers may be written in. */
export const LARGE = ["万", "亿"] as const;
export type Large = (typeof LARGE)[number];

/** How many times ten a large number's unit is: each has four zeros more than the one before. */
export function zerosOf(large: Large): number {
  return 4 * (LARGE.indexOf(large) + 1);
}
