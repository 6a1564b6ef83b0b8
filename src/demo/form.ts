import ExcelJS from "exceljs";
import { unzipSync, zipSync } from "fflate";
import type { Period } from "../plan/period.ts";
import type { Tables } from "../plan/plan.ts";
import type { Written } from "./figures.ts";
import type { AreaProfile } from "./profile.ts";

type Indicator = Tables["indicators"]["rows"][number];

/** One quarterly form to be written. */
export interface Form {
  title: string;
  areaName: string;
  profile: AreaProfile;
  period: Period;
  /** The day it was filled in, `YYYY-MM-DD`. */
  filled: string;
  lines: { indicator: Indicator; written: Written }[];
}

const COLUMNS = ["指标编号", "指标名称", "计量单位", "统计方式", "分子", "分母", "数值", "备注"];
const WIDTHS = [10, 40, 10, 12, 12, 12, 12, 46];
const COUNTED = { sum: "本季数", "to-date": "年初累计", last: "期末数", none: "本期数" };
const QUARTERS = "一二三四";
const NOTICE = "演示数据：由程序生成，不是真实上报";

/** The bytes of a form as XLSX; the same form gives the same bytes. */
export async function formBytes({
  title,
  areaName,
  profile,
  period,
  filled,
  lines,
}: Form): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = areaName;
  workbook.created = workbook.modified = new Date(`${filled}T00:00:00Z`);
  const sheet = workbook.addWorksheet("季度报表");
  WIDTHS.forEach((width, index) => {
    sheet.getColumn(index + 1).width = width;
  });
  sheet.addRow([`${title}季度报表`]).font = { bold: true, size: 16 };
  sheet.addRow([NOTICE]);
  for (const row of [1, 2]) {
    sheet.mergeCells(row, 1, row, COLUMNS.length);
    sheet.getCell(row, 1).alignment = { horizontal: "center" };
  }
  const quarter = `${period.year}年${QUARTERS[period.place - 1]}季度`;
  sheet.addRow(["填报单位：", areaName, "", "报告期：", quarter, "", "功能区统计口径：", profile.zones]);
  sheet.addRow(["填报人：", profile.reporter, "", "联系电话：", profile.telephone, "", "填报日期：", filled]);
  const head = sheet.addRow(COLUMNS);
  head.font = { bold: true };
  for (const { indicator, written } of lines) {
    const { numerator, denominator, value } = written;
    const parts =
      denominator === undefined ? "" : `分子：${indicator.numerator}；分母：${indicator.denominator}`;
    const row = sheet.addRow([
      indicator.indicator,
      indicator.title,
      indicator.unit,
      COUNTED[indicator.periods],
      numerator,
      denominator,
      denominator ? ((numerator ?? 0) * indicator.scale) / denominator : value,
      parts,
    ]);
    row.getCell(7).numFmt = denominator === undefined ? "0" : "0.00";
  }
  sheet.addRow(["注：没有发生的填0；比率只须填分子、分母。"]);
  sheet.eachRow((row, index) => {
    if (index >= 5 && index <= 5 + lines.length)
      row.eachCell((cell) => {
        const thin = { style: "thin" } as const;
        cell.border = { top: thin, left: thin, bottom: thin, right: thin };
      });
  });
  const written = new Uint8Array(await workbook.xlsx.writeBuffer());
  return zipSync(unzipSync(written), { mtime: new Date("1980-01-02T00:00:00") });
}
