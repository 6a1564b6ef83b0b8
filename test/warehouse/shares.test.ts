import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { intakeOf } from "./given.ts";
import { queried } from "./query.ts";
import { planWith, runOf, shippedPlan, withWarehouse } from "./support.ts";

/** A count that counties and zones add up to, with a target for the whole alone. */
const [target] = shippedPlan.targets.rows.filter(
  ({ parts, method, indicator }) =>
    !parts &&
    method === "count-floor" &&
    shippedPlan.indicators.rows.some((row) => row.indicator === indicator && row.areas === "sum"),
);
const areas = shippedPlan.areas.rows.filter(({ kind }) => kind === "county").map(({ area }) => area);
const city = shippedPlan.head.city;

describe("shares of a target", () => {
  it("sum to the whole, and whoever brings its share is met, so that together they meet the whole", async () => {
    const numbers = fc.array(fc.integer({ min: 0, max: 50 }), {
      minLength: areas.length,
      maxLength: areas.length,
    });
    await fc.assert(
      fc.asyncProperty(numbers, numbers, async (asked, more) => {
        const goal = asked.reduce((a, b) => a + b);
        const { target: id = "", indicator = "" } = target ?? {};
        const plan = planWith({
          targets: [{ target: id, goal: String(goal) }],
          applicability: [{ indicator, areas: areas.join(";") }],
          shares: asked.map((number, place) => ({
            ...{
              share: `s${place}`,
              target: id,
              area: areas[place] ?? "",
              goal: String(number),
              basis: "public",
            },
          })),
        });
        const figures = asked.map((number, place) => number + ((more[place] ?? 0) % 3) - 1);
        const rows = figures.flatMap((value, place) => ({
          ...{ indicator, area: areas[place] ?? "", period: "2013Q4", value: String(Math.max(0, value)) },
        }));
        const found = await withWarehouse(
          plan,
          intakeOf(plan, rows),
          runOf("2013"),
          (warehouse) =>
            queried<{ area: string; status: string; goal: number; gap: number }>(
              warehouse,
              `select area, status::varchar as status, goal::double as goal, gap::double as gap
              from attainment where target = '${id}'`,
            ),
          ["attainment"],
        );
        const parts = found.filter(({ area }) => area !== city);
        const whole = found.find(({ area }) => area === city);
        const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
        expect(parts.map(({ area }) => area).sort()).toEqual(areas.toSorted());
        expect(sum(parts.map((row) => row.goal))).toBe(whole?.goal);
        expect(sum(parts.map((row) => row.gap))).toBe(whole?.gap);
        if (parts.every(({ status }) => status === "met")) expect(whole?.status).toBe("met");
        if (parts.every(({ status }) => status === "missed")) expect(whole?.status).toBe("missed");
      }),
      { numRuns: 6, seed: 2013 },
    );
  });
});
