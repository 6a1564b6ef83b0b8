import { beforeAll, describe, expect, it } from "vitest";
import type { Inspected } from "../../src/intake/open/inspect.ts";
import { type Filling, filled, placesOf, readBack, sheetOf, workbookOf } from "./filling.ts";
import { SHIPPED, shipped } from "./issued.ts";
import { OFFICE, savedBy } from "./office.ts";

/** What is written into the columns of a list or report, by their heads. */
const SAID: Record<string, (at: number) => string | Date> = {
  批次号: (at) => `000${at}`,
  名称: (at) => `某单位${"甲乙丙"[at]}`,
  文号: (at) => `某〔2013〕${at + 1}号`,
  产品: () => "某产品",
  环节: (at) => ["种养环节", "生产环节", "餐饮环节"][at] ?? "",
  类别: () => "特种设备",
  结果: (at) => (at === 1 ? "不合格" : "合格"),
  地区: (at) => ["海宁市", "桐乡市", "嘉兴港区"][at] ?? "",
  死亡人数: () => "",
  进展: (at) => ["已完成", "进行中", "未启动"][at % 3] ?? "",
  证明材料: (at) => (at % 3 === 0 ? `某〔2013〕${at + 1}号` : ""),
};
const DAYS = ["日期", "抽检日期", "发生日期"];
const ROWS = 3;

const forms: { path: string; bytes: Uint8Array; rows: number }[] = [];

beforeAll(async () => {
  for (const [path, bytes] of SHIPPED) {
    if (!/名单|记录|登记|进展/.test(path)) continue;
    const sheet = sheetOf(await workbookOf(bytes));
    const filling: Filling = {};
    const [until] = ["名单截至：", "记录截至：", "登记截至："].flatMap((text) => placesOf(sheet, text));
    if (until) {
      const next = sheet
        .getCell(until)
        .address.replace(/^[A-Z]/, (letter) => String.fromCharCode(letter.charCodeAt(0) + 1));
      filling[next] = new Date("2013-12-31");
    }
    const heads = sheet.getRow(sheet.rowCount);
    const head = until ? sheet.rowCount : 3;
    const rows = until ? ROWS : sheet.rowCount - head;
    for (const cell of Array.from({ length: heads.cellCount }, (_, at) => sheet.getCell(head, at + 1)))
      for (let at = 0; at < rows; at++) {
        const text = String(cell.value);
        const address = sheet.getCell(head + 1 + at, Number(cell.col)).address;
        if (DAYS.includes(text)) filling[address] = new Date(`2013-11-0${(at % 9) + 1}`);
        else if (text === "死亡人数") filling[address] = 3 + at;
        else if (SAID[text]) filling[address] = SAID[text](at);
      }
    forms.push({ path, bytes: await filled(bytes, filling), rows });
  }
});

function saidBy({ read }: Inspected): string[] {
  return [
    ...(read?.records ?? []).map(({ indicator, area, day, passed }) =>
      [indicator, area, day, passed].join(" "),
    ),
    ...(read?.states ?? []).map(({ deliverable, state, day }) => [deliverable, state, day].join(" ")),
  ].sort();
}

/** Of each form what is read of it, with what is wrong. */
function expectAll(files: { path: string; bytes: Uint8Array }[]): string[][] {
  return files.map(({ path, bytes }, index) => {
    const found = readBack(shipped, path, bytes);
    expect(found.findings, path).toEqual([]);
    const said = saidBy(found);
    expect(said, path).toHaveLength(forms[index]?.rows ?? 0);
    return said;
  });
}

describe("lists and reports filled in and sent back", () => {
  it("are read record by record, without a finding", () => {
    expect(forms).toHaveLength(18);
    const all = expectAll(forms).flat();
    expect(all).toContain("3.3 330483 2013-11-02 false");
    expect(all).toContain("4.3 330481 2013-11-01 ");
    expect(all.some((said) => said.startsWith("D9.1 done"))).toBe(true);
  });

  it.skipIf(OFFICE === undefined)(
    "say the same as LibreOffice saves them, as XLSX and as CSV (skipped where it is not there)",
    () => {
      const own = expectAll(forms);
      for (const ending of ["xlsx", "csv"] as const) {
        const saved = savedBy(
          OFFICE ?? "",
          forms.map(({ bytes }) => bytes),
          ending,
        );
        const files = saved.map((bytes, index) => ({
          path: (forms[index]?.path ?? "").replace(/xlsx$/, ending),
          bytes,
        }));
        expect(expectAll(files)).toEqual(own);
      }
    },
    300_000,
  );
});
