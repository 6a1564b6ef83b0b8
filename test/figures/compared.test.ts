import { describe, expect, it } from "vitest";
import { type Edition, factOrNone } from "../../src/facts/edition.ts";
import type { Fact } from "../../src/facts/read.ts";
import { comparedPeriods } from "../../src/site/pages/indicator.ts";

/** An edition with figures of a city for these periods, and targets for others. */
function editionOf(figures: string[], targets: string[]): Edition {
  const facts = figures.map((period) => ({ aspect: "actual", area: "city", period }) as Fact);
  return {
    bounds: { asOf: "2013" },
    ...{ findings: [], doubts: [], withheld: [] },
    bySubject: new Map([["indicator/x", facts]]),
    plan: {
      head: { city: "city" },
      areas: { rows: [] },
      indicators: { rows: [{ indicator: "x" }] },
      targets: { rows: targets.map((period) => ({ indicator: "x", area: "city", period })) },
    },
  } as unknown as Edition;
}

describe("the periods in which areas are compared", () => {
  it.each([
    [
      ["2013Q4", "2013", "2012-2014"],
      ["2013", "2012-2014"],
      ["2013", "2012-2014"],
    ],
    [["2013", "2012-2014"], ["2012-2014"], ["2012-2014"]],
    [["2013", "2012"], ["2012"], ["2013"]],
    [["2013"], ["2013", "2015-2016"], ["2013"]],
    [[], ["2013"], []],
  ])("of figures for %j with targets for %j are %j", (figures, targets, periods) => {
    expect(comparedPeriods(editionOf(figures, targets), "x")).toEqual(periods);
  });
});

describe("a figure that is not there", () => {
  it("is missing where its period is over, or as a span has begun, and not where that is yet to come", () => {
    const of = (period: string) => factOrNone(editionOf([], []), "indicator/x", { aspect: "actual", period });
    expect(["2013", "2013Q4", "2012-2014"].map((period) => of(period) !== undefined)).toEqual([
      true,
      true,
      true,
    ]);
    expect(["2014", "2014Q1", "2014-2015"].map(of)).toEqual([undefined, undefined, undefined]);
  });
});
