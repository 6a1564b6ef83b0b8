import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold, placeText } from "../../src/intake/sheet.ts";

describe("fold", () => {
  it.each([
    ["填报单位：", "填报单位"],
    ["填报单位 :", "填报单位"],
    [" 填 报　单 位 ", "填报单位"],
    ["ＧＤＰ（亿元）", "GDP(亿元)"],
    ["２０１３年", "2013年"],
    ["a:b", "a:b"],
    ["", ""],
    ["：", ""],
  ])("brings %j to %j", (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it("leaves upper and lower case as they are", () => {
    expect(fold("Etc")).not.toBe(fold("ETC"));
  });

  it("does not see spaces", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("指", "标", "A", "1", ".")), (signs) => {
        expect(fold(signs.join(" \u3000\n"))).toBe(fold(signs.join("")));
      }),
    );
  });
});

describe("placeText", () => {
  it("names a cell of a workbook and a field of a text", () => {
    expect(placeText({ sheet: "季度报表", cell: "G7" })).toBe("季度报表!G7");
    expect(placeText({ record: 3, column: "value" })).toBe("记录3 value");
  });
});
