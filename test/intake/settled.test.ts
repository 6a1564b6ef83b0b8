import { describe, expect, it } from "vitest";
import { parsePeriod } from "../../src/core/period.ts";
import { readingGuide } from "../../src/intake/layout/guide.ts";
import { settledBy } from "../../src/intake/values/settled.ts";
import { readPlan } from "../../src/plan/read.ts";

const guide = readingGuide(readPlan("data"));
const periodIn = (filed: string, text: string) =>
  settledBy(guide, parsePeriod(filed) ?? undefined).names.period(text, "", true)?.id;

describe("a period of a form that may be two", () => {
  it.each([
    ["2013Q3", "2013-3", "2013Q3"],
    ["2013Q1", "2013-3", "2013Q1"],
    ["2013Q3", "2013.3", "2013Q3"],
    ["2013Q2", "2013/2", "2013Q2"],
    ["2013Q1", "2013.1", "2013Q1"],
    ["2013Q3", "第三季度", "2013Q3"],
    ["2012Q3", "三季度", "2012Q3"],
    ["2013Q3", "2013年累计", "2013Q3"],
  ])("is, filed for %s, by %s that one: %s", (filed, text, id) => {
    expect(periodIn(filed, text)).toBe(id);
  });

  it.each([
    ["2013Q4", "2013-3"],
    ["2013Q2", "第三季度"],
    ["2012Q3", "2013年累计"],
    ["none", "2013-3"],
    ["none", "三季度"],
  ])("is none where the folder says another: %s, %s", (filed, text) => {
    expect(periodIn(filed, text)).toBeUndefined();
  });

  it("leaves a period that is sure as it is, for its contradiction to be told", () => {
    expect(periodIn("2013Q4", "2013年三季度")).toBe("2013Q3");
    expect(periodIn("2013Q3", "2013年9月")).toBe("2013Q3");
  });
});
