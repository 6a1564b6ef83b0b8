import { describe, expect, it } from "vitest";
import { workbookBytes } from "./book.ts";
import { findingsOf, receiveFiles } from "./house.ts";

const FOLDER = "submissions/2013Q4/330481";
const TITLE = "嘉兴市质量强市建设评估季度报表";

interface Form {
  title?: string;
  name?: string;
  below?: string;
  beside?: string;
  above?: string;
}

async function told({ title = TITLE, name = "季度报表", below, beside, above }: Form) {
  const rows = [
    [title],
    ...(above ? [[above]] : []),
    ["填报单位：", "海宁市", "报告期：", "2013年四季度", "功能区统计口径：", "无功能区"],
    ["指标编号", "指标名称", "计量单位", "分子", "分母", "数值", "备注"],
    ["2.3", "质量强企建设数", "家", "", "", "15", "", beside ?? ""],
    ["8.3", "发明专利授权量", "件", "", "", "31"],
    ...(below ? [[below]] : []),
  ];
  const bytes = await workbookBytes(rows);
  const intake = await receiveFiles([{ path: `${FOLDER}/${name}.xlsx`, bytes }]);
  return { codes: findingsOf(intake).map(({ code }) => code), read: intake.readings.length };
}

describe("what stands beside a table and says that it is not what it seems", () => {
  it.each<Form>([
    { name: "季度报表（作废）" },
    { name: "三季度报表" },
    { name: "海盐县季度报表" },
    { name: "季度报表-计划" },
    { name: "季度报表-旧" },
    { name: "季度报表（更正前）" },
    { name: "2013年10月报表" },
    { title: "质量强市月报" },
    { title: "2013年10月质量强市报表" },
    { title: "质量强市目标任务书" },
    { title: "质量强市报表（计划）" },
    { title: "质量强市季度报表（参考）" },
    { title: "质量强市季度报表（省局口径）" },
    { title: "质量强市季报（演练用）" },
    { above: "以上数据均为暂估数" },
    { above: "本表为快报" },
    { below: "本表系预报" },
    { below: "请勿引用" },
    { below: "统计截止日：2013-11-30" },
    { below: "填报单位：海盐县" },
    { beside: "本表数据系估计" },
    { beside: "2013年三季度" },
    { beside: "填报单位：海盐县" },
    { beside: "8.3为估计数" },
  ])("%o", async (form) => {
    const { codes, read } = await told(form);
    expect(read).toBe(0);
    expect(codes).toContain("line-doubtful");
  });
});

describe("what stands beside a table and changes nothing", () => {
  it.each<Form>([
    { name: "2013年四季度报表" },
    { name: "海宁市季度报表(1)" },
    { name: "季度报表-更正" },
    { name: "季度报表（补报）" },
    { name: "季度报表 2014-01-10" },
    { name: "四季度报表（1月报送）" },
    { title: "2013年12月质量强市报表" },
    { above: "2014年1月8日" },
    { below: "2014年1月8日" },
    { below: "填报单位：海宁市" },
    { below: "统计截止日：2013-12-31" },
    { beside: "已核对" },
  ])("%o", async (form) => {
    expect(await told(form)).toEqual({ codes: [], read: 2 });
  });
});
