import ExcelJS from "exceljs";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { type Form, formBytes } from "../../src/demo/form.ts";
import { parsePeriod } from "../../src/plan/period.ts";
import { readPlan } from "../../src/plan/read.ts";
import { readingsOf, receiveFiles } from "../intake/house.ts";
import { DATA } from "../plan/bare.ts";

const plan = readPlan(DATA, "2013");
const indicator = (id: string) => {
  const row = plan.indicators.rows.find((one) => one.indicator === id);
  if (!row) throw new Error(`no indicator ${id}`);
  return row;
};
const period = parsePeriod("2013Q3");
if (!period) throw new Error("no period");
const FORM: Form = {
  title: "某市评估",
  areaName: "海宁市",
  profile: { area: "330481", weight: 1, zones: "无功能区", reporter: "某某", telephone: "0573-00000000" },
  period,
  filled: "2013-10-09",
  lines: [
    { indicator: indicator("1.4"), written: { value: 3 } },
    { indicator: indicator("4.3"), written: { value: 0 } },
    { indicator: indicator("3.2"), written: { numerator: 97, denominator: 101 } },
    { indicator: indicator("5.1"), written: { numerator: 0, denominator: 0 } },
  ],
};

async function sheetOf(form: Form): Promise<ExcelJS.Worksheet> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await formBytes(form)).buffer as ArrayBuffer);
  const sheet = workbook.getWorksheet("季度报表");
  if (!sheet) throw new Error("no sheet");
  return sheet;
}

const cells = (sheet: ExcelJS.Worksheet, ...addresses: string[]) =>
  addresses.map((address) => sheet.getCell(address).value);

describe("formBytes", () => {
  it("writes a header block that says who, when, and that it is a demonstration", async () => {
    const sheet = await sheetOf(FORM);
    expect(cells(sheet, "A1", "A2")).toEqual(["某市评估季度报表", "演示数据：由程序生成，不是真实上报"]);
    expect(cells(sheet, "B3", "E3", "H3")).toEqual(["海宁市", "2013年三季度", "无功能区"]);
    expect(cells(sheet, "B4", "E4", "H4")).toEqual(["某某", "0573-00000000", "2013-10-09"]);
    expect(cells(sheet, "A5", "E5", "F5", "G5")).toEqual(["指标编号", "分子", "分母", "数值"]);
  });

  it("writes numbers as numbers and ids as texts", async () => {
    const sheet = await sheetOf(FORM);
    expect(cells(sheet, "A6", "E6", "F6", "G6")).toEqual(["1.4", null, null, 3]);
    expect(cells(sheet, "A7", "E7", "F7", "G7")).toEqual(["4.3", null, null, 0]);
    expect(cells(sheet, "A8", "E8", "F8")).toEqual(["3.2", 97, 101]);
    expect(sheet.getCell("G8").value).toBeCloseTo(96.0396, 4);
  });

  it("writes no rate where there was nothing to count", async () => {
    expect(cells(await sheetOf(FORM), "E9", "F9", "G9")).toEqual([0, 0, null]);
  });

  it("writes the same bytes for the same form, and others for another", async () => {
    const bytes = await formBytes(FORM);
    expect(Buffer.from(await formBytes(FORM)).equals(bytes)).toBe(true);
    const later = await formBytes({ ...FORM, filled: "2013-10-10" });
    expect(Buffer.from(later).equals(bytes)).toBe(false);
  });

  it("writes no time of its own", async () => {
    const { "docProps/core.xml": core } = unzipSync(await formBytes(FORM));
    expect(new TextDecoder().decode(core).match(/\d{4}-\d{2}-\d{2}T/g)).toEqual([
      "2013-10-09T",
      "2013-10-09T",
    ]);
  });

  it("is received without a finding, as the numbers that were written", async () => {
    const bytes = await formBytes(FORM);
    const intake = await receiveFiles([{ path: "submissions/2013Q3/330481/a.xlsx", bytes }]);
    expect(intake.findings).toEqual([]);
    expect(readingsOf(intake).map(({ indicator, part, value }) => [indicator, part, value])).toEqual([
      ["1.4", "value", "3"],
      ["4.3", "value", "0"],
      ["3.2", "numerator", "97"],
      ["3.2", "denominator", "101"],
      ["5.1", "numerator", "0"],
      ["5.1", "denominator", "0"],
    ]);
  });
});
