import ExcelJS from "exceljs";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { bytesOf } from "../../src/cli/demo/encode.ts";
import { type Form, formSheet, listSheet } from "../../src/cli/demo/form.ts";
import { groundOf } from "../../src/cli/demo/ground.ts";
import type { Encoding } from "../../src/cli/demo/sheet.ts";
import { parsePeriod } from "../../src/core/period.ts";
import { readPlan } from "../../src/plan/read.ts";
import { findingsOf, readingsOf, receiveFiles } from "../intake/house.ts";
import { DATA } from "../plan/bare.ts";

const ground = groundOf(readPlan(DATA, "2013"), 1);
const period = parsePeriod("2013Q3");
const [first] = ground.profiles.areas;
if (!period || !first) throw new Error("no period or no area");
const FORM: Form = {
  title: "某市评估",
  area: ground.area("330481"),
  profile: { ...first, area: "330481", zones: "无功能区", reporter: "某某", telephone: "0573-00000000" },
  period,
  begins: 1,
  filled: "2013-10-09",
  lines: [
    { indicator: ground.indicator("1.4"), written: { value: 3 } },
    { indicator: ground.indicator("4.3"), written: { value: 0 } },
    { indicator: ground.indicator("3.2"), written: { numerator: 97, denominator: 101 } },
    { indicator: ground.indicator("5.1"), written: { numerator: 0, denominator: 0 } },
  ],
};
const READ = [
  ["1.4", "value", "3"],
  ["4.3", "value", "0"],
  ["3.2", "numerator", "97"],
  ["3.2", "denominator", "101"],
  ["5.1", "numerator", "0"],
  ["5.1", "denominator", "0"],
];

async function encoded(form: Form, encoding: Encoding): Promise<Uint8Array> {
  const sheet = (encoding === "workbook" ? formSheet : listSheet)(form);
  return bytesOf({ path: "", sender: form.area.name, arrived: "2013-10-10", encoding, sheet });
}

async function sheetOf(form: Form): Promise<ExcelJS.Worksheet> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await encoded(form, "workbook")).buffer as ArrayBuffer);
  const sheet = workbook.getWorksheet("季度报表");
  if (!sheet) throw new Error("no sheet");
  return sheet;
}

const cells = (sheet: ExcelJS.Worksheet, ...addresses: string[]) =>
  addresses.map((address) => sheet.getCell(address).value);

describe("a form as a workbook", () => {
  it("has a header block that says who, when, and that it is a demonstration", async () => {
    const sheet = await sheetOf(FORM);
    expect(cells(sheet, "A1", "A2")).toEqual(["某市评估季度报表", "演示数据：由程序生成，不是真实上报"]);
    expect(cells(sheet, "B3", "E3", "H3")).toEqual(["海宁市", "2013年三季度", "无功能区"]);
    expect(cells(sheet, "B4", "E4", "H4")).toEqual(["某某", "0573-00000000", "2013-10-09"]);
    expect(cells(sheet, "A5", "E5", "F5", "G5")).toEqual(["指标编号", "分子", "分母", "数值"]);
  });

  it("has numbers as numbers and ids as texts", async () => {
    const sheet = await sheetOf(FORM);
    expect(cells(sheet, "A6", "E6", "F6", "G6")).toEqual(["1.4", null, null, 3]);
    expect(cells(sheet, "A7", "E7", "F7", "G7")).toEqual(["4.3", null, null, 0]);
    expect(cells(sheet, "A8", "E8", "F8", "G8")).toEqual(["3.2", 97, 101, 96.04]);
  });

  it("has no rate where there was nothing to count", async () => {
    expect(cells(await sheetOf(FORM), "E9", "F9", "G9")).toEqual([0, 0, null]);
  });

  it("is the same bytes for the same form, and others for another", async () => {
    const bytes = await encoded(FORM, "workbook");
    expect(Buffer.from(await encoded(FORM, "workbook")).equals(bytes)).toBe(true);
    const later = await encoded({ ...FORM, filled: "2013-10-10" }, "workbook");
    expect(Buffer.from(later).equals(bytes)).toBe(false);
  });

  it("has no time of its own", async () => {
    const { "docProps/core.xml": core } = unzipSync(await encoded(FORM, "workbook"));
    expect(new TextDecoder().decode(core).match(/\d{4}-\d{2}-\d{2}T/g)).toEqual([
      "2013-10-10T",
      "2013-10-10T",
    ]);
  });
});

describe("a form as a list", () => {
  it("says in every row who, when and who filled it in", async () => {
    const text = new TextDecoder().decode(await encoded(FORM, "utf-8"));
    const [notice, heads, ...rows] = text.trim().split("\r\n");
    expect(notice).toBe("演示数据：由程序生成，不是真实上报");
    expect(heads).toContain("填报单位,报告期,功能区统计口径,指标编号");
    expect(rows).toHaveLength(FORM.lines.length);
    for (const row of rows) expect(row).toMatch(/^海宁,2013Q3,无功能区,.*,某某,0573-00000000,2013-10-09$/);
  });

  it("is in the encoding that is asked for", async () => {
    const [plain, marked, chinese] = await Promise.all(
      (["utf-8", "utf-8-bom", "gb18030"] as const).map((encoding) => encoded(FORM, encoding)),
    );
    expect([...(marked ?? []).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect([...(marked ?? []).slice(3)]).toEqual([...(plain ?? [])]);
    const decoded = new TextDecoder("gb18030", { fatal: true }).decode(chinese);
    expect(decoded).toBe(new TextDecoder().decode(plain));
    expect(chinese?.length).not.toBe(plain?.length);
  });
});

describe("a form in any layout", () => {
  it.each([
    ["workbook", "a.xlsx"],
    ["utf-8", "a.csv"],
    ["utf-8-bom", "a.csv"],
    ["gb18030", "a.csv"],
  ] as const)(
    "is received without a finding, as the numbers that were written: %s",
    async (encoding, name) => {
      const bytes = await encoded(FORM, encoding);
      const intake = await receiveFiles([{ path: `submissions/2013Q3/330481/${name}`, bytes }]);
      expect(findingsOf(intake)).toEqual([]);
      expect(readingsOf(intake).map(({ indicator, part, value }) => [indicator, part, value])).toEqual(READ);
    },
  );
});
