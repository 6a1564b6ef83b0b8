import { beforeAll, describe, expect, it } from "vitest";
import { type Report, verify } from "../../src/verify/verify.ts";
import { displaysOf, publishedSite } from "../support/published.ts";
import { FOLLOWED, figuresOf } from "./followed.ts";

let displays: Map<string, string>;
let report: Report;
beforeAll(async () => {
  const { site, data } = await publishedSite(FOLLOWED.map(figuresOf));
  displays = displaysOf(site);
  report = verify(site, data);
});

describe("the series that the parts of a figure follow", () => {
  it.each(FOLLOWED)("$indicator: $why", ({ indicator, expected }) => {
    const told = [...displays].flatMap(([fact, display]) => {
      const [, of, area, period, aspect] = fact.split("/");
      return of === indicator && (aspect === "break" || aspect === "yoy")
        ? [`${area} ${period} ${display}`]
        : [];
    });
    expect(told.toSorted()).toEqual(expected.toSorted());
  });

  it("is read from every cell by the checker, which comes to the same", () => {
    expect(report.failures).toEqual([]);
    expect(report.proven).toBe(report.facts);
  });
});
