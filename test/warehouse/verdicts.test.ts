import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { figureRows } from "./arbitrary.ts";
import { intakeOf } from "./given.ts";
import { queried } from "./query.ts";
import { planWith, type Row, runOf, shippedPlan, withWarehouse } from "./support.ts";

/** One target of each method that judges, with its indicator. */
const templates = [...new Map(shippedPlan.targets.rows.map((row) => [row.method, row])).values()].flatMap(
  (target) => {
    const indicator = shippedPlan.indicators.rows.find((row) => row.indicator === target.indicator);
    return indicator ? [{ target, indicator, ratio: indicator.denominator !== "" }] : [];
  },
);
type Template = (typeof templates)[number];

const QUARTERS = [2011, 2012, 2013].flatMap((year) => [1, 2, 3, 4].map((place) => `${year}Q${place}`));

/** The plan with a further target for each of `copies`, on an indicator of its own that one area alone reports. */
function planOfCopies(copies: { id: string; goal: string; of: Template }[]) {
  const text = (table: "indicators" | "targets", key: string) =>
    shippedPlan[table].texts.find((row) => Object.values(row)[0] === key);
  return planWith({
    indicators: copies.map(({ id, of }) => ({
      ...text("indicators", of.indicator.indicator),
      indicator: id,
      title: id,
    })),
    applicability: copies.map(({ id }) => ({ indicator: id, areas: shippedPlan.head.city, note: "" })),
    targets: copies.map(({ id, goal, of }) => ({
      ...text("targets", of.target.target),
      target: id,
      indicator: id,
      area: shippedPlan.head.city,
      parts: "",
      goal,
    })),
  });
}

async function statusesOf(plan: ReturnType<typeof planOfCopies>, rows: Row[], asOf: string) {
  const found = await withWarehouse(
    plan,
    intakeOf(plan, rows),
    runOf(asOf),
    (warehouse) =>
      queried<{ target: string; status: string; needed: string | null }>(
        warehouse,
        `select target, attainment.status::varchar as status, (needed / needed_divisor)::varchar as needed
        from attainment
        left join needed using (target, area)
        where attainment.scenario = 0`,
      ),
    ["needed"],
  );
  return new Map(found.map((row) => [row.target, row]));
}

/** From best to worst: a target that waits for the end of its year is no better than one that is behind. */
const RANK = ["met", "on pace", "behind", "missed"];
const rankOf = (status: string) => RANK.indexOf(status === "not due" ? "behind" : status);

describe("a verdict", () => {
  it("never worsens, nor is more needed, when the figure moves the right way", async () => {
    const worlds = fc.record({
      asOf: fc.constantFrom("2013Q1", "2013Q2", "2013Q3", "2013Q4"),
      before: fc.integer({ min: 1, max: 9 }),
      goal: fc.integer({ min: 0, max: 120 }),
      values: fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 6, maxLength: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(worlds, async ({ asOf, before, goal, values }) => {
        const rising = values.toSorted((a, b) => a - b);
        const copies = templates.flatMap((of) =>
          rising.map((value, place) => ({ id: `${of.target.method}-${place}`, goal: `${goal}`, of, value })),
        );
        const rows = copies.flatMap(({ id, of, value }) =>
          QUARTERS.filter((period) => period <= asOf).flatMap((period) => {
            const top = String(period === asOf ? value : before);
            return figureRows(
              { indicator: id, area: shippedPlan.head.city, period, top, bottom: "20" },
              of.ratio,
            );
          }),
        );
        const statuses = await statusesOf(planOfCopies(copies), rows, asOf);
        for (const { target, indicator } of templates) {
          const found = rising.map((_, place) => statuses.get(`${target.method}-${place}`));
          const ranks = found.map((row) => rankOf(row?.status ?? ""));
          const needed = found.map((row) => Number(row?.needed));
          expect(needed.map(Number.isNaN), target.method).not.toContain(true);
          expect(needed, target.method).toEqual(
            needed.toSorted((a, b) => (indicator.direction === "up" ? b - a : a - b)),
          );
          expect(ranks).not.toContain(-1);
          expect(ranks, target.method).toEqual(
            ranks.toSorted((a, b) => (indicator.direction === "up" ? b - a : a - b)),
          );
        }
      }),
      { numRuns: 5, seed: 2013 },
    );
  });

  it("on a rate is exact at the goal and one unit beside it", async () => {
    const rates = templates.filter(({ ratio, target }) => ratio && target.method.startsWith("rate"));
    expect(rates.map(({ target }) => target.comparator).sort()).toEqual(["<=", ">="]);
    const edges = fc.array(
      fc.record({
        of: fc.constantFrom(...rates),
        hundredths: fc.integer({ min: 1, max: 9999 }),
        bottom: fc.integer({ min: 1, max: 1_000_000_000 }),
        beside: fc.constantFrom(-1, 0, 1),
      }),
      { minLength: 100, maxLength: 100 },
    );
    await fc.assert(
      fc.asyncProperty(edges, async (cases) => {
        const copies = cases.map(({ of, hundredths, bottom, beside }, place) => {
          const whole = BigInt(hundredths) * BigInt(bottom);
          const scale = BigInt(of.indicator.scale) * 100n;
          const top = whole / scale + BigInt(beside);
          const reached = of.target.comparator === ">=" ? top * scale >= whole : top * scale <= whole;
          const goal = (hundredths / 100).toFixed(2);
          return { id: `copy-${place}`, goal, of, top: top < 0n ? 0n : top, bottom, reached };
        });
        const rows = copies.flatMap(({ id, top, bottom }) =>
          QUARTERS.slice(-4).flatMap((period) => {
            const last = period.endsWith("Q4");
            return figureRows(
              {
                indicator: id,
                area: shippedPlan.head.city,
                period,
                top: last ? `${top}` : "0",
                bottom: last ? `${bottom}` : "0",
              },
              true,
            );
          }),
        );
        const statuses = await statusesOf(planOfCopies(copies), rows, "2013");
        expect(copies.map(({ id }) => statuses.get(id)?.status)).toEqual(
          copies.map(({ reached }) => (reached ? "met" : "missed")),
        );
      }),
      { numRuns: 3, seed: 2013 },
    );
  });
});
