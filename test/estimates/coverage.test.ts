import { expect, it } from "vitest";
import { drawFor } from "../../src/cli/demo/draw.ts";
import { inChecker, type Survey } from "./rules.ts";

/** What a unit answers: y, and x where a ratio is asked. */
type Unit = { y: number; x: number };
type Draw = () => number;

const SURVEYS = 1000;
/** Units of each area, and how many of them answer. */
const AREAS = [
  [300, 40],
  [800, 60],
  [1500, 50],
  [2200, 80],
] as const;

const score = (area: number) => (draw: Draw) => ({
  y: [0, 25, 50, 75, 100][Math.floor((1 - draw() ** (2 + area)) * 5)] ?? 0,
  x: 1,
});
const share = (area: number) => (draw: Draw) => ({ y: draw() < 0.02 + area * 0.03 ? 1 : 0, x: 1 });
/** Losses of enterprises whose output differs tenfold. */
const losses = (area: number) => (draw: Draw) => {
  const x = Math.round(100 * 10 ** draw());
  return { y: Math.round(x * (0.01 + area * 0.003) * (0.4 + 1.2 * draw())), x };
};

it.each([
  ["a mean of scores", 1, score, "variance", ["low", "high"]],
  ["a rare share", 100, share, "variance", ["share-low", "share-high"]],
  ["a rate of losses", 100, losses, "ratio-variance", ["low", "high"]],
] as const)("%s lies in 95 of 100 intervals, over 1,000 surveys", (title, scale, unitOf, variance, ends) => {
  const draw = drawFor(2013, title);
  const population = AREAS.map(([units], area) => Array.from({ length: units }, () => unitOf(area)(draw)));
  const all = population.flat();
  const truth = (sumOf(all, ({ y }) => y) * scale) / sumOf(all, ({ x }) => x);
  let covered = 0;
  for (let survey = 0; survey < SURVEYS; survey++) {
    const strata = AREAS.map(([units, answers], at) =>
      sums(units, chosen(population[at] ?? [], answers, draw)),
    );
    const [low = 0, high = 0] = intervalOf(strata, scale, variance, ends);
    if (low <= truth && truth <= high) covered += 1;
  }
  // Chance leaves a true 95 of 100 between 930 and 970 of 1,000 but once in 300 times.
  expect(covered).toBeGreaterThanOrEqual(930);
  expect(covered).toBeLessThanOrEqual(970);
});

function intervalOf(
  strata: Survey["strata"],
  scale: number,
  rule: string,
  ends: readonly string[],
): number[] {
  const estimate = inChecker("weighted", { one: { scale }, strata });
  const variance = inChecker(rule, { one: { scale, estimate }, strata });
  const one = { scale, estimate, variance };
  const effective = inChecker("effective", { one, strata });
  const error = inChecker("error", { one, strata: [] });
  return ends.map((end) =>
    Number(inChecker(end, { one: { ...one, effective, standard_error: error }, strata: [] })),
  );
}

/** So many of the units, each with the same chance. */
function chosen(units: Unit[], wanted: number, draw: Draw): Unit[] {
  const left = [...units];
  return Array.from({ length: wanted }, () => {
    const at = Math.floor(draw() * left.length);
    const [unit] = left.splice(at, 1);
    return unit ?? { y: 0, x: 0 };
  });
}

function sums(population: number, units: Unit[]): Survey["strata"][number] {
  return {
    population,
    answered: units.length,
    total: sumOf(units, ({ y }) => y),
    squares: sumOf(units, ({ y }) => y * y),
    base: sumOf(units, ({ x }) => x),
    base_squares: sumOf(units, ({ x }) => x * x),
    products: sumOf(units, ({ x, y }) => x * y),
  };
}

function sumOf(units: Unit[], part: (unit: Unit) => number): number {
  return units.reduce((sum, unit) => sum + part(unit), 0);
}
