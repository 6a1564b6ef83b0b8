import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Warehouse } from "../../src/warehouse/open.ts";
import { inChecker, inSql, ruled, type Survey } from "./rules.ts";

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await ruled();
});
afterAll(() => warehouse.close());

/** A stratum whose sums are those of answers: with x where a ratio is asked, else 1 each; perhaps all of its units, perhaps one. */
const thousandths = (most: number) => fc.integer({ min: 1000, max: most });
const answer = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), thousandths(1_000_000_000));
const answers = fc.array(answer, { minLength: 1, maxLength: 6 });
const stratum = fc.tuple(answers, fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 99_990 })));

function summed([given, silent]: [[number, number][], number], isRatio: boolean): Survey["strata"][number] {
  const rows = given.map(([part, x]) => ({
    y: BigInt(Math.round(part * (isRatio ? x : 100_000))),
    x: isRatio ? BigInt(x) : 1000n,
  }));
  const sum = (part: (row: { x: bigint; y: bigint }) => bigint) =>
    rows.reduce((all, row) => all + part(row), 0n);
  return {
    population: given.length + silent,
    answered: given.length,
    total: shifted(
      sum(({ y }) => y),
      3,
    ),
    squares: shifted(
      sum(({ y }) => y * y),
      6,
    ),
    base: shifted(
      sum(({ x }) => x),
      3,
    ),
    base_squares: shifted(
      sum(({ x }) => x * x),
      6,
    ),
    products: shifted(
      sum(({ x, y }) => x * y),
      6,
    ),
  };
}

/** A whole number as one with so many decimals. */
function shifted(whole: bigint, places: number): string {
  const text = String(whole).padStart(places + 1, "0");
  return `${text.slice(0, -places)}.${text.slice(-places)}`;
}

const strataOf = (isRatio: boolean) =>
  fc.array(stratum, { minLength: 1, maxLength: 5 }).map((all) => all.map((each) => summed(each, isRatio)));
const surveys = (isRatio: boolean) =>
  fc.array(fc.record({ strata: strataOf(isRatio), scale: fc.constantFrom(1, 100, 1000) }), {
    minLength: 25,
    maxLength: 25,
  });

/** What follows from a survey, step by step, as the checker has it. */
function inSteps(strata: Survey["strata"], scale: number, rule: string) {
  const estimate = inChecker("weighted", { one: { scale }, strata });
  const variance = inChecker(rule, { one: { scale, estimate }, strata });
  const effective = inChecker("effective", { one: { scale, estimate, variance }, strata });
  const standard_error = inChecker("error", { one: { variance }, strata: [] });
  return { scale, estimate, variance, effective, standard_error, least: 4 };
}

const RULES = [
  ...["plain", "weighted", "total", "total-weighted", "variance", "ratio-variance", "error", "low", "high"],
  ...["effective", "share-low", "share-high"],
];

it.each([false, true])(
  "both engines give the same digits (ratio: %s)",
  async (isRatio) => {
    await fc.assert(
      fc.asyncProperty(surveys(isRatio), async (drawn) => {
        const given = drawn.map(({ strata, scale }) => ({
          one: inSteps(strata, scale, isRatio ? "ratio-variance" : "variance"),
          strata,
        }));
        for (const rule of RULES)
          expect(await inSql(warehouse, rule, given), rule).toEqual(
            given.map((each) => inChecker(rule, each)),
          );
      }),
      { numRuns: 4, seed: 2013, endOnFailure: true },
    );
  },
  60_000,
);

it("an estimate lies within its interval, and is itself where all were asked", () => {
  fc.assert(
    fc.property(strataOf(false), (strata) => {
      const one = inSteps(strata, 1, "variance");
      const [low, high] = ["low", "high"].map((end) => inChecker(end, { one, strata: [] }));
      const isAll = strata.every(({ population, answered }) => population === answered);
      const isAlone = strata.some(({ population, answered }) => answered === 1 && population !== 1);
      if (isAlone) expect(one.variance).toBeNull();
      else expect(Number(low) <= Number(one.estimate) && Number(one.estimate) <= Number(high)).toBe(true);
      if (isAll) expect([low, high]).toEqual([one.estimate, one.estimate]);
    }),
    { numRuns: 300, seed: 2013 },
  );
});

it("a mean is the ratio to the number of those who answered", () => {
  fc.assert(
    fc.property(strataOf(false), (strata) => {
      const asRatio = strata.map((each) => ({
        ...each,
        base: each.answered ?? 0,
        base_squares: each.answered ?? 0,
        products: each.total ?? 0,
      }));
      const [mean, ratio] = [inSteps(strata, 1, "variance"), inSteps(asRatio, 1, "ratio-variance")];
      expect(ratio.estimate).toBe(mean.estimate);
      expect(Number(ratio.variance)).toBeCloseTo(Number(mean.variance), 6);
    }),
    { numRuns: 300, seed: 2013 },
  );
});

it("a share's interval lies between nothing and all, and is wider the fewer answer", () => {
  const shares = fc.tuple(
    fc.integer({ min: 0, max: 40 }),
    fc.integer({ min: 41, max: 60 }),
    fc.integer({ min: 61, max: 5000 }),
  );
  fc.assert(
    fc.property(shares, ([total, answered, population]) => {
      const widthOf = (times: number) => {
        const sums = { total: total * times, squares: total * times };
        const strata = [
          { ...sums, population: population * 9, answered: answered * times, base: answered * times },
        ];
        const one = inSteps(strata, 100, "variance");
        const [low, high] = ["share-low", "share-high"].map((end) => Number(inChecker(end, { one, strata })));
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(100);
        return (high ?? 0) - (low ?? 0);
      };
      expect(widthOf(1)).toBeGreaterThan(widthOf(4));
    }),
    { numRuns: 200, seed: 2013 },
  );
});
