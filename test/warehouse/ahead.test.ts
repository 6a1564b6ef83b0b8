import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { intakeOf } from "./given.ts";
import { sameNumber } from "./numbers.ts";
import { queried } from "./query.ts";
import { planWith, type Row, runOf, shippedPlan, withWarehouse } from "./support.ts";

const area = shippedPlan.head.city;
const common = { title: "Of a test", scale: "1", decimals: "0", areas: "none", authority: "area" };
const indicator = (id: string, more: Row): Row => ({
  ...{ indicator: id, unit: "个", direction: "up", trend: "percent", basis: "reported", ...common, ...more },
});
const target = (id: string, more: Row): Row => ({
  ...{
    target: id,
    title: id,
    indicator: id,
    area,
    period: "2013",
    comparator: ">=",
    goal: "100",
    unit: "个",
  },
  ...{ strength: "must", method: "count-floor", basis: "public", ...more },
});

/** The plan with indicators of its own, each with a target and reported by the city. */
function planOf(indicators: Row[], targets: Row[], more: Record<string, Row[]> = {}) {
  const applicability = indicators.map((row) => ({ indicator: row.indicator ?? "", areas: area }));
  return planWith({ indicators, applicability, targets, ...more });
}

const quarters = (year: number) => [1, 2, 3, 4].map((place) => `${year}Q${place}`);
const anyYear = fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 4, maxLength: 4 });
const toDate = (values: number[]) =>
  values.map((_, place) => values.slice(0, place + 1).reduce((a, b) => a + b));

describe("figures of a period and from the start of the year", () => {
  it("become each other and themselves again, where the indicator allows", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyYear, { minLength: 12, maxLength: 12 }), async (years) => {
        const kinds = ["sum", "to-date", "last"];
        const all = kinds.flatMap((periods) =>
          years.map((values, place) => ({ id: `${periods}-${place}`, periods, values })),
        );
        const plan = planOf(
          all.map(({ id, periods }) => indicator(id, { periods })),
          all.map(({ id, periods }) => target(id, periods === "last" ? { method: "stock-floor" } : {})),
        );
        const rows = all.flatMap(({ id, periods, values }) =>
          (periods === "sum" ? values : toDate(values)).map((value, place) => ({
            ...{ indicator: id, area, period: quarters(2013)[place] ?? "", value: String(value) },
          })),
        );
        const found = await withWarehouse(
          plan,
          intakeOf(plan, rows),
          runOf("2013"),
          (warehouse) =>
            queried<{ indicator: string; alone: string; amount: string }>(
              warehouse,
              `select indicator, alone::integer as alone, amount::integer as amount
            from alone
            join observation using (indicator, area, period)
            where chosen
            order by indicator, period`,
            ),
          ["alone"],
        );
        for (const { id, periods, values } of all) {
          const own = found.filter((row) => row.indicator === id);
          expect(own.map(({ alone }) => alone)).toEqual(periods === "last" ? [] : values);
          expect(own.map(({ amount }) => amount)).toEqual(periods === "last" ? [] : toDate(values));
        }
      }),
      { numRuns: 3, seed: 2013 },
    );
  });

  it("of a ratio are those of its parts, and none where its denominator does not add up", async () => {
    const ratio = { numerator: "a", denominator: "b", unit: "%", scale: "100" };
    const plan = planOf(
      ["sum", "to-date"].map((periods) => indicator(`rate-${periods}`, { ...ratio, periods })),
      ["sum", "to-date"].map((periods) => target(`rate-${periods}`, { unit: "%", method: "rate-floor" })),
    );
    const part = (period: string, name: string, value: string) =>
      ["sum", "to-date"].map((periods) => ({
        indicator: `rate-${periods}`,
        area,
        period,
        part: name,
        value,
      }));
    const rows = [
      ...[...part("2013Q1", "numerator", "9"), ...part("2013Q1", "denominator", "10")],
      ...[...part("2013Q2", "numerator", "30"), ...part("2013Q2", "denominator", "40")],
    ];
    const found = await withWarehouse(
      plan,
      intakeOf(plan, rows),
      runOf("2013Q2"),
      (warehouse) =>
        queried<Row>(
          warehouse,
          `select indicator, period, alone || '/' || alone_divisor as alone from alone
        where indicator like 'rate-%' order by period`,
        ),
      ["alone"],
    );
    expect(found.map(({ indicator: id, period }) => `${id} ${period}`)).toEqual([
      ...["rate-sum 2013Q1", "rate-sum 2013Q2"],
    ]);
    expect(found.map(({ alone = "" }, place) => sameNumber(alone, ["90", "75"][place] ?? ""))).toEqual([
      ...[true, true],
    ]);
  });
});

describe("an outlook", () => {
  it("lies in its range, and is what came where each year is like the one before", async () => {
    const worlds = fc.array(fc.tuple(anyYear, anyYear, anyYear), { minLength: 15, maxLength: 15 });
    await fc.assert(
      fc.asyncProperty(worlds, async (drawn) => {
        const all = drawn.map(([first, second, last], place) => ({
          id: `count-${place}`,
          years: place % 3 === 0 ? [first, first.map((n) => n * 2), first] : [first, second, last],
          alike: place % 3 === 0,
        }));
        const plan = planOf(
          all.map(({ id }) => indicator(id, { periods: "sum" })),
          all.map(({ id }) => target(id, {})),
        );
        const rows = all.flatMap(({ id, years }) =>
          years.flatMap((values, year) =>
            values.map((value, place) => ({
              ...{ indicator: id, area, period: quarters(2011 + year)[place] ?? "", value: String(value) },
            })),
          ),
        );
        const found = await withWarehouse(
          plan,
          intakeOf(plan, rows),
          runOf("2013"),
          (warehouse) =>
            queried<{ indicator: string; inside: boolean; error: string | null }>(
              warehouse,
              `select
              indicator,
              coalesce(low * outlook_divisor <= outlook * low_divisor, true)
                and coalesce(outlook * high_divisor <= high * outlook_divisor, true) as inside,
              seasonal_error::double as error
            from outlook where scenario = 0 and indicator like 'count-%'`,
            ),
          ["outlook"],
        );
        expect(found.length).toBeGreaterThan(15);
        expect(found.filter(({ inside }) => !inside)).toEqual([]);
        const alike = new Set(all.filter((each) => each.alike).map(({ id }) => id));
        for (const row of found)
          if (alike.has(row.indicator) && row.error !== null) expect(Number(row.error)).toBeLessThan(0.0001);
      }),
      { numRuns: 3, seed: 2013 },
    );
  });
});

/** From best to worst. */
const RANK = ["reached", "on track", "moderate", "limited", "deteriorating"];

describe("a trajectory", () => {
  it("never worsens when the figure moves the right way", async () => {
    const worlds = fc.record({
      base: fc.integer({ min: 1, max: 900 }),
      goal: fc.integer({ min: 1, max: 900 }),
      values: fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 12, maxLength: 12 }),
      year: fc.constantFrom("2011", "2012", "2013"),
    });
    await fc.assert(
      fc.asyncProperty(worlds, async ({ base, goal, values, year }) => {
        const rising = values.toSorted((a, b) => a - b);
        const all = ["up", "down", "up-alone", "down-alone"].flatMap((way) =>
          rising.map((value, place) => ({ id: `${way}-${place}`, way, value })),
        );
        const aimed = all.filter(({ way }) => !way.endsWith("alone"));
        const plan = planOf(
          all.map(({ id, way }) =>
            indicator(id, { periods: "last", direction: way.startsWith("up") ? "up" : "down" }),
          ),
          aimed.map(({ id, way }) =>
            target(id, {
              ...{ period: "2015", goal: String(goal) },
              ...(way === "up"
                ? { comparator: ">=", method: "stock-floor" }
                : { comparator: "<=", method: "rate-ceiling" }),
            }),
          ),
          {
            trajectories: all.map(({ id, way }) => ({
              ...{ trajectory: id, title: id, indicator: id, areas: "city", base: "2010", basis: "reported" },
              target: way.endsWith("alone") ? "" : id,
            })),
          },
        );
        const rows = all.flatMap(({ id, value }) => [
          { indicator: id, area, period: "2010", value: String(base) },
          { indicator: id, area, period: year, value: String(value) },
        ]);
        const found = await withWarehouse(
          plan,
          intakeOf(plan, rows),
          runOf("2013"),
          (warehouse) =>
            queried<{ trajectory: string; verdict: string }>(
              warehouse,
              "select trajectory, verdict from trajectory where regexp_matches(trajectory, '^(up|down)')",
            ),
          ["trajectory"],
        );
        const verdicts = new Map(found.map(({ trajectory, verdict }) => [trajectory, verdict]));
        for (const way of ["up", "down", "up-alone", "down-alone"]) {
          const ranks = rising.map((_, place) => RANK.indexOf(verdicts.get(`${way}-${place}`) ?? ""));
          expect(ranks, `${way} of ${base} to ${goal}`).not.toContain(-1);
          expect(ranks).toEqual(ranks.toSorted((a, b) => (way.startsWith("up") ? b - a : a - b)));
        }
      }),
      { numRuns: 6, seed: 2013 },
    );
  });
});
