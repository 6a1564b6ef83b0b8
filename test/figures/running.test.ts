import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { IndicatorRow } from "../../src/facts/edition.ts";
import type { Fact } from "../../src/facts/read.ts";
import { isMilestone } from "../../src/site/charts/milestone.ts";
import { runningChart } from "../../src/site/charts/running.ts";

const indicator = { title: "培训", unit: "名" } as IndicatorRow;
const fact = (id: string, value: number) =>
  ({ fact: id, value: String(value), display: String(value), unit: "名", basis: "reported" }) as Fact;
/** The chart of yearly figures, of which the last stands at the end of the span. */
function chartOf(figures: number[], total: number, goal: number): string {
  const years = figures.map((value, index) => ({
    name: `${2011 + index}`,
    from: index * 12,
    to: index * 12 + 12,
    figures: [{ months: index * 12 + 12, fact: fact(`y${index}`, value) }],
  }));
  const span = { months: figures.length * 12, gone: figures.length * 12, until: "2013年末" };
  const facts = { total: fact("total", total), goal: fact("goal", goal) };
  return runningChart("培训累计", indicator, years, span, facts).markup;
}

/** The upper and the lower edge of each block, in pixels from the top. */
function blocks(markup: string): { top: number; bottom: number }[] {
  return [...markup.matchAll(/<rect [^>]*>/g)].flatMap(([rect]) => {
    if (!rect.includes("data-fact")) return [];
    const number = (name: string) => Number(new RegExp(` ${name}="([^"]*)"`).exec(rect)?.[1]);
    return [{ top: number("y"), bottom: number("y") + number("height") }];
  });
}

describe("the chart of a running total", () => {
  it("stacks the years, each on top of those before, up to the total", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 2, maxLength: 6 }), (figures) => {
        const total = figures.reduce((sum, each) => sum + each, 0);
        const markup = chartOf(figures, total, total + 1);
        const found = blocks(markup);
        expect(found.length).toBe(figures.length);
        for (const [at, { bottom }] of found.slice(1).entries())
          expect(Math.abs(bottom - (found[at]?.top ?? 0))).toBeLessThan(0.1);
        const dot = Number(/<circle [^>]*cy="([^"]*)"/.exec(markup)?.[1]);
        expect(Math.abs((found.at(-1)?.top ?? 0) - dot)).toBeLessThan(0.1);
      }),
      { numRuns: 25 },
    );
  });

  it("draws the total alone where the years do not make it up", () => {
    expect(blocks(chartOf([10, 20], 31, 50))).toEqual([]);
    expect(chartOf([10, 20], 31, 50)).toContain('data-fact="total"');
  });
});

describe("a thing that is or is not done", () => {
  it.each([
    ["1", ["0", "0", "1"], true],
    ["1", ["0"], true],
    ["1", ["0", "2"], false],
    ["2", ["0", "1"], false],
    ["0", ["0", "1"], false],
  ])("is known by a goal of %s and figures %j: %s", (goal, figures, milestone) => {
    const values = figures.map((value) => ({ value }) as Fact);
    expect(isMilestone({ value: goal } as Fact, values)).toBe(milestone);
    expect(isMilestone(undefined, values)).toBe(false);
  });
});
