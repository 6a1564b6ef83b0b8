import { expect, it } from "vitest";
import { readAgain } from "./again.ts";
import { workbookBytes } from "./book.ts";
import { receiveFiles } from "./house.ts";

const ROWS = [
  ["报送部门", "市强市办", "指标", "2.1", "名单截至", "2013-12-31"],
  ["名称", "地区", "日期", "文号"],
  ["甲镇", "海宁市", "2013-03-04", "甲号"],
  ["乙镇", "海宁市", "2013-04-04", "乙号"],
  ["丙镇", "海宁市", "2013-05-04", "丙号"],
];

it.each([
  ["此条待核实", 2],
  ["已与原件核对", 3],
])("a comment on a row of a list is read by intake and by the checker alike: %s", async (note, counted) => {
  const bytes = await workbookBytes(ROWS, (sheet) => {
    sheet.getCell("B4").note = note;
  });
  const intake = await receiveFiles([{ path: "statistics/qsb/名单.xlsx", bytes, sender: "市强市办" }]);
  expect(intake.findings.map(({ code }) => code)).toEqual(counted === 3 ? [] : ["remark-doubtful"]);
  expect(intake.records).toHaveLength(counted);
  expect(readAgain(intake, bytes)).toEqual({ faults: [], counted });
});
