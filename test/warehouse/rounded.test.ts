import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { evaluate, isNumber } from "../../src/verify/arithmetic/evaluate.ts";
import { decimal, shortest } from "../../src/verify/arithmetic/exact.ts";
import { parse } from "../../src/verify/arithmetic/expression.ts";
import { createMacros } from "../../src/warehouse/macros.ts";
import { Warehouse } from "../../src/warehouse/open.ts";
import { sameNumber } from "./numbers.ts";
import { queried } from "./query.ts";
import { shippedPlan } from "./support.ts";

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await Warehouse.open([], { threads: "1" });
  await createMacros(warehouse, shippedPlan);
});
afterAll(() => warehouse.close());

const expression = parse("rounded(a, b, c)");
const checked = (a: string, b: string, c: number) => {
  const found = evaluate(expression, (name) => [decimal({ a, b, c: String(c) }[name] ?? "")]);
  return found === null ? null : isNumber(found) ? shortest(found, 12) : String(found);
};

const number = fc
  .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: 0, max: 6 }))
  .map(([digits, places]) => {
    const text = String(digits < 0n ? -digits : digits).padStart(places + 1, "0");
    const cut = text.length - places;
    return `${digits < 0n ? "-" : ""}${text.slice(0, cut)}${places ? `.${text.slice(cut)}` : ""}`;
  });

describe("rounded", () => {
  it.each([
    ["1", "3", 2, "0.33"],
    ["2", "3", 2, "0.67"],
    ["1", "200", 2, "0.01"],
    ["-1", "200", 2, "-0.01"],
    ["1", "-200", 2, "-0.01"],
    ["199", "40000", 2, "0"],
    ["179", "2", 0, "90"],
    ["1", "0", 2, null],
  ])("%s ÷ %s to %i decimals is %s", async (a, b, places, wanted) => {
    const [row] = await queried<{ value: string | null }>(
      warehouse,
      `select rounded(${a}, ${b}, ${places}) as value`,
    );
    expect(checked(a, b, places)).toBe(wanted);
    if (wanted === null) expect(row?.value).toBeNull();
    else expect(sameNumber(String(row?.value), wanted)).toBe(true);
  });

  it("is the same in the warehouse and in the checker", async () => {
    const cases = fc.array(fc.tuple(number, number, fc.integer({ min: 0, max: 4 })), { minLength: 200 });
    await fc.assert(
      fc.asyncProperty(cases, async (drawn) => {
        // The quotients of scores are small; those that a double cannot count are none of theirs.
        const fit = drawn.filter(([a, b]) => Math.abs(Number(a) / Number(b)) < 1e9);
        const values = fit.map(
          ([a, b, places], place) => `(${place}, ${a}::decimal(38, 6), ${b}::decimal(38, 6), ${places})`,
        );
        const rows = await queried<{ value: string | null }>(
          warehouse,
          `select rounded(a, b, places) as value
          from (values ${values.join(", ")}) as given(place, a, b, places) order by place`,
        );
        for (const [place, [a, b, places]] of fit.entries()) {
          const wanted = checked(a, b, places);
          const found = rows[place]?.value ?? null;
          if (wanted === null || found === null) expect(found).toBe(wanted);
          else
            expect(sameNumber(found, wanted), `${a} ÷ ${b} to ${places}: ${found}, not ${wanted}`).toBe(true);
        }
      }),
      { numRuns: 10, seed: 2013 },
    );
  });
});
