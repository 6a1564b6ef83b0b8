import { describe, expect, it } from "vitest";
import { isCorrection } from "../../src/site/pages/since-issued.ts";

describe("a verdict that differs from the one that was issued", () => {
  it.each([
    ["2013Q3", "2013Q3", true],
    ["2013Q2", "2013Q3", true],
    ["2013M09", "2013Q3", true],
    ["2013Q4", "2013Q3", false],
    ["2013", "2013Q3", false],
    ["2011-2015", "2013", false],
    ["2013", "2013", true],
  ])("is of %s where the edition was as of %s: corrected %s", (period, asOf, corrected) => {
    expect(isCorrection(period, asOf)).toBe(corrected);
  });
});
