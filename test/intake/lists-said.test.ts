import { expect, it } from "vitest";
import { readAgain } from "./again.ts";
import { workbookBytes } from "./book.ts";
import { receiveFiles } from "./house.ts";

const HEAD = ["名称", "地区", "日期", "文号", "备注"];

async function counted(changed: {
  title?: string;
  name?: string;
  document?: string;
  remark?: string;
  line?: string;
}) {
  const { title = "部门名单", name = "海宁乙机械有限公司", document = "乙号", remark = "", line } = changed;
  const bytes = await workbookBytes([
    [title],
    ["报送部门", "市强市办", "指标", "2.1", "名单截至", "2013-12-31"],
    HEAD,
    ["嘉善甲纺织有限公司", "嘉善县", "2013-03-04", "甲号", ""],
    [name, "海宁市", "2013-04-04", document, remark],
    ...(line ? [[line]] : []),
    ["桐乡丙木业有限公司", "桐乡市", "2013-05-04", "丙号", ""],
  ]);
  const intake = await receiveFiles([{ path: "statistics/qsb/名单.xlsx", bytes, sender: "市强市办" }]);
  const { faults } = readAgain(intake, bytes);
  return { faults, counted: intake.records.length, told: intake.findings.length > 0 };
}

it.each([
  { name: "海宁乙机械有限公司（存疑）" },
  { name: "海宁乙机械有限公司（替补）" },
  { name: "海宁乙机械有限公司（破产）" },
  { remark: "复审" },
  { remark: "期满换证" },
  { remark: "与甲公司同一单位" },
  { document: "受理号2013115" },
  { document: "口头" },
])("a record of which another cell says that it is none is told and not counted: %o", async (changed) => {
  expect(await counted(changed)).toEqual({ faults: [], counted: 2, told: true });
});

it.each([
  { title: "推荐名单" },
  { title: "部门名单（公示）" },
  { title: "取消资格名单" },
  { title: "入围企业名单" },
  { line: "其中海宁乙机械有限公司已撤销" },
  { line: "以上为申报企业" },
  { line: "第2项作废" },
])("a list of which a title or a line says that it is none is told and not counted: %o", async (changed) => {
  expect(await counted(changed)).toEqual({ faults: [], counted: 0, told: true });
});

it.each([
  { remark: "新认定" },
  { remark: "已整改" },
  { name: "海宁后备箱有限公司" },
  { document: "嘉强办〔2013〕12号" },
])("a record with words that say nothing else is counted: %o", async (changed) => {
  expect(await counted(changed)).toEqual({ faults: [], counted: 3, told: false });
});
