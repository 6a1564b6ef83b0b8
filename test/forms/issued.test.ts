import type ExcelJS from "exceljs";
import { beforeAll, describe, expect, it } from "vitest";
import { codesOf, isOpen, readBack, sheetOf, workbookOf } from "./filling.ts";
import { amountsPlan, formAt, formsOf, SHIPPED, shipped } from "./issued.ts";

const AREA = "submissions/2013Q4/330402/季度报表.xlsx";
const WIDE = "statistics/zjj/部门统计表-2013Q4.xlsx";
const LIST = "statistics/sab/抽检记录-2013Q4.xlsx";
const STATES = "statistics/fgw/工作任务进展表-2013Q4.xlsx";

let sheets: Record<"area" | "wide" | "list" | "states", ExcelJS.Worksheet>;
beforeAll(async () => {
  const at = async (path: string) => sheetOf(await workbookOf(formAt(path)));
  sheets = { area: await at(AREA), wide: await at(WIDE), list: await at(LIST), states: await at(STATES) };
});

const texts = (sheet: ExcelJS.Worksheet, row: number) =>
  Array.from({ length: sheet.columnCount }, (_, at) => sheet.getCell(row, at + 1))
    .filter((cell) => cell.master === cell)
    .map(({ value }) => value ?? "");
const rowOf = (sheet: ExcelJS.Worksheet, first: string) => {
  let found = 0;
  sheet.eachRow((row, number) => {
    if (found === 0 && row.getCell(1).value === first) found = number;
  });
  return found;
};

describe("the forms of a period", () => {
  it("are one of each area, and of each department what it reports", () => {
    const paths = [...SHIPPED.keys()];
    const areas = shipped.areas.rows.filter(({ kind }) => kind === "county" || kind === "zone");
    expect(paths.filter((path) => path.startsWith("submissions/"))).toEqual(
      areas.map(({ area }) => `submissions/2013Q4/${area}/季度报表.xlsx`),
    );
    expect(paths.filter((path) => path.startsWith("statistics/sab/"))).toEqual([
      "statistics/sab/抽检记录-2013Q4.xlsx",
      "statistics/sab/名册-watched-foods-2013Q4.xlsx",
      "statistics/sab/工作任务进展表-2013Q4.xlsx",
    ]);
  });

  it("are one of each list of items that a department has sent", () => {
    const lists = [...SHIPPED.keys()].filter((path) => path.includes("名单"));
    expect(lists).toEqual(["statistics/kjj/部门名单-8-1-2013Q4.xlsx"]);
  });

  it("ask all who lead a measure or are responsible for it where nobody has sent anything", async () => {
    const forms = await formsOf(amountsPlan(), "2013Q4");
    const sending = (paths: Iterable<string>) =>
      [...paths].flatMap((path) => (path.includes("部门统计表") ? (path.split("/")[1] ?? []) : []));
    const { lead = [], responsible = [] } =
      shipped.measures.rows.find(({ measure }) => measure === "5") ?? {};
    expect([...lead, ...responsible]).toEqual(["市建委", "市交通运输局", "市水利局"]);
    expect(sending(forms.keys())).toEqual(expect.arrayContaining(["jsw", "jtj", "slj"]));
    expect(sending(SHIPPED.keys())).toContain("jsw");
    const sent = new Set(sending(SHIPPED.keys()));
    expect(sending(forms.keys()).filter((department) => !sent.has(department))).not.toEqual([]);
    expect([...forms.keys()].some((path) => path.includes("名单"))).toBe(false);
  });

  it("are the same bytes each time", async () => {
    const again = await formsOf(shipped, "2013Q4");
    expect([...again.keys()]).toEqual([...SHIPPED.keys()]);
    for (const [path, bytes] of again) expect(Buffer.from(bytes).equals(formAt(path)), path).toBe(true);
  });

  it("have the same number in each period, and another in each layout", async () => {
    const earlier = await formsOf(shipped, "2013Q3");
    const [then] = (await workbookOf(earlier.get(AREA.replace("2013Q4", "2013Q3")) ?? new Uint8Array()))
      .worksheets;
    expect(then?.getCell("B2").value).toBe(sheets.area.getCell("B2").value);
    const ids = [sheets.area.getCell("B2"), sheets.wide.getCell("D2"), sheets.list.getCell("D2")];
    expect(new Set(ids.map(({ value }) => value)).size).toBe(3);
    for (const { value } of ids) expect(value).toMatch(/^.+（版式[0-9a-f]{8}）$/);
  });
});

describe("the form of an area", () => {
  it("has its name and period, and for each indicator how it is counted and what was given last", () => {
    const { area } = sheets;
    expect(texts(area, 3).filter((text) => text !== "")).toEqual([
      ...["填报单位：", "南湖区", "报告期：", "2013年四季度", "功能区统计口径："],
    ]);
    expect(texts(area, 5)).toEqual([
      ...["指标编号", "指标名称", "计量单位", "统计方式", "指标解释", "分子", "分母", "数值"],
      ...["上期分子（2013年三季度）", "上期分母（2013年三季度）", "上期数（2013年三季度）", "备注"],
    ]);
    expect(texts(area, rowOf(area, "3.2"))).toEqual([
      ...["3.2", "种养环节初级食用农产品抽查合格率", "%", "本季数"],
      ...["分子：抽查合格批次数；分母：抽查批次数", "", "", "", 154, 158, "", ""],
    ]);
    expect(texts(area, rowOf(area, "2.3")).slice(8)).toEqual(["", "", 9, ""]);
  });

  it("can be filled in where it asks, and nowhere else", () => {
    const { area } = sheets;
    const [ratio, count] = [rowOf(area, "3.2"), rowOf(area, "2.3")];
    for (const column of "FGHL") expect(isOpen(area, `${column}${ratio}`), column).toBe(true);
    for (const column of "ABCDEIJK") expect(isOpen(area, `${column}${ratio}`), column).toBe(false);
    for (const column of "FG") expect(isOpen(area, `${column}${count}`), column).toBe(false);
    for (const address of ["E2", "I3", "B4", "E4"]) expect(isOpen(area, address), address).toBe(true);
    for (const address of ["A1", "B2", "B3", "E3", "F5"]) expect(isOpen(area, address), address).toBe(false);
    expect(area.getCell("Z99").protection?.locked ?? true).toBe(true);
    expect((area as unknown as { sheetProtection: { sheet: boolean } }).sheetProtection.sheet).toBe(true);
  });

  it("bounds its answers: whole numbers of what is counted, shares up to 100, words of a list", () => {
    const { area } = sheets;
    const [ratio, count] = [rowOf(area, "3.2"), rowOf(area, "2.3")];
    const rule = (address: string) => {
      const { type, operator, formulae } = area.getCell(address).dataValidation ?? {};
      return [type, operator, ...(formulae ?? [])];
    };
    expect(rule(`H${count}`)).toEqual(["whole", "greaterThanOrEqual", 0]);
    expect(rule(`F${ratio}`)).toEqual(["whole", "greaterThanOrEqual", 0]);
    expect(rule(`H${ratio}`)).toEqual(["decimal", "between", 0, 100]);
    expect(rule("I3")).toEqual(["list", undefined, '"含功能区,不含功能区"']);
  });

  it("says that an area without zones has none", async () => {
    const sheet = sheetOf(await workbookOf(formAt("submissions/2013Q4/330481/季度报表.xlsx")));
    expect(sheet.getCell("I3").value).toBe("无功能区");
  });

  it("says nothing of a period before where nobody reported, nor where there was none", async () => {
    const first = await formsOf(shipped, "2010Q1");
    const sheet = sheetOf(
      await workbookOf(first.get("submissions/2010Q1/330402/季度报表.xlsx") ?? new Uint8Array()),
    );
    expect(texts(sheet, 5).slice(8, 11)).toEqual(["上期分子", "上期分母", "上期数"]);
    for (let row = 6; row <= sheet.rowCount; row++)
      expect(["I", "J", "K"].map((column) => sheet.getCell(`${column}${row}`).value)).toEqual([
        null,
        null,
        null,
      ]);
  });
});

describe("the forms of a department", () => {
  it("have a table for each indicator, with the figures that this department gave last", () => {
    const { wide } = sheets;
    expect(texts(wide, 2).filter((text) => text !== "")[1]).toBe("市质监局");
    const head = rowOf(wide, "地区");
    expect(texts(wide, head).slice(0, 3)).toEqual(["地区", "2013年四季度", "上期数（2013年三季度）"]);
    expect(typeof wide.getCell(`C${head + 1}`).value).toBe("number");
    expect(isOpen(wide, `B${head + 1}`)).toBe(true);
    expect(isOpen(wide, `C${head + 1}`)).toBe(false);
  });

  it("list records below one head, from the day on which their count begins", () => {
    const { list } = sheets;
    expect(texts(list, 3)).toEqual(["记录起于：", "2013-10-01", "记录截至：", "", "", ""]);
    const rules = [1, 2, 3, 4, 5, 6].map((column) => list.getCell(5, column).dataValidation);
    expect(rules.map((rule) => rule?.type)).toEqual([undefined, "date", "list", "list", undefined, "list"]);
    expect(rules[3]?.formulae).toEqual(['"种养环节,生产环节,餐饮环节"']);
    expect(rules[5]?.formulae).toEqual(['"合格,不合格"']);
    expect(list.getColumn(1).protection?.locked).toBe(false);
  });

  it("name each deliverable, with what was reported of it last", () => {
    const { states } = sheets;
    expect(texts(states, 3)).toEqual(["任务编号", "任务内容", "进展", "证明材料", "日期", "上期进展"]);
    expect(texts(states, 4)[5]).toMatch(/^(?:已完成|进行中|未启动) 201\d-\d\d-\d\d$/);
    expect(states.getCell("C4").dataValidation?.formulae).toEqual(['"未启动,进行中,已完成"']);
  });
});

describe("a form that is sent back blank", () => {
  it("lacks what was to be filled in, and nothing else is wrong with it", () => {
    const codes = new Set<string>();
    for (const [path, bytes] of SHIPPED) {
      const read = readBack(shipped, path, bytes);
      expect(read.read?.readings, path).toEqual([]);
      expect(
        read.read?.covers.filter(({ counts }) => counts),
        path,
      ).toEqual([]);
      expect(read.findings.length, path).toBeGreaterThan(0);
      for (const code of codesOf(read)) codes.add(code.split(" ")[0] ?? "");
    }
    expect([...codes].sort()).toEqual([
      "header-missing",
      "number-missing",
      "row-invalid",
      "table-empty",
      "zones-unsaid",
    ]);
  });

  it("is accounted for cell by cell, its guidance too", () => {
    for (const [path, bytes] of SHIPPED) {
      const cells = readBack(shipped, path, bytes).cells?.() ?? [];
      expect(
        cells.filter(({ role }) => role === "unaccounted" || role === "unread"),
        path,
      ).toEqual([]);
      expect(
        cells.some(({ role }) => role === "guidance"),
        path,
      ).toBe(true);
    }
  });
});
