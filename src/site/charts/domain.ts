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

/** The most whole numbers that an axis names one by one. */
const MOST_NAMED = 5;

/** The numbers that an axis names: of a few things that are counted each, and no halves. */
export function ticksOf(
  levels: number[],
  [low, high]: [number, number],
): { ticks: number } | { ticks: number[]; tickFormat: string } {
  const few = high - low <= MOST_NAMED && levels.every(Number.isInteger);
  if (!few) return { ticks: 4 };
  const first = Math.ceil(low);
  const count = Math.floor(high) - first + 1;
  return { ticks: Array.from({ length: count }, (_, step) => first + step), tickFormat: "d" };
}
