import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exact } from "../../src/core/exact.ts";
import { roundUp, shortest } from "../../src/verify/arithmetic/exact.ts";
import { createMacros } from "../../src/warehouse/macros.ts";
import { Warehouse } from "../../src/warehouse/open.ts";
import { sameNumber } from "./numbers.ts";
import { queried } from "./query.ts";
import { type Row, shippedPlan } from "./support.ts";

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await Warehouse.open([], { threads: "1" });
  await createMacros(warehouse, shippedPlan);
});
afterAll(() => warehouse.close());

/** What every rule of what is needed may name, as numbers with six decimals but for the texts and whole numbers. */
const NUMBERS = [
  "amount",
  "divisor",
  "goal",
  "numerator",
  "denominator",
  "scale",
  "ahead",
  "passed",
  "last_year",
];
const OTHERS = ["elapsed", "months", "decimals"];

/** What the rule of an aspect gives for a figure, for each row of operands. */
async function given(aspect: string, rows: Row[]): Promise<(string | null)[]> {
  const cell = (row: Row, name: string) => row[name] ?? "null";
  const values = rows.map(
    (row, place) =>
      `(${[
        place,
        `'${row.method}', '${row.comparator}', '${row.periods ?? "sum"}'`,
        ...NUMBERS.map((name) => `${cell(row, name)}::decimal(38, 6)`),
        ...OTHERS.map((name) => `${cell(row, name)}::integer`),
        ...["null::decimal(38, 6)", "null::decimal(38, 6)"],
      ].join(", ")})`,
  );
  const names = ["place", "method", "comparator", "periods", ...NUMBERS, ...OTHERS];
  const found = await queried<{ found: string | null }>(
    warehouse,
    `select (rule_${aspect}(g) / rule_${aspect}_divisor(g))::varchar as found
    from (values ${values.join(", ")}) as g(${names.join(", ")}, last_denominator, last_year_denominator)
    order by place`,
  );
  return found.map((row) => row.found);
}

const rates = fc.array(
  fc.record({
    method: fc.constantFrom("rate-floor", "coverage-floor"),
    goal: fc.integer({ min: 1, max: 100 }),
    passed: fc.integer({ min: 0, max: 400 }),
    failed: fc.integer({ min: 0, max: 60 }),
    ahead: fc.integer({ min: 0, max: 400 }),
  }),
  { minLength: 200, maxLength: 200 },
);

describe("what is still needed", () => {
  it("of a rate is enough, and one less would not be", async () => {
    await fc.assert(
      fc.asyncProperty(rates, async (all) => {
        const rows = all.map(({ method, goal, passed, failed, ahead }) => ({
          ...{ method, comparator: ">=", goal: `${goal}`, ahead: `${ahead}`, scale: "100" },
          ...{ numerator: `${passed}`, denominator: `${passed + failed}` },
        }));
        const found = (await given("needed_passed", rows)).map(Number);
        all.forEach(({ goal, passed, failed, ahead }, place) => {
          const reaches = (more: number) => (passed + more) * 100 >= goal * (passed + failed + ahead);
          const least = found[place] ?? Number.NaN;
          expect(reaches(least)).toBe(true);
          expect(least === 0 || !reaches(least - 1)).toBe(true);
        });
      }),
      { numRuns: 3, seed: 2013 },
    );
  });

  it("of a count in each month is enough for the months that are left, and one less in each would not be", async () => {
    const counts = fc.array(
      fc.record({
        goal: fc.integer({ min: 0, max: 5000 }),
        amount: fc.integer({ min: 0, max: 5000 }),
        elapsed: fc.integer({ min: 1, max: 59 }),
      }),
      { minLength: 200, maxLength: 200 },
    );
    await fc.assert(
      fc.asyncProperty(counts, async (all) => {
        const rows = all.map(({ goal, amount, elapsed }) => ({
          ...{ method: "count-floor", comparator: ">=", divisor: "1", months: "60", decimals: "0" },
          ...{ goal: `${goal}`, amount: `${amount}`, elapsed: `${elapsed}` },
        }));
        const found = (await given("needed_month", rows)).map(Number);
        all.forEach(({ goal, amount, elapsed }, place) => {
          const reaches = (month: number) => amount + month * (60 - elapsed) >= goal;
          const month = found[place] ?? Number.NaN;
          expect(reaches(month)).toBe(true);
          expect(month === 0 || !reaches(month - 1)).toBe(true);
        });
      }),
      { numRuns: 3, seed: 2013 },
    );
  });
});

describe("a number rounded up", () => {
  it("is the same in the warehouse and in the checker, on both sides of zero", async () => {
    const digits = fc.tuple(fc.constantFrom("", "-"), fc.integer({ min: 1, max: 10 ** 9 }));
    const numbers = digits.map(([sign, whole]) => `${sign}${(whole / 1000).toFixed(3)}`);
    const sets = fc.array(fc.tuple(numbers, numbers, fc.integer({ min: 0, max: 6 })), {
      minLength: 200,
      maxLength: 200,
    });
    await fc.assert(
      fc.asyncProperty(sets, async (all) => {
        const found = await queried<{ found: string }>(
          warehouse,
          `select rounded_up(a::decimal(38, 12), b::decimal(38, 12), c)::varchar as found
          from (values ${all.map((row, place) => `(${[place, ...row].join(", ")})`).join(", ")}) as g(place, a, b, c)
          order by place`,
        );
        const wrong = all.filter(([a, b, c], place) => {
          const [top, bottom] = [exact(a), exact(b)];
          const sign = bottom.num < 0n ? -1n : 1n;
          const wanted = roundUp({ num: sign * top.num * bottom.den, den: sign * top.den * bottom.num }, c);
          return !sameNumber(String(found[place]?.found), shortest(wanted, 12));
        });
        expect(wrong).toEqual([]);
      }),
      { numRuns: 3, seed: 2013 },
    );
  });
});
