import { describe, expect, it } from "vitest";
import { type Cells, listed } from "./listed.ts";

type Merge = string;
interface Case {
  heads: Cells;
  /** What stands below them, of two enterprises. */
  rows: Cells;
  merges?: Merge[];
  /** What is read of the first of the two, where all of it is not. */
  read?: string;
  told?: string[];
}

const CODES = ["91330481MA2CU0001M", "91330482MA2CU00027"];
const HEAD = ["工业总产值", "预防成本", "鉴定成本", "内部损失", "外部损失"];
const AMOUNTS = [1000, 1, 2, 3, 4];
const ROW = ["纺织", ...AMOUNTS];
const NAMES = [
  "losses-output",
  "losses-prevention",
  "losses-appraisal",
  "losses-internal",
  "losses-external",
];
const WHOLE = `losses-industry=industry-textile ${NAMES.map((name, at) => `${name}=${AMOUNTS[at]}`)
  .sort()
  .join(" ")}`
  .split(" ")
  .sort()
  .join(" ");
const rows = (...more: (string | number)[]): Cells => [
  [CODES[0] ?? "", "海宁市", ...ROW, ...more],
  [CODES[1] ?? "", "平湖市", ...ROW, ...more],
];
const without = (...left: string[]) =>
  WHOLE.split(" ")
    .filter((each) => !left.some((name) => each.startsWith(`${name}=`)))
    .join(" ");

const CASES: Record<string, Case> = {
  "in one row": { heads: [["编号", "地区", "行业", ...HEAD]], rows: rows() },
  "with the units below": {
    heads: [
      ["编号", "地区", "行业", ...HEAD],
      ["", "", "", ...HEAD.map(() => "（万元）")],
    ],
    rows: rows(),
  },
  "with the numbers of the questions above": {
    heads: [
      ["编号", "地区", 1, 2, 3, 4, 5, 6],
      ["", "", "行业", ...HEAD],
    ],
    merges: ["A3:A4", "B3:B4"],
    rows: rows(),
  },
  "in groups below names that are merged down": {
    heads: [
      ["编号", "地区", "基本情况", "", "质量成本", "", "质量损失", ""],
      ["", "", "行业", ...HEAD],
    ],
    merges: ["A3:A4", "B3:B4", "C3:D3", "E3:F3", "G3:H3"],
    rows: rows(),
  },
  "in groups above all columns": {
    heads: [
      ["企业情况", "", "", "", "质量成本", "", "质量损失", ""],
      ["编号", "地区", "行业", ...HEAD],
    ],
    rows: rows(),
  },
  "with last year's beside this year's": {
    heads: [
      ["编号", "地区", "行业", ...HEAD, "外部损失"],
      ["", "", "", ...HEAD.map(() => "本年"), "上年"],
    ],
    rows: rows(99),
  },
  "of which a group is last year's": {
    heads: [
      ["编号", "地区", "行业", "本年", "", "", "上年", ""],
      ["", "", "", ...HEAD],
    ],
    merges: ["A3:A4", "B3:B4", "C3:C4", "D3:F3", "G3:H3"],
    rows: rows(),
    read: without("losses-internal", "losses-external"),
    told: ["question-missing|C3|行业|内部损失、外部损失|0"],
  },
  "of which a group is in another unit": {
    heads: [
      ["编号", "地区", "行业", "工业总产值", "质量成本（元）", "", "", ""],
      ["", "", "", "（万元）", ...HEAD.slice(1)],
    ],
    merges: ["A3:A4", "B3:B4", "C3:C4", "E3:H3"],
    rows: rows(),
    read: without(...NAMES.slice(1)),
    told: [
      ...["E", "F", "G", "H"].map(
        (column, at) =>
          `question-unknown|${column}4|质量成本(元)/${HEAD[at + 1]}|行业、工业总产值、预防成本、鉴定成本、内部损失、外部损失|0`,
      ),
      "question-missing|C3|行业|预防成本、鉴定成本、内部损失、外部损失|0",
    ],
  },
  "in another unit each": {
    heads: [["编号", "地区", "行业", ...HEAD.map((head) => (head === "外部损失" ? `${head}（元）` : head))]],
    rows: rows(),
    read: without("losses-external"),
    told: ["unit-differs|H3|外部损失（元）|外部损失：万元|0", "question-missing|C3|行业|外部损失|0"],
  },
  "of other words for the code and the area, beside numbers and names": {
    heads: [["序号", "企业名称", "统一社会信用代码", "所属地区", "行业", ...HEAD]],
    rows: rows().map((row, at) => [at + 1, `嘉兴测试技术有限公司${at}`, ...row]),
  },
  "with an area and another beside it": {
    heads: [["编号", "地区", "行业", ...HEAD, "县区"]],
    rows: rows("海宁市"),
    told: ["remark-doubtful|I5|海宁市||0"],
  },
};

describe("the head of a list of answers", () => {
  it.each(Object.entries(CASES))("%s", async (_, { heads, rows, merges = [], read = WHOLE, told = [] }) => {
    const top: Cells = [
      ["报送部门", "市质监局"],
      ["调查名称", "质量损失统计", "报告期", "2013年"],
    ];
    const found = await listed([...top, ...heads, ...rows], "市质监局", (sheet) => {
      for (const merge of merges) sheet.mergeCells(merge);
    });
    expect(found.sheets[0]).toBe(`330481 ${read}`);
    expect(found.told).toEqual(told);
    expect(found.again).toEqual(found.sheets);
  });
});
