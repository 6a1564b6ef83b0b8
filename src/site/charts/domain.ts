/** Whether figures are percentages near the top, whose scale may leave out the lower part. */
export function isHighRate(levels: number[], { unit }: { unit: string }): boolean {
  return unit === "%" && Math.min(...levels) >= 52;
}

/** Counts and amounts start at zero; percentages that stay near the top start below the lowest, at a round number. */
export function domainOf(levels: number[], { unit }: { unit: string }): [number, number] {
  const [low, high] = [Math.min(...levels), Math.max(...levels)];
  if (isHighRate(levels, { unit })) return [Math.floor((low - 1) / 5) * 5, Math.max(100, high)];
  return [Math.min(0, low), high > 0 ? high * 1.15 : 1];
}
