import ExcelJS from "exceljs";

type Value = ExcelJS.CellValue | undefined;

/** The bytes of a workbook of one sheet with these rows; `change` may do more to it. */
export async function workbookBytes(
  rows: Value[][],
  change: (sheet: ExcelJS.Worksheet) => void = () => {},
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet("季度报表");
  for (const row of rows) sheet.addRow(row);
  change(sheet);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** The first four rows of a quarterly form: title, header entries, and columns. */
export function formHead({ area = "海宁市", period = "2013年三季度", zones = "无功能区" } = {}): Value[][] {
  return [
    ["季度报表"],
    ["填报单位：", area, "", "报告期：", period, "", "功能区统计口径：", zones],
    ["填报人：", "某某"],
    ["指标编号", "指标名称", "计量单位", "统计方式", "分子", "分母", "数值", "备注"],
  ];
}

/** A row of a quarterly form that gives the towns (1.4) of an area. */
export const TOWNS: Value[] = ["1.4", "质量强镇创建数", "个", "年初累计", null, null, 3, "-"];
