import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate, isNumber } from "../../src/verify/arithmetic/evaluate.ts";
import { compare, decimal, divide, type Exact } from "../../src/verify/arithmetic/exact.ts";
import { parse } from "../../src/verify/arithmetic/expression.ts";
import { createMacros } from "../../src/warehouse/macros.ts";
import { Warehouse } from "../../src/warehouse/open.ts";
import { AREAS, figureRows } from "./arbitrary.ts";
import { intakeOf } from "./given.ts";
import { sameNumber } from "./numbers.ts";
import { queried } from "./query.ts";
import { type Row, runOf, shippedPlan, withWarehouse } from "./support.ts";

/** A rate, a count from the start of the year, a count by quarters with a growth, a limit of zero, a rate that is to fall. */
const INDICATORS = ["3.2", "1.4", "8.3", "4.3", "4.1"];
const isRatio = (id: string) =>
  shippedPlan.indicators.rows.some(({ indicator, denominator }) => indicator === id && denominator !== "");

/** Figures of a quarter and of the same one a year before, of every area or of most. */
const worlds = fc
  .record({
    zones: fc.constantFrom("included", "excluded"),
    left: fc.subarray(
      AREAS.map(({ area }) => area),
      { maxLength: 2 },
    ),
    figures: fc.array(fc.record({ top: fc.nat(2000), more: fc.nat(2000) }), {
      minLength: 90,
      maxLength: 90,
    }),
  })
  .map(({ zones, left, figures }) =>
    INDICATORS.flatMap((indicator, i) =>
      AREAS.flatMap(({ area }, j) =>
        ["2012Q1", "2013Q1"].flatMap((period, k) => {
          const { top, more } = figures[(i * 18 + j * 2 + k) % 90] ?? { top: 0, more: 0 };
          if (indicator === "3.2" && left.includes(area)) return [];
          return figureRows(
            { indicator, area, period, zones, top: `${top}`, bottom: `${top + more}` },
            isRatio(indicator),
          );
        }),
      ),
    ),
  );

function inWorld<T>(rows: Row[], use: (warehouse: Warehouse) => Promise<T>): Promise<T> {
  return withWarehouse(shippedPlan, intakeOf(shippedPlan, rows), runOf("2013Q1"), use, [
    "standing",
    "contribution",
  ]);
}

describe("areas beside each other", () => {
  it("contribute to the city's change and gap what sums to them, exactly", async () => {
    let summed = 0;
    await fc.assert(
      fc.asyncProperty(worlds, async (rows) => {
        const sums = await inWorld(rows, (warehouse) =>
          queried<Record<string, string>>(
            warehouse,
            `select indicator, aspect, target, sum(amount)::varchar || '/' || any_value(divisor) as parts,
               case aspect
                 when 'change-part' then (
                   select change || '/' || change_divisor from trend
                   where trend.indicator = contribution.indicator and trend.period = contribution.period
                     and trend.area = (select city from run)
                 )
                 else (
                   select gap || '/' || gap_divisor from attainment
                   where attainment.scenario = 0 and attainment.target = contribution.target and attainment.area = (select city from run)
                 )
               end as whole
             from contribution
             group by all
             having any_value(divisor) <> 0`,
          ),
        );
        for (const { indicator, aspect, parts = "", whole = "" } of sums)
          expect(sameNumber(parts, whole), `${indicator} ${aspect} ${parts} ${whole}`).toBe(true);
        summed += sums.length;
      }),
      { numRuns: 8, seed: 2013 },
    );
    expect(summed).toBeGreaterThan(40);
  });

  it("are ranked as the rule says, and behind another only where their intervals do not meet", async () => {
    let ranked = 0;
    await fc.assert(
      fc.asyncProperty(worlds, async (rows) => {
        const [ruled, apart, all] = await inWorld(rows, async (warehouse) => [
          await queried(
            warehouse,
            `select own.indicator, own.area
             from standing as own join standing as other using (indicator)
             group by own.indicator, own.area, own.low, own.high, own.direction, own.first, own.last
             having rank_first(own.low, own.high, other.low, other.high, own.direction) <> own.first
               or rank_last(own.low, own.high, other.low, other.high, own.direction) <> own.last`,
          ),
          await queried(
            warehouse,
            `select own.indicator, own.area, other.area
             from standing as own join standing as other using (indicator)
             where own.first > other.last and own.low <= other.high and other.low <= own.high`,
          ),
          await queried(warehouse, "select area from standing"),
        ]);
        expect([ruled, apart]).toEqual([[], []]);
        ranked += all?.length ?? 0;
      }),
      { numRuns: 5, seed: 2013 },
    );
    expect(ranked).toBeGreaterThan(40);
  });

  it("have ranks that do not depend on their order", async () => {
    const ranks = (rows: Row[]) =>
      inWorld(rows, (warehouse) =>
        queried(warehouse, "select indicator, area, low, high, first, last from standing order by all"),
      );
    await fc.assert(
      fc.asyncProperty(worlds, async (rows) => {
        const first = await ranks(rows);
        expect(first.length).toBeGreaterThan(0);
        expect(await ranks(rows.toReversed())).toEqual(first);
      }),
      { numRuns: 3, seed: 2013 },
    );
  });
});

describe("the interval of a rate", () => {
  it("contains it, lies between none and all, and is the same to the checker", async () => {
    const warehouse = await Warehouse.open([], { threads: "1" });
    await createMacros(warehouse, shippedPlan);
    const rule = (aspect: string) =>
      parse(
        shippedPlan.methods.rows.find((row) => row.method === "interval" && row.aspect === aspect)
          ?.expression ?? "",
      );
    const [low, high] = [rule("low"), rule("high")];
    const rates = fc
      .tuple(fc.integer({ min: 1, max: 100_000_000 }), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([bottom, share]) => [Math.floor(bottom * share), bottom] as const);
    const shares = fc.oneof(
      rates,
      rates.map(([, bottom]) => [0, bottom] as const),
      rates.map(([, bottom]) => [bottom, bottom] as const),
      rates.map(([, bottom]) => [1, bottom] as const),
    );
    const sets = fc.array(
      fc
        .tuple(shares, fc.constantFrom(1, 100, 10_000))
        .map(([[top, bottom], scale]) => [top, bottom, scale] as const),
      { minLength: 100, maxLength: 100 },
    );
    try {
      await fc.assert(
        fc.asyncProperty(sets, async (set) => {
          const rows = await queried<{ low: string; high: string }>(
            warehouse,
            `select interval_low(top, bottom, scale) as low, interval_high(top, bottom, scale) as high
             from (select columns(*)::decimal(38, 6) from (values ${set.map((row) => `(${row})`)}) as given(top, bottom, scale))`,
          );
          expect(rows).toHaveLength(set.length);
          for (const [place, [top, bottom, scale]] of set.entries()) {
            const named = { numerator: `${top}`, denominator: `${bottom}`, scale: `${scale}` };
            const again = [low, high].map((expression) =>
              evaluate(expression, (name) => [decimal(named[name as keyof typeof named])]),
            );
            const bounds = [rows[place]?.low, rows[place]?.high].map((text) => decimal(text ?? "") as Exact);
            const rate = divide(
              { num: BigInt(top) * BigInt(scale), den: 1n },
              { num: BigInt(bottom), den: 1n },
            ) as Exact;
            const [lower, upper] = bounds as [Exact, Exact];
            for (const [at, value] of again.entries())
              expect(isNumber(value) && compare(value, bounds[at] as Exact)).toBe(0);
            expect(compare(lower, rate)).toBeLessThanOrEqual(0);
            expect(compare(upper, rate)).toBeGreaterThanOrEqual(0);
            expect(compare(lower, { num: 0n, den: 1n })).toBeGreaterThanOrEqual(0);
            expect(compare(upper, { num: BigInt(scale), den: 1n })).toBeLessThanOrEqual(0);
          }
        }),
        { numRuns: 4, seed: 2013 },
      );
    } finally {
      warehouse.close();
    }
  });
});
