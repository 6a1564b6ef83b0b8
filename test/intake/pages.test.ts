import { describe, expect, it } from "vitest";
import { inspected } from "./inspected.ts";

const TITLE = "质量强市季度报表";
const LABELS = "填报单位：,平湖市,,报告期：,2013年三季度,,功能区统计口径：,含功能区";
const HEAD = "指标编号,指标名称,计量单位,统计方式,分子,分母,数值,备注";
const ROWS = ["2.3,质量强企建设数,家,年初累计,,,12,", "8.3,发明专利授权量,件,本季数,,,28,"] as const;

const form = (between: string[], head = HEAD) =>
  inspected("submissions/2013Q3/330482/季度报表.csv", "平湖市", [
    ...[TITLE, LABELS, HEAD, ROWS[0]],
    ...[...between, head, ROWS[1]],
  ]);

describe("a head that is printed on each page", () => {
  it.each([
    ["alone", []],
    ["behind a blank row", [""]],
    ["behind a page's number", ["第1页 共2页"]],
    ["behind 续表", ["（续表）"]],
    ["below the title", [TITLE]],
    ["below the page's number, the title and all labels", ["第1页", TITLE, LABELS]],
  ])("lets the table go on: %s", (_, between) => {
    expect(form(between)).toEqual({
      ...{ values: ["value 12", "value 28"], periods: ["2013Q3", "2013Q3"], count: 2, codes: [] },
    });
  });

  it.each([
    ["another title", "质量强市附加报表"],
    ["a year", "2012"],
    ["a quarter", "2013年二季度"],
  ])("does not below %s", (_, between) => {
    const { values, codes } = form([between]);
    expect(values).toEqual(["value 12"]);
    expect(codes).toContain("line-doubtful");
  });

  it("lets a list go on, and a statistic", () => {
    const list = ["名称,地区,日期,文号", "甲,海宁市,2013-05-02,嘉质〔2013〕4号"];
    const labels = "报送部门,市强市办,指标,2.1,名单截至,2013-12-31";
    const again = ["第1页 共2页", "名称,地区,日期,文号", "乙,桐乡市,2013-06-02,嘉质〔2013〕5号"];
    expect(inspected("statistics/qsb/名单.csv", "市强市办", [labels, ...list, ...again])).toMatchObject({
      ...{ count: 2, codes: [] },
    });
    const wide = ["报送部门,市质监局,指标,22.3,计量单位,家", "地区,2013年三季度", "海宁市,3"];
    const more = ["第1页 共2页", "地区,2013年三季度", "平湖市,4"];
    expect(inspected("statistics/zjj/统计表.csv", "市质监局", [...wide, ...more])).toMatchObject({
      ...{ values: ["value 3", "value 4"], codes: [] },
    });
  });
});
