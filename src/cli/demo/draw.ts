import { createHash } from "node:crypto";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** A source of random numbers in [0, 1) that gives the same ones for the same seed. */
export type Draw = () => number;

export function seeded(seed: number): Draw {
  const generator = xoroshiro128plus(seed);
  return () => uniformFloat64(generator);
}

/** A source of its own for one thing that is drawn, so that one more thing leaves all others as they were. */
export function drawFor(seed: number, ...thing: string[]): Draw {
  const name = [String(seed), ...thing].join("\n");
  return seeded(createHash("sha256").update(name).digest().readInt32LE(0));
}

/** A number about 0 that is seldom beyond ±`spread`: the mean of three draws, spread out. */
export function noise(draw: Draw, spread: number): number {
  return ((draw() + draw() + draw()) / 3 - 0.5) * 2 * spread;
}

/** Shares `total` whole things out by `weights`, each share whole, all shares together `total` (largest remainders). */
export function allocate(total: number, weights: number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (sum <= 0) return weights.map(() => 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const shares = exact.map(Math.floor);
  const left = total - shares.reduce((a, b) => a + b, 0);
  const order = exact.map((value, index) => ({ index, rest: value - Math.floor(value) }));
  order.sort((a, b) => b.rest - a.rest || a.index - b.index);
  for (const { index } of order.slice(0, left)) shares[index] = (shares[index] ?? 0) + 1;
  return shares;
}
