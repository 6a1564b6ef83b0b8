import { beforeAll, describe, expect, it } from "vitest";
import { type Report, verify } from "../../src/verify/verify.ts";
import { displaysOf, publishedSite } from "../support/published.ts";
import { FOLLOWED, figuresOf } from "./followed.ts";
import { GROWN } from "./grown.ts";
import { JUDGED, tablesOf } from "./judged.ts";

let displays: Map<string, string>;
let report: Report;
beforeAll(async () => {
  const { site, data } = await publishedSite(
    [...[...FOLLOWED, ...JUDGED].map(figuresOf), ...GROWN],
    tablesOf(JUDGED),
  );
  displays = displaysOf(site);
  report = verify(site, data);
});

/** What facts of an aspect say of an indicator, as `area period text`. */
function told(indicator: string, ...aspects: string[]): string[] {
  return [...displays].flatMap(([fact, display]) => {
    const [, of, area, period, aspect = ""] = fact.split("/");
    return of === indicator && aspects.includes(aspect) ? [`${area} ${period} ${display}`] : [];
  });
}

describe("the series that the parts of a figure follow", () => {
  it.each(FOLLOWED)("$indicator: $why", ({ indicator, expected }) => {
    expect(told(indicator, "break", "yoy").toSorted()).toEqual(expected.toSorted());
  });
});

describe("a growth that was published", () => {
  it.each(GROWN)("$indicator: $why", ({ indicator, expected }) => {
    expect(told(indicator, "published-growth").toSorted()).toEqual(expected.toSorted());
  });
});

describe("what is judged of figures with a break", () => {
  it.each(JUDGED)("$indicator: $why", ({ expected }) => {
    const found = Object.keys(expected).map((fact) => [fact, displays.get(fact)]);
    expect(Object.fromEntries(found)).toEqual(expected);
  });
});

describe("what series and growths make of figures", () => {
  it("is read from every cell by the checker, which comes to the same", () => {
    // The site is built without pages.
    expect(report.failures.filter(({ check }) => check !== "pages")).toEqual([]);
    expect(report.proven).toBe(report.facts);
  });
});
