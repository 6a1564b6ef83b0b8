import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readFacts } from "../../src/facts/read.ts";
import type { Warehouse } from "../../src/warehouse/open.ts";
import { anyIntakes, figureRows } from "./arbitrary.ts";
import { intakeOf } from "./given.ts";
import { queried } from "./query.ts";
import { planWith, type Row, runOf, shippedPlan, withWarehouse } from "./support.ts";

const city = shippedPlan.head.city;
const hundredths = (text: string) => BigInt(Math.round(Number(text) * 100));

/** One target of each method that judges, with its indicator. */
const templates = [...new Map(shippedPlan.targets.rows.map((row) => [row.method, row])).values()].flatMap(
  (target) => {
    const indicator = shippedPlan.indicators.rows.find((row) => row.indicator === target.indicator);
    return indicator ? [{ target, indicator, ratio: indicator.denominator !== "" }] : [];
  },
);

/** The shipped plan with a target, an indicator and a line of one point for each copy, in a scheme for the city. */
function planOfCopies(
  copies: { id: string; goal: string; of: (typeof templates)[number] }[],
  method: string,
) {
  const text = (table: "indicators" | "targets", key: string) =>
    shippedPlan[table].texts.find((row) => Object.values(row)[0] === key);
  return planWith({
    indicators: copies.map(({ id, of }) => ({
      ...text("indicators", of.indicator.indicator),
      indicator: id,
      title: id,
    })),
    applicability: copies.map(({ id }) => ({ indicator: id, areas: city, note: "" })),
    targets: copies.map(({ id, goal, of }) => ({
      ...text("targets", of.target.target),
      ...{ target: id, indicator: id, area: city, parts: "", goal },
    })),
    schemes: [
      {
        ...{ scheme: "copies", title: "Copies", subjects: city, points: `${copies.length}`, decimals: "2" },
        ...{ step: "0", source: "test", basis: "reported" },
      },
    ],
    scoring: copies.map(({ id }) => ({
      ...{ line: `line-${id}`, scheme: "copies", title: id, points: "1", about: "targets", within: "item" },
      ...{ of: id, method, each: "1", floor: "30", cap: "95", basis: "reported" },
    })),
  });
}

/** What these tests ask: models of scores, their facts and operands. */
const SCORES = [
  ...["score_leaf", "score_sum", "scored_item", "score_grade", "score_veto", "fact_score", "operand_score"],
];

describe("scores", () => {
  it("lie within their points, add up to the last hundredth, and a veto always wins", async () => {
    let vetoes = 0;
    await fc.assert(
      fc.asyncProperty(anyIntakes, fc.constantFrom("2013Q1", "2013Q3", "2013"), async ([intake], asOf) => {
        const reads = async (warehouse: Warehouse) => {
          const outside = await queried(
            warehouse,
            `select line, subject, scored, points from score_leaf where scored not between 0 and points
            union all
            select line, subject, scored, points from score_sum where scored not between 0 and points
            union all
            select line, subject, degree, 100 from scored_item where degree not between 0 and 100`,
          );
          expect(outside).toEqual([]);
          const vetoed = await queried<{ grade: string; worst: string }>(
            warehouse,
            `select score_grade.grade, (select arg_min(grade, least) from grade where grade.scheme = score_grade.scheme) as worst
            from score_grade
            join score_veto using (scheme, subject, scenario)
            where score_veto.word = 'vetoed' and scenario = 0`,
          );
          for (const { grade, worst } of vetoed) expect(grade).toBe(worst);
          vetoes += vetoed.length;
          const facts = new Map((await readFacts(warehouse)).facts.map((fact) => [fact.fact, fact]));
          const shown = (id: string) => {
            const fact = facts.get(id);
            if (!fact) throw new Error(`no fact ${id}`);
            return hundredths(fact.display.replace("−", "-"));
          };
          const sums = await queried<{ whole: string; parts: string[]; conversion: string }>(
            warehouse,
            `select whole.fact as whole, list(operand.ref) as parts,
              if(whole.line = '', whole.root, whole.fact) || '/conversion' as conversion
            from score_sum as whole
            join operand_score as operand on operand.fact = whole.fact and operand.name = 'amount'
            where whole.scenario = 0
            group by all`,
          );
          expect(sums.length).toBeGreaterThan(20);
          for (const { whole, parts, conversion } of sums)
            expect(
              parts
                .map(shown)
                .reduce((sum, part) => sum + part, facts.has(conversion) ? shown(conversion) : 0n),
              whole,
            ).toBe(shown(whole));
        };
        await withWarehouse(shippedPlan, intake, runOf(asOf), reads, SCORES);
      }),
      { numRuns: 6, seed: 2013 },
    );
    expect(vetoes).toBeGreaterThan(0);
  });

  it.each(["score-proportional", "score-threshold", "score-milestone", "score-deduct"])(
    "by %s never fall when a figure moves the right way",
    async (method) => {
      let compared = 0;
      const worlds = fc.record({
        asOf: fc.constantFrom("2013Q1", "2013Q2", "2013Q3", "2013Q4"),
        before: fc.integer({ min: 1, max: 9 }),
        goal: fc.integer({ min: 0, max: 120 }),
        values: fc.array(fc.integer({ min: 0, max: 150 }), { minLength: 6, maxLength: 6 }),
      });
      await fc.assert(
        fc.asyncProperty(worlds, async ({ asOf, before, goal, values }) => {
          const rising = values.toSorted((a, b) => a - b);
          const copies = templates.flatMap((of) =>
            rising.map((value, place) => ({
              ...{ id: `${of.target.method}-${place}`, goal: `${goal}`, of, value },
            })),
          );
          const quarters = [2011, 2012, 2013].flatMap((year) => [1, 2, 3, 4].map((q) => `${year}Q${q}`));
          const rows = copies.flatMap(({ id, of, value }): Row[] =>
            quarters
              .filter((period) => period <= asOf)
              .flatMap((period) => {
                const top = String(period === asOf ? value : before);
                return figureRows({ indicator: id, area: city, period, top, bottom: "150" }, of.ratio);
              }),
          );
          const plan = planOfCopies(copies, method);
          const found = await withWarehouse(
            plan,
            intakeOf(plan, rows),
            runOf(asOf),
            (warehouse) =>
              queried<{ line: string; scored: string | null }>(
                warehouse,
                "select line, scored from score_leaf where scheme = 'copies' and scenario = 0",
              ),
            ["score_leaf"],
          );
          const scored = new Map(found.map(({ line, scored: points }) => [line, points]));
          for (const { target, indicator } of templates) {
            const points = rising
              .map((_, place) => scored.get(`line-${target.method}-${place}`) ?? null)
              // What is not due yet is not scored.
              .flatMap((each) => (each === null ? [] : [Number(each)]));
            compared += points.length;
            const sorted = points.toSorted((a, b) => (indicator.direction === "up" ? a - b : b - a));
            expect(points, target.method).toEqual(sorted);
          }
        }),
        { numRuns: 3, seed: 2013 },
      );
      expect(compared).toBeGreaterThan(0);
    },
  );
});
