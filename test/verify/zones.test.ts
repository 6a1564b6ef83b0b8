import { describe, expect, it } from "vitest";
import { readNames } from "../../src/verify/originals/names.ts";
import { readPlanTables } from "../../src/verify/originals/plan.ts";
import { isVoid } from "../../src/verify/originals/zones/zones.ts";
import { DATA } from "../plan/bare.ts";

const names = readNames(readPlanTables(DATA, "2013"));

describe("a form of which nothing is read", () => {
  it.each([
    ["2010年五季度", "含功能区", true],
    ["2010年四季度", "部分含", true],
    ["2010年四季度", "含功能区", false],
    ["2010年四季度", "", false],
    ["", "不含功能区", false],
    ["40451", "不含功能区", false],
  ])("of %s with its zones %s speaks for no period: %s", (period, zones, expected) => {
    const head = [
      "填报单位：",
      "平湖市",
      "报告期：",
      period,
      "",
      "功能区统计口径：",
      zones,
      "填报人：",
      "某",
    ];
    expect(isVoid({ kind: "text", records: [["季度报表"], head] }, names)).toBe(expected);
  });
});
