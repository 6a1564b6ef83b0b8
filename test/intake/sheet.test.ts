import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold, placesText, placeText } from "../../src/intake/layout/sheet.ts";

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

describe("placesText", () => {
  it("says places that follow each other in a column as one", () => {
    const cell = (address: string, sheet = "表") => ({ sheet, cell: address });
    expect(
      placesText([cell("E8"), cell("E9"), cell("E10"), cell("F11"), cell("E12"), cell("E13", "乙")]),
    ).toEqual([...["表!E8:E10", "表!F11", "表!E12", "乙!E13"]]);
    const record = (number: number, column = "数值") => ({ record: number, column });
    expect(placesText([record(3), record(4), record(6), record(7, "分子")])).toEqual([
      ...["记录3–4 数值", "记录6 数值", "记录7 分子"],
    ]);
    expect(placesText([])).toEqual([]);
  });
});
