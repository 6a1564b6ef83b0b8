import { describe, expect, it } from "vitest";
import type { Ground } from "../../src/verify/expect/ground.ts";
import { givenOf, isSumOfParts } from "../../src/verify/expected.ts";

type Row = Record<string, string>;

/** What files give, as `area period part source`, of an indicator of which the city and two counties are asked. */
function groundOf(given: string[], indicator: Row = {}): Ground {
  const readings = given.map((text) => {
    const [area, period, part, source] = text.split(" ");
    return { indicator: "x", area, period, part, ...(source && { source }) };
  });
  const areas = [
    { area: "city", kind: "city" },
    { area: "east", kind: "county" },
    { area: "west", kind: "county" },
  ];
  return {
    bounds: { city: "city" },
    originals: new Map([["file", { file: { readings } }]]),
    plan: {
      row: () => ({ row: { areas: "sum", denominator: "", ...indicator } }),
      rows: () => areas,
      applies: () => true,
    },
  } as unknown as Ground;
}

const figure = (area: string) => ({ indicator: "x", area, period: "2013Q4" });

describe("a figure that a scenario supposes to be missing", () => {
  it.each([
    ["a yearbook gives it", ["east 2013Q4 value yearbook"], true],
    ["it is of another period", ["east 2013Q3 value"], false],
    [
      "one source gives numerator and denominator",
      ["east 2013Q4 numerator", "east 2013Q4 denominator"],
      true,
    ],
    ["each of two gives one part", ["east 2013Q4 numerator", "east 2013Q4 denominator office"], false],
    ["only its growth is published", ["east 2013Q4 published-growth"], false],
  ])("is given or not: %s", (_, given, is) => {
    expect(givenOf(figure("east"), groundOf(given))).toBe(is);
  });

  it.each([
    ["parts are given", "city", ["city 2013Q3 value", "east 2013Q3 value"], {}, true],
    ["nothing is given", "city", [], {}, true],
    ["only the whole is ever given", "city", ["city 2013Q3 value"], {}, false],
    ["it is a part", "east", ["east 2013Q3 value"], {}, false],
    ["areas do not add up", "city", ["east 2013Q3 value"], { areas: "none" }, false],
    ["a rate may have no weight", "city", ["east 2013Q3 value"], { denominator: "all" }, false],
  ])("is of a whole whose parts are asked for or not: %s", (_, area, given, indicator: Row, is) => {
    expect(isSumOfParts(figure(area), groundOf(given, indicator))).toBe(is);
  });
});
