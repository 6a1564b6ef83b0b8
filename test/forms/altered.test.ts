import type ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { areaAnswers, wideAnswers } from "./answers.ts";
import { codesOf, filled, placesOf, readBack, sheetOf, workbookOf } from "./filling.ts";
import { formAt, shipped } from "./issued.ts";

const AREA = "submissions/2013Q4/330402/季度报表.xlsx";
const WIDE = "statistics/fgw/部门统计表-2013Q4.xlsx";
const LIST = "statistics/sab/抽检记录-2013Q4.xlsx";

/** What is found, and how much is read, of a form of an area that is filled in and then changed. */
async function changed(change: (sheet: ExcelJS.Worksheet) => void) {
  const { filling } = areaAnswers(sheetOf(await workbookOf(formAt(AREA))), shipped, "330402");
  const workbook = await workbookOf(await filled(formAt(AREA), filling));
  change(sheetOf(workbook));
  const read = readBack(shipped, AREA, new Uint8Array(await workbook.xlsx.writeBuffer()));
  return { codes: codesOf(read), readings: read.read?.readings.length };
}

const idOf = async (path: string) =>
  String(sheetOf(await workbookOf(formAt(path))).getCell(path === AREA ? "B2" : "D2").value);

describe("a form whose labels and heads are not those of its number", () => {
  it.each<[string, (sheet: ExcelJS.Worksheet) => void]>([
    ["another word for a head", (sheet) => set(sheet, "L5", "情况说明")],
    ["a unit behind a head", (sheet) => set(sheet, "H5", "数值（万元）")],
    ["a column more", (sheet) => set(sheet, "M5", "审核意见")],
    ["a head less", (sheet) => set(sheet, "C5", null)],
    ["two heads changed for each other", (sheet) => [set(sheet, "F5", "分母"), set(sheet, "G5", "分子")]],
    ["a label less", (sheet) => [set(sheet, "D4", null), set(sheet, "E4", null)]],
  ])("is not read, and its number is told: %s", async (_, change) => {
    expect(await changed(change)).toEqual({ codes: ["form-altered B2"], readings: 0 });
  });

  it("is not read with the number of another form", async () => {
    const [wide, list] = [await idOf(WIDE), await idOf(LIST)];
    for (const id of [wide, list, "季度报表（版式00000000）", "季度报表（版式）"])
      expect(await changed((sheet) => set(sheet, "B2", id))).toEqual({
        codes: ["form-altered B2"],
        readings: 0,
      });
  });

  it("says which number it should have", async () => {
    const workbook = await workbookOf(formAt(AREA));
    set(sheetOf(workbook), "B2", "季度报表（版式00000000）");
    const { findings } = readBack(shipped, AREA, new Uint8Array(await workbook.xlsx.writeBuffer()));
    expect(findings.find(({ code }) => code === "form-altered")?.detail).toBe(await idOf(AREA));
  });
});

describe("a form of a department whose heads are not those of its number", () => {
  it("lists no records, and speaks for no period", async () => {
    const workbook = await workbookOf(formAt(LIST));
    const sheet = sheetOf(workbook);
    const record = ["Y1", "2013-10-08", "海宁市", "生产环节", "某产品", "合格"];
    for (const [at, text] of record.entries()) sheet.getCell(5, at + 1).value = text;
    sheet.getCell("D3").value = "2013-12-31";
    const bytes = async () => new Uint8Array(await workbook.xlsx.writeBuffer());
    const whole = readBack(shipped, LIST, await bytes());
    expect(codesOf(whole)).toEqual([]);
    expect(whole.read?.records).toHaveLength(1);
    expect(whole.read?.covers.length).toBeGreaterThan(0);
    set(sheet, "G4", "备注");
    const altered = readBack(shipped, LIST, await bytes());
    expect(codesOf(altered)).toEqual(["form-altered D2"]);
    expect(altered.read).toMatchObject({ records: [], covers: [], uncounted: [] });
  });

  it("is not read in that table alone", async () => {
    const { filling } = wideAnswers(sheetOf(await workbookOf(formAt(WIDE))), shipped);
    const own = await workbookOf(await filled(formAt(WIDE), filling));
    const [first] = placesOf(sheetOf(own), "地区");
    const row = Number(first?.replace("A", ""));
    set(sheetOf(own), `F${row}`, "备注");
    const read = readBack(shipped, WIDE, new Uint8Array(await own.xlsx.writeBuffer()));
    expect(codesOf(read)).toEqual(["form-altered D2"]);
    const indicators = new Set(read.read?.readings.map(({ indicator }) => indicator));
    expect([...indicators]).toEqual(["13.1", "13.2", "17.2"]);
  });
});

describe("a form whose number says nothing of its layout", () => {
  it.each([null, "质统1表", "2013-1"])("is read by its heads: %s", async (id) => {
    const { codes, readings } = await changed((sheet) => set(sheet, "B2", id));
    expect({ codes, readings: (readings ?? 0) > 20 }).toEqual({ codes: [], readings: true });
  });
});

function set(sheet: ExcelJS.Worksheet, address: string, value: string | null): void {
  sheet.getCell(address).value = value;
}
