import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Intake } from "../../src/intake/receive.ts";
import type { Run } from "../../src/warehouse/fill.ts";
import { AREAS, anyIntakes, anyRows, anyYear, figureRows } from "./arbitrary.ts";
import { intakeOf } from "./given.ts";
import { queried } from "./query.ts";
import { periodOf, type Row, runOf, shippedPlan, withWarehouse } from "./support.ts";

/** Everything that a run computes, but for the numbers that readings happen to have. */
function computed(intake: Intake, run: Run): Promise<unknown[][]> {
  return withWarehouse(shippedPlan, intake, run, (warehouse) =>
    Promise.all(
      ["observation", "attainment", "trend", "fact"].map((table) =>
        queried(warehouse, `select columns(c -> c not like '%_reading') from ${table} order by all`),
      ),
    ),
  );
}

describe("totals", () => {
  it("do not depend on the order of readings and files", async () => {
    await fc.assert(
      fc.asyncProperty(anyIntakes, async ([intake, reordered]) => {
        const run = runOf("2013Q3");
        expect(await computed(reordered, run)).toEqual(await computed(intake, run));
      }),
      { numRuns: 3, seed: 2013 },
    );
  });

  it("do not depend on what is later than as-of or arrived after known-at", async () => {
    const bounds = fc.record({
      asOf: fc.constantFrom("2012Q4", "2013Q2", "2013Q3"),
      knownAt: fc.constantFrom("2013-01-10", "2013-10-19"),
    });
    await fc.assert(
      fc.asyncProperty(anyRows, bounds, async (rows, { asOf, knownAt }) => {
        const run = runOf(asOf, knownAt);
        const known = rows.filter(
          ({ period = "", arrived = "" }) => periodOf(period).last <= run.asOf.last && arrived <= knownAt,
        );
        expect(known.length).toBeLessThan(rows.length);
        const before = await computed(intakeOf(shippedPlan, known), run);
        expect(await computed(intakeOf(shippedPlan, rows), run)).toEqual(before);
      }),
      { numRuns: 3, seed: 2013 },
    );
  });

  it("of a city are the sums of its counties and of the zones that no county counts in", async () => {
    await fc.assert(
      fc.asyncProperty(anyYear, async ({ figures, stances }) => {
        const rows = figures.map((figure) => ({ ...figure, zones: stanceOf(figure, stances) }));
        const intake = intakeOf(
          shippedPlan,
          rows.flatMap((row) => figureRows(row, true)),
        );
        const city = await withWarehouse(
          shippedPlan,
          intake,
          runOf("2013"),
          (warehouse) =>
            queried<Row>(
              warehouse,
              `select indicator, numerator::integer as top, denominator::integer as bottom, present::integer as present
             from observation where scenario = 0 and area = (select city from run) and period = '2013' order by indicator`,
            ),
          ["observation"],
        );
        expect(city).toEqual(sums(rows));
      }),
      { numRuns: 5, seed: 2013 },
    );
  }, 180_000);
});

type Figure = { indicator: string; area: string; period: string; top: string; bottom: string };

/** How the area of a figure counts its zones in the figure's quarter: one answer for each county and quarter. */
function stanceOf({ area, period }: Figure, stances: string[]): string {
  const place = AREAS.findIndex((row) => row.area === area) * 4 + Number(period.at(-1)) - 1;
  return stances[place] ?? "excluded";
}

/** What the city's figures must be, added up by hand. */
function sums(rows: (Figure & { zones: string })[]) {
  const totals = new Map<string, { indicator: string; top: number; bottom: number; present: number }>();
  for (const { indicator, area, period, top, bottom } of rows) {
    const inside = AREAS.find((row) => row.area === area)?.inside ?? [];
    const forms = rows.filter((row) => row.period === period && inside.includes(row.area));
    if (forms.some(({ zones }) => zones === "included")) continue;
    const total = totals.get(indicator) ?? { indicator, top: 0, bottom: 0, present: 0 };
    total.top += Number(top);
    total.bottom += Number(bottom);
    total.present += 1;
    totals.set(indicator, total);
  }
  return [...totals.values()].sort((a, b) => (a.indicator < b.indicator ? -1 : 1));
}
