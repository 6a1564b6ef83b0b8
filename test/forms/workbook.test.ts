import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { type FormSheet, fill, given, head } from "../../src/forms/form.ts";
import { workbookOf as bytesOf } from "../../src/forms/workbook/package.ts";
import { sheetOf, workbookOf } from "./filling.ts";

const MANY = Array.from({ length: 90 }, (_, index) => `第${index + 1}演示县`);
const AWKWARD = ["甲,乙", "丙"];

/** A sheet of one table whose row asks for words, a day and numbers. */
function sheetWith(words: string[]): FormSheet {
  return {
    ...{ name: "表", title: '甲<乙>&"丙"', widths: [10, 10, 10, 10, 10] },
    tables: [
      {
        top: [],
        heads: ["一", "二", "三", "四", "五"].map(head),
        lines: [
          [
            given("a & <b>\u0001"),
            fill({ is: "word", words }),
            fill({ is: "day", from: "2013-10-01", until: "2013-12-31" }),
            fill({ is: "number", whole: false, least: "", most: "100" }),
            fill({ is: "number", whole: true, least: "", most: "" }),
          ],
        ],
      },
    ],
  };
}

describe("a workbook of a form", () => {
  it("keeps every sign of its texts that XML may hold", async () => {
    const sheet = sheetOf(await workbookOf(bytesOf(sheetWith(["是"]), ["说明"])));
    expect(sheet.getCell("A1").value).toBe('甲<乙>&"丙"');
    expect(sheet.getCell("A3").value).toBe("a & <b>\ufffd");
  });

  it.each([
    ["too many words to stand in the cell's own list", MANY],
    ["a word with a comma", AWKWARD],
  ])("has a list beside the guidance: %s", async (_, words) => {
    const workbook = await workbookOf(bytesOf(sheetWith(words), ["说明", "一", "二"]));
    const [range = ""] = sheetOf(workbook).getCell("B3").dataValidation.formulae;
    expect(range).toBe(`'填表说明'!$C$1:$C$${words.length}`);
    const guidance = workbook.getWorksheet("填表说明");
    const listed = words.map((__, index) => guidance?.getCell(`C${index + 1}`).value);
    expect(listed).toEqual(words);
    expect(guidance?.getCell("A2").value).toBe("一");
  });

  it("bounds days and numbers as far as they have bounds", () => {
    const { "xl/worksheets/sheet1.xml": part } = unzipSync(bytesOf(sheetWith(["是", "否"]), ["说明"]));
    const xml = new TextDecoder().decode(part);
    expect(xml).toContain("<formula1>41548</formula1><formula2>41639</formula2>");
    expect(xml).toMatch(/type="decimal" errorStyle="warning"[^>]*operator="lessThanOrEqual"[^>]*sqref="D3"/);
    expect(xml).not.toContain('sqref="E3"');
    expect(xml).toContain('<formula1>"是,否"</formula1>');
  });
});
