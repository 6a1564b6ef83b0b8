import { describe, expect, it } from "vitest";
import { readPlan } from "../../src/plan/read.ts";
import { type Change, DATA, faults } from "./bare.ts";

const targets = "plan/2013/targets.csv";
const methods = "plan/2013/methods.csv";
const shipped = readPlan(DATA);
const rowOf = (id: string) => shipped.targets.rows.find(({ target }) => target === id)?.row ?? 0;
const ROWS = {
  ...{ count: rowOf("1.4"), rate: rowOf("3.2"), ceiling: rowOf("4.1") },
  ...{ stock: rowOf("20.1"), years: rowOf("22.4") },
};
const GROWTH =
  shipped.methods.rows.find(({ method, aspect }) => `${method} ${aspect}` === "growth-floor reached")?.row ??
  0;

/** What a target is refused for where one of its cells is another, without the file. */
const refused = (row: number, column: string, value: string, ...more: Change[]) =>
  faults([targets, row, column, value], ...more).map((fault) =>
    fault.slice(`${targets} row ${row}, column `.length),
  );

describe("a method that does not suit its target's indicator", () => {
  it.each<[string, number, string, string]>([
    ["a limit of a ratio", ROWS.ceiling, "limit", "sum or to-date, and 4.1 is ratio"],
    ["a milestone of a ratio", ROWS.rate, "milestone", "sum or to-date or last or none, and 3.2 is ratio"],
    ["a count of a ratio", ROWS.rate, "count-floor", "sum or to-date, and 3.2 is ratio"],
    ["a rate of a count", ROWS.count, "rate-floor", "ratio or last or none, and 1.4 is to-date"],
    ["a level of a count", ROWS.count, "stock-floor", "last or none, and 1.4 is to-date"],
    ["a count of a level", ROWS.stock, "count-floor", "sum or to-date, and 20.1 is last"],
    [
      "growth of what is told in points",
      ROWS.rate,
      "growth-floor",
      "percent, and the trend of 3.2 is points",
    ],
    ["several years of one", ROWS.count, "cumulative-floor", "span, and 2013 is year"],
    ["a year of several", ROWS.years, "count-floor", "year, and 2011-2015 is span"],
  ])("%s", (_, row, method, fault) => {
    const found = refused(row, "method", method);
    expect(found.find((line) => line.startsWith("method: "))).toContain(
      `method: it judges ${fault}: "${method}" (`,
    );
  });

  it("is told which would suit", () => {
    expect(refused(ROWS.stock, "method", "count-floor")).toEqual([
      'method: it judges sum or to-date, and 20.1 is last: "count-floor" (choose stock-floor or rate-floor or coverage-floor or milestone, or mend the row of 20.1 in plan/2013/indicators.csv)',
    ]);
  });

  it("is what its row says, and no more than that", () => {
    const own: Change = [methods, GROWTH, "suits", "ratio;percent;year"];
    expect(faults(own)[0]).toContain("it judges ratio, and 8.3 is sum");
    expect(faults([methods, GROWTH, "suits", "ratio;sum;percent;year;span"])).toEqual([]);
  });
});

describe("what a method suits", () => {
  it.each<[Change, string]>([
    [[methods, GROWTH, "suits", ""], "no kind that suits"],
    [[methods, GROWTH, "suits", "sum"], "no time that suits"],
    [[methods, GROWTH, "suits", "sum;month"], "nothing that suits: month"],
    [[methods, GROWTH + 1, "suits", "sum;year"], "not of a row reached"],
  ])("%j", (change, fault) => {
    expect(faults(change).join("\n")).toContain(`${methods} row ${change[1]}, column suits: ${fault}`);
  });
});

describe("a target's period", () => {
  it.each(["2013Q2", "2013M06", "2013H1"])("is a year or a span of years, not %s", (period) => {
    expect(refused(ROWS.count, "period", period)).toEqual([
      `period: a target is of a year or a span of years: "${period}" (write one such as 2013)`,
    ]);
  });
});

describe("a growth of a rate, which has the rate's unit", () => {
  it("has no goal that the past sets", () => {
    const found = refused(ROWS.rate, "method", "growth-floor", [targets, ROWS.rate, "goal_by", "catch-up"]);
    expect(found.join("\n")).toContain(
      "unit: a goal that the past sets is of the indicator's own number, and in its unit",
    );
  });
});
