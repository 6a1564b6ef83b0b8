import { join } from "node:path";
import Papa from "papaparse";
import { registerArrivals } from "../../src/intake/register.ts";
import { readPlan } from "../../src/plan/read.ts";
import { workFolder } from "../support/files.ts";
import { writeFolder, writeLines } from "../support/tables.ts";
import { type Case, type Given, INSIDE, partsOf, YEARS } from "./case.ts";

const NAMES: Record<string, string> = {
  city: "山海市",
  east: "东县",
  west: "西县",
  north: "北县",
  port: "港区",
  park: "园区",
};
const LIST = [
  "填报单位",
  "报告期",
  "功能区统计口径",
  "指标编号",
  "指标名称",
  "计量单位",
  "分子",
  "分母",
  "数值",
];
const PUBLIC = [
  ...["id", "region", "period", "indicator", "series", "value", "unit"],
  ...["published_growth", "growth_unit", "source_kind", "source", "zones"],
];

/** A data folder whose indicators are the cases; what is given of them comes in forms, tables and a yearbook. */
export function folderOf(cases: Case[], halves: boolean): string {
  const root = join(workFolder("answers"), "data");
  writeFolder(root, "answers", tablesOf(cases, halves));
  // Each sender's files are entered as they come.
  for (const area of Object.keys(NAMES)) {
    const rows = cases.flatMap((item) => ofGiver(item, "area", area).map((row) => listRow(item, row)));
    if (rows.length > 0) enter(root, NAMES[area] ?? "", `submissions/all/${area}/报表.csv`, [LIST, ...rows]);
  }
  for (const item of cases) {
    const rows = item.given.filter(({ by }) => by === "department");
    if (rows.length > 0) enter(root, "甲局", `statistics/jia/${item.id}.csv`, wideTable(item, rows));
  }
  const rows = cases.flatMap((item) =>
    item.given.filter(({ by }) => by === "public").map((row) => publicRow(item, row)),
  );
  if (rows.length > 0) enter(root, "市统计局", "public/yearbook.csv", [PUBLIC, ...rows]);
  return root;
}

function ofGiver({ given }: Case, by: Given["by"], area: string): Given[] {
  return given.filter((row) => row.by === by && row.area === area);
}

function enter(root: string, from: string, path: string, rows: string[][]): void {
  writeLines(root, path, Papa.unparse(rows, { newline: "\n" }));
  registerArrivals(readPlan(root), { arrived: "2014-01-20", from, basis: "reported" });
}

function tablesOf(cases: Case[], halves: boolean): Record<string, string[]> {
  const unit = ({ ratio }: Case) => (ratio ? "%" : "个");
  return {
    plan: ["answers,山海市质量工作,city,2011-12-20,工作要点,要点,山海市政府公报,质量办,2013,1"],
    measures: ["1,,质量工作,甲局,,"],
    departments: ["jia,甲局,department,"],
    indicators: cases.map((item) => {
      const parts = item.ratio ? "合格数,总数" : ",";
      const kind = [
        unit(item),
        item.goal?.comparator === "<=" ? "down" : "up",
        item.ratio ? 100 : 1,
        1,
        "",
        item.areas,
        item.periods,
        item.trend,
      ];
      return `${item.id},1,指标${item.id},${kind},${item.authority},${parts},,public`;
    }),
    applicability: cases.map(({ id, applies }) => `${id},${applies.join(";")},`),
    targets: cases.flatMap((item) => {
      if (!item.goal) return [];
      const { comparator, number, method } = item.goal;
      const goal = [comparator, number, method === "growth-floor" ? "%" : unit(item), "must", method];
      return [`${item.id},1,目标${item.id},${item.id},city,,2013,${goal},,public,`];
    }),
    shares: cases.flatMap(({ id, goal }) =>
      Object.entries(goal?.shares ?? {}).map(
        ([area, number]) => `${id}-${area},${id},${area},${number},public,`,
      ),
    ),
    periods: YEARS.flatMap((year) => partsOf(year, halves).map((period) => `${period},2014-01-20,public`)),
    areas: Object.entries(NAMES).map(([area, name]) => {
      const kind = area === "city" ? "city" : INSIDE[area] ? "zone" : "county";
      return `${area},${name},${name},${kind},,,${INSIDE[area]?.join(";") ?? ""},,,`;
    }),
    sources: ["area,1,地区", "department,2,部门", "yearbook,3,统计年鉴"],
  };
}

function listRow({ id, ratio }: Case, { area, period, zones, figure }: Given): string[] {
  const [top, under] = Array.isArray(figure) ? figure : ["", ""];
  const numbers = Array.isArray(figure) ? [top, under, ""] : ["", "", figure];
  return [NAMES[area] ?? "", period, zones ?? "", id, `指标${id}`, ratio ? "%" : "个", ...numbers];
}

function wideTable({ id, ratio }: Case, rows: Given[]): string[][] {
  const periods = [...new Set(rows.map(({ period }) => period))].toSorted();
  const parts = ratio ? (["分子", "分母"] as const) : ([""] as const);
  const heads = periods.flatMap((period) => parts.map((part) => `${period}${part}`));
  const areas = [...new Set(rows.map(({ area }) => area))];
  const cell = (area: string, period: string, at: number) => {
    const figure = rows.find((row) => row.area === area && row.period === period)?.figure ?? "";
    return Array.isArray(figure) ? (figure[at] ?? "") : figure;
  };
  return [
    ["报送部门", "甲局", "指标", id, "计量单位", ratio ? "%" : "个", "功能区统计口径", "不含功能区"],
    ["地区", ...heads],
    ...areas.map((area) => [
      NAMES[area] ?? "",
      ...periods.flatMap((period) => parts.map((_, at) => cell(area, period, at))),
    ]),
  ];
}

function publicRow({ id }: Case, { area, period, figure, series, growth }: Given): string[] {
  return [
    ...[`Y${id}`, NAMES[area] ?? "", period, id, series ?? "", String(figure), "个"],
    ...[growth ?? "", growth ? "%" : "", "yearbook", "统计年鉴", "不含功能区"],
  ];
}
