/**
 * Whether a target is one of a growth, in percent, and not of its indicator's own number: its unit is another, or its method
 * one of growth (its name begins so), since a rate and its growth are both in `%`.
 */
export function isGrowth(target: { unit: string; method: string }, indicator: { unit: string }): boolean {
  return target.unit !== indicator.unit || target.method.startsWith("growth");
}
