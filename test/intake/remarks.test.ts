import { expect, it } from "vitest";
import { findingsOf, receiveFiles } from "./house.ts";

const PATH = "submissions/2013Q4/330481/季度报表.csv";
const HEAD = [
  "填报单位：,海宁市,报告期：,2013年四季度,功能区统计口径：,无功能区",
  "指标编号,指标名称,计量单位,分子,分母,数值,备注",
];
const ROWS = {
  quarter: "8.3,发明专利授权量,件,,,31",
  none: "4.3,死亡3人以上特种设备事故起数,起,,,0",
  year: "2.3,质量强企建设数,家,,,15",
  ratio: "3.2,种养环节初级食用农产品抽查合格率,%,240,246,",
};

async function told(row: keyof typeof ROWS, remark: string) {
  const text = [...HEAD, `${ROWS[row]},${remark}`].join("\n");
  const intake = await receiveFiles([{ path: PATH, bytes: new TextEncoder().encode(`${text}\n`) }]);
  return { codes: findingsOf(intake).map(({ code }) => code), read: intake.readings.length };
}

it.each<[keyof typeof ROWS, string]>([
  ["quarter", "没有核实"],
  ["quarter", "无新增"],
  ["quarter", "不适用"],
  ["quarter", "无台账"],
  ["quarter", "本年新增"],
  ["quarter", "年报数据"],
  ["quarter", "期末数"],
  ["quarter", "2013年"],
  ["quarter", "11月数据"],
  ["quarter", "第一季度"],
  ["quarter", "月报"],
  ["quarter", "合格率"],
  ["quarter", "抽样调查"],
  ["quarter", "省级"],
  ["quarter", "含企业"],
  ["quarter", "新增30件"],
  ["quarter", "-31"],
  ["quarter", "≥31"],
  ["quarter", "户均"],
  ["year", "本季新增"],
  ["year", "11月数据"],
  ["ratio", "无不合格"],
  ["ratio", "不合格7批次"],
  ["ratio", "分子246"],
  ["ratio", "分母为合格数"],
  ["ratio", "合格批次246"],
])("a %s figure with the remark %s is told and not read", async (row, remark) => {
  expect(await told(row, remark)).toEqual({ codes: ["remark-doubtful"], read: 0 });
});

it.each<[keyof typeof ROWS, string]>([
  ["quarter", "无"],
  ["quarter", "四季度数"],
  ["quarter", "2013年四季度"],
  ["quarter", "11月15日授牌"],
  ["quarter", "其中企业20件，个人11件"],
  ["none", "无事故发生"],
  ["none", "本季无"],
  ["year", "本年新增"],
  ["year", "本季新增3家"],
  ["year", "本季无新增"],
  ["year", "2013年"],
  ["ratio", "不合格6批次，已处理"],
  ["ratio", "抽查246批次，合格240批次"],
])("a %s figure with the remark %s is read", async (row, remark) => {
  expect(await told(row, remark)).toEqual({ codes: [], read: row === "ratio" ? 2 : 1 });
});
