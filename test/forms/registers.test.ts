import type ExcelJS from "exceljs";
import { beforeAll, describe, expect, it } from "vitest";
import { shiftDays } from "../../src/core/day.ts";
import { readingGuide } from "../../src/intake/layout/guide.ts";
import { type Filling, filled, placesOf, readBack, sheetOf, workbookOf } from "./filling.ts";
import { amountsPlan, formAt, formsOf, SHIPPED, shipped } from "./issued.ts";
import { OFFICE, savedBy } from "./office.ts";

const HEADS = ["名称", "代码", "地区", "阶段", "日期"];
/** A code with the check sign that GB 32100-2015 asks for, of digits alone, such as a spreadsheet would make a number of. */
const CODE = "913304000000000032";
const guide = readingGuide(shipped);

const pathOf = (register: string, keeper: string, period = "2013Q4") => {
  const { department } = shipped.departments.rows.find(({ name }) => name === keeper) ?? {};
  return `statistics/${department}/名册-${register}-${period}.xlsx`;
};

/** A form of each register with a thing that goes through all of its stages, and what is to be read of it. */
const forms: { path: string; bytes: Uint8Array; events: string[][] }[] = [];

beforeAll(async () => {
  for (const { register, keeper, identity } of shipped.registers.rows) {
    const path = pathOf(register, keeper);
    const sheet = sheetOf(await workbookOf(formAt(path)));
    const area =
      guide.areasOf(guide.counts.find((row) => row.register === register)?.indicator ?? "")[0] ?? "";
    const { name: areaName = "" } = shipped.areas.rows.find((row) => row.area === area) ?? {};
    const code = { "credit-code": CODE, number: "0007", name: "" }[identity];
    const filling: Filling = { [beside(sheet, "名册截至：")]: new Date("2013-12-31") };
    const [head = 0] = placesOf(sheet, "名称").map((address) => Number(sheet.getCell(address).row));
    const stages = shipped.stages.rows.filter((row) => row.register === register);
    const events = stages.map(({ stage, title }, at) => {
      const day = shiftDays("2013-10-01", at);
      const values = ["某对象", code, areaName, title, new Date(day)];
      for (const [column, value] of values.entries())
        if (value !== "")
          filling[sheet.getCell(head + 1 + at, columnOf(sheet, HEADS[column] ?? "")).address] = value;
      return [code || "某对象", area, stage, day];
    });
    forms.push({ path, bytes: await filled(formAt(path), filling), events });
  }
});

/** The column of a head. */
function columnOf(sheet: ExcelJS.Worksheet, head: string): number {
  const [place = ""] = placesOf(sheet, head);
  return Number(sheet.getCell(place).col);
}

/** The address of the cell beside a label. */
function beside(sheet: ExcelJS.Worksheet, label: string): string {
  const [place = ""] = placesOf(sheet, label);
  const { row, col } = sheet.getCell(place);
  return sheet.getCell(Number(row), Number(col) + 1).address;
}

function expectAll(files: { path: string; bytes: Uint8Array }[]): void {
  for (const [index, { path, bytes }] of files.entries()) {
    const { findings, read } = readBack(shipped, path, bytes);
    expect(findings, path).toEqual([]);
    const events = read?.registers.flatMap((list) => list.events) ?? [];
    expect(
      events.map(({ thing, area, stage, day }) => [thing, area, stage, day]),
      path,
    ).toEqual(forms[index]?.events);
    expect(read?.registers.map(({ from, until }) => [from, until])).toEqual([["2013-10-01", "2013-12-31"]]);
  }
}

describe("the form of a register", () => {
  it("goes to its keeper alone, one of each register of the plan", () => {
    const paths = [...SHIPPED.keys()].filter((path) => path.includes("名册"));
    expect(paths.sort()).toEqual(
      shipped.registers.rows.map((row) => pathOf(row.register, row.keeper)).sort(),
    );
  });

  it("has the name of the register, the day from which it tells, its stages to choose from, and what they mean", async () => {
    const workbook = await workbookOf(formAt(pathOf("hazards", "市建委")));
    const sheet = sheetOf(workbook);
    expect(sheet.getCell(beside(sheet, "名册名称：")).value).toBe("重大质量安全隐患");
    expect(sheet.getCell(beside(sheet, "名册起于：")).value).toBe("2013-10-01");
    const [head = ""] = placesOf(sheet, "阶段");
    const below = sheet.getCell(Number(sheet.getCell(head).row) + 1, Number(sheet.getCell(head).col));
    expect(below.dataValidation?.formulae).toEqual(['"发现,整改中,已整改,已验收,销号"']);
    expect(HEADS.map((text) => placesOf(sheet, text).length)).toEqual([1, 1, 1, 1, 1]);
    const guidance = workbook.worksheets[1]?.getColumn(1).values.join("\n");
    expect(guidance).toContain("阶段依次为发现、整改中、已整改、已验收；退出的填销号。");
    expect(guidance).toContain("转入后续阶段的时限：发现7天内，整改中60天内，已整改15天内，已验收10天内");
  });

  it("keeps codes as texts, so that no spreadsheet shortens them", async () => {
    const sheet = sheetOf(await workbookOf(formAt(pathOf("brands", "市质监局"))));
    const [head = ""] = placesOf(sheet, "代码");
    const column = sheet.getColumn(Number(sheet.getCell(head).col));
    expect([column.numFmt, column.protection?.locked]).toEqual(["@", false]);
  });

  it("tells from the beginning where no list has come, and from the first day that none tells of where one is late", async () => {
    const bare = sheetOf(
      await workbookOf(
        (await formsOf(amountsPlan(), "2013Q4")).get(pathOf("hazards", "市建委")) ?? new Uint8Array(),
      ),
    );
    expect(placesOf(bare, "名册起于：")).toEqual([]);
    const path = pathOf("hazards", "市建委", "2013Q1");
    const early = sheetOf(await workbookOf((await formsOf(shipped, "2013Q1")).get(path) ?? new Uint8Array()));
    expect(early.getCell(beside(early, "名册起于：")).value).toBe("2013-01-01");
  });

  it("asks nobody for a table of what is counted from a register", async () => {
    const forms = await formsOf(amountsPlan(), "2013Q4");
    for (const [path, bytes] of forms) {
      if (!path.includes("部门统计表")) continue;
      const sheet = sheetOf(await workbookOf(bytes));
      for (const { indicator } of shipped.counts.rows) {
        const { title = "" } = guide.indicators.get(indicator) ?? {};
        expect(placesOf(sheet, title), `${path} ${title}`).toEqual([]);
      }
    }
  });

  it("is read to the digit, without a finding", () => {
    expect(forms.length).toBe(shipped.registers.rows.length);
    expectAll(forms);
  });

  it.skipIf(OFFICE === undefined)(
    "is read to the digit as LibreOffice saves it, as XLSX and as CSV (skipped where it is not there)",
    () => {
      for (const ending of ["xlsx", "csv"] as const) {
        const bytes = savedBy(
          OFFICE ?? "",
          forms.map((form) => form.bytes),
          ending,
        );
        expectAll(
          bytes.map((saved, at) => ({
            path: (forms[at]?.path ?? "").replace(/xlsx$/, ending),
            bytes: saved,
          })),
        );
      }
    },
    300_000,
  );
});
