import { describe, expect, it } from "vitest";
import { listed } from "./listed.ts";

const TRAFFIC = ["编号", "地区", "车容站容", "正点运行", "行车安全", "服务规范"];
const LOSSES = ["编号", "地区", "行业", "工业总产值", "预防成本", "鉴定成本", "内部损失", "外部损失"];
const top = (department: string, title: string) => [
  ["报送部门", department],
  ["调查名称", title, "报告期", "2013年"],
];

/** What is told of lines of a list with further columns; all their answers are read, and by the checker too. */
async function told(of: "traffic" | "losses", heads: string[], ...rows: (string | number)[][]) {
  const [department, title, head, own, answers] =
    of === "traffic"
      ? (["市交通运输局", "交通质量评定", TRAFFIC, [88, 79, 93, 83], 4] as const)
      : (["市质监局", "质量损失统计", LOSSES, ["纺织", 1000, 1.25, 2.5, 3.25, 4], 6] as const);
  const codes = of === "traffic" ? ["1", "2"] : ["91330481DEM0404462", "91330482DEM0500034"];
  const lines = rows.map((more, at) => [codes[at] ?? "", "海宁市", ...own, ...more]);
  const { sheets, again, told } = await listed(
    [...top(department, title), [...head, ...heads], ...lines],
    department,
  );
  expect(again).toEqual(sheets);
  expect(sheets.map((sheet) => sheet.split("=").length - 1)).toEqual(rows.map(() => answers));
  return told.map((finding) => finding.split("|").slice(0, 3).join("|"));
}

describe("a column that is made of answers", () => {
  it("is no question, and is not told where it is what they come to", async () => {
    const heads = ["总分", "平均得分", "加权平均", "等次", "评定等级", "名次", "备注"];
    expect(await told("traffic", heads, [343, 85.75, 85.8, "良好", "合格", 1, ""])).toEqual([
      "question-unknown|I3|加权平均",
    ]);
    expect(await told("traffic", ["平均分", "合计"], [85.8, 343], [86, "343分"])).toEqual([]);
    const made = ["合计（万元）", "质量损失率（%）", "损失合计"];
    expect(await told("losses", made, [11, "1.1%", 7.25])).toEqual([]);
  });

  it("is told where it is neither the sum nor the mean of those beside it", async () => {
    expect(await told("traffic", ["总分"], [340], [343])).toEqual(["sheet-sum|G4|340"]);
    expect(await told("traffic", ["平均得分"], [85], [85.8])).toEqual(["sheet-sum|G4|85"]);
    expect(await told("losses", ["质量损失合计"], [10.5], [11])).toEqual(["sheet-sum|I4|10.5"]);
  });

  it("leaves its sheet out where it says that this is void", async () => {
    const { sheets, again, told } = await listed(
      [...top("市交通运输局", "交通质量评定"), [...TRAFFIC, "等次"], ["1", "海宁市", 88, 79, 93, 83, "作废"]],
      "市交通运输局",
    );
    expect([sheets, again]).toEqual([[], []]);
    expect(told.map((finding) => finding.split("|")[0])).toEqual(["remark-doubtful"]);
  });
});
