import ExcelJS from "exceljs";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { bytesOf } from "../../src/cli/demo/encode.ts";
import { type Form, formSheet, listSheet } from "../../src/cli/demo/form.ts";
import { groundOf } from "../../src/cli/demo/ground.ts";
import type { Encoding } from "../../src/cli/demo/sheet.ts";
import { parsePeriod } from "../../src/core/period.ts";
import { readPlan } from "../../src/plan/read.ts";
import { findingsOf, LOADERS, readingsOf, receiveFiles } from "../intake/house.ts";
import { DATA } from "../plan/bare.ts";

const ground = groundOf(readPlan(DATA, "2013"), 1, LOADERS);
const period = parsePeriod("2013Q3");
const [first] = ground.profiles.areas;
if (!period || !first) throw new Error("no period or no area");
const FORM: Form = {
  area: ground.area("330481"),
  profile: { ...first, area: "330481", zones: "无功能区", reporter: "某某", telephone: "0573-00000000" },
  period,
  filled: "2013-10-09",
  lines: [
    { indicator: ground.indicator("1.4"), written: { value: 3 } },
    { indicator: ground.indicator("4.3"), written: { value: 0 } },
    { indicator: ground.indicator("3.2"), written: { numerator: 97, denominator: 101 } },
    { indicator: ground.indicator("5.1"), written: { numerator: 0, denominator: 0 } },
  ],
};
/** What it is issued from: the period before gave one figure. */
const ISSUE = {
  ...{ plan: ground.plan, guide: ground.guide, period, due: "2013-10-15" },
  earlier: {
    period: parsePeriod("2013Q2") ?? undefined,
    figure: (_: string, indicator: string, __: string, part: string) =>
      indicator === "1.4" && part === "value" ? "2" : undefined,
  },
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
  const sheet = encoding === "workbook" ? formSheet(form, ISSUE, ground.layout) : listSheet(form);
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
    const title = "嘉兴市2013年质量强市建设评估季度报表";
    expect(cells(sheet, "A1", "A2")).toEqual([title, "演示数据：由程序生成，不是真实上报"]);
    expect(cells(sheet, "B4", "E4", "I4")).toEqual(["海宁市", "2013年三季度", "无功能区"]);
    expect(cells(sheet, "B5", "E5", "E3")).toEqual(["某某", "0573-00000000", "2013-10-09"]);
    expect(cells(sheet, "A6", "F6", "G6", "H6")).toEqual(["指标编号", "分子", "分母", "数值"]);
  });

  it("has numbers as numbers and ids as texts", async () => {
    const sheet = await sheetOf(FORM);
    expect(cells(sheet, "A7", "F7", "G7", "H7")).toEqual(["1.4", null, null, 3]);
    expect(cells(sheet, "A8", "F8", "G8", "H8")).toEqual(["4.3", null, null, 0]);
    expect(cells(sheet, "A9", "F9", "G9", "H9")).toEqual(["3.2", 97, 101, 96.04]);
  });

  it("is the form as issued, with what was given for the period before", async () => {
    const sheet = await sheetOf(FORM);
    expect(sheet.getCell("B3").value).toMatch(/^季度报表（版式[0-9a-f]{8}）$/);
    expect(cells(sheet, "K6", "K7", "K8")).toEqual(["上期数（2013年二季度）", 2, null]);
    expect(sheet.getCell("H7").protection.locked).toBe(false);
    expect(sheet.getCell("H7").dataValidation.type).toBe("whole");
  });

  it("has no rate where there was nothing to count", async () => {
    expect(cells(await sheetOf(FORM), "F10", "G10", "H10")).toEqual([0, 0, null]);
  });

  it("is the same bytes for the same form, and others for another", async () => {
    const bytes = await encoded(FORM, "workbook");
    expect(Buffer.from(await encoded(FORM, "workbook")).equals(bytes)).toBe(true);
    const later = await encoded({ ...FORM, filled: "2013-10-10" }, "workbook");
    expect(Buffer.from(later).equals(bytes)).toBe(false);
  });

  it("has no time of its own", async () => {
    const bytes = await encoded(FORM, "workbook");
    const parts = Object.entries(unzipSync(bytes)).map(
      ([path, part]) => `${path} ${new TextDecoder().decode(part)}`,
    );
    expect(parts.join("\n")).not.toMatch(/\d{4}-\d{2}-\d{2}T/);
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
