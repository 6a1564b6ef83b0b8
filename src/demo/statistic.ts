import ExcelJS from "exceljs";
import { unzipSync, zipSync } from "fflate";
import Papa from "papaparse";
import { endOf, type Period, startOf } from "../plan/period.ts";
import type { Tables } from "../plan/plan.ts";
import type { Draw } from "./draw.ts";
import type { Written } from "./figures.ts";

type Indicator = Tables["indicators"]["rows"][number];
type Row = (string | number)[];

/** What a department sends: the rows of one sheet. */
export interface Statistic {
  indicator: Indicator;
  department: string;
  areas: string[];
  periods: Period[];
  /** By area, then by period. */
  written: Written[][];
}

const QUARTERS = "一二三四";
const NOTICE = "演示数据：由程序生成，不是真实上报";

/** A statistic in wide layout: areas down, the periods across, a ratio's two parts side by side. */
export function wideRows({ indicator, department, areas, periods, written }: Statistic): Row[] {
  const ratio = indicator.denominator !== "";
  const heads = periods.flatMap(({ year, place }) => {
    const head = `${year}年${QUARTERS[place - 1]}季度`;
    return ratio ? [`${head}分子`, `${head}分母`] : [head];
  });
  return [
    [NOTICE],
    ["报送部门", department, "指标", indicator.indicator, "计量单位", indicator.unit],
    ["地区", ...heads],
    ...areas.map((area, index) => [
      area,
      ...periods.flatMap((_, at) => {
        const { numerator = 0, denominator = 0, value = 0 } = written[index]?.[at] ?? {};
        return ratio ? [numerator, denominator] : [value];
      }),
    ]),
  ];
}

/** A list of items: as many in each area and period as there were, on days drawn within it. */
export function itemRows({ indicator, department, areas, periods, written }: Statistic, draw: Draw): Row[] {
  const until = periods.at(-1);
  let number = 0;
  const items = areas.flatMap((area, index) =>
    periods.flatMap((period, at) =>
      Array.from({ length: within(indicator, periods, written[index] ?? [], at) }, () => {
        number += 1;
        const day = dayIn(period, draw);
        return [`演示项目${String(number).padStart(4, "0")}`, area, day, `演示〔${period.year}〕${number}号`];
      }),
    ),
  );
  return [
    [NOTICE],
    ["报送部门", department, "指标", indicator.indicator, "名单截至", until ? endOf(until) : ""],
    ["名称", "地区", "日期", "文号"],
    ...items,
  ];
}

/** The count within a period, where the figures are to date. */
function within(indicator: Indicator, periods: Period[], figures: Written[], at: number): number {
  const value = figures[at]?.value ?? 0;
  const first = periods[at]?.place === 1;
  return indicator.periods === "to-date" && !first ? value - (figures[at - 1]?.value ?? 0) : value;
}

function dayIn(period: Period, draw: Draw): string {
  const [from, to] = [Date.parse(startOf(period)), Date.parse(endOf(period))];
  return new Date(from + Math.floor((draw() * (to - from)) / 86_400_000) * 86_400_000)
    .toISOString()
    .slice(0, 10);
}

/** Inspection records of some stages: one for each sample, passed or not, on days drawn within the period. */
export function inspectionRows(stages: (Statistic & { stage: string })[], draw: Draw): Row[] {
  const until = stages[0]?.periods.at(-1);
  const rows: Row[] = [];
  for (const { areas, periods, written, stage } of stages)
    for (const [index, area] of areas.entries())
      for (const [at, period] of periods.entries()) {
        const { numerator = 0, denominator = 0 } = written[index]?.[at] ?? {};
        for (let sample = 0; sample < denominator; sample++)
          rows.push([
            `Y${period.id}-${String(rows.length + 1).padStart(6, "0")}`,
            dayIn(period, draw),
            area,
            stage,
            "演示样品",
            sample < numerator ? "合格" : "不合格",
          ]);
      }
  return [
    ["报送部门", stages[0]?.department ?? "", "记录截至", until ? endOf(until) : "", NOTICE],
    ["批次号", "抽检日期", "地区", "环节", "产品", "结果"],
    ...rows,
  ];
}

/** Rows as CSV in UTF-8. */
export function csvBytes(rows: Row[]): Uint8Array {
  return new TextEncoder().encode(`${Papa.unparse(rows, { newline: "\r\n" })}\r\n`);
}

/** Rows as the one sheet of a workbook; the same rows give the same bytes. */
export async function xlsxBytes(rows: Row[], sheet: string, filled: string): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.created = workbook.modified = new Date(`${filled}T00:00:00Z`);
  workbook.addWorksheet(sheet).addRows(rows);
  const written = new Uint8Array(await workbook.xlsx.writeBuffer());
  return zipSync(unzipSync(written), { mtime: new Date("1980-01-02T00:00:00") });
}
