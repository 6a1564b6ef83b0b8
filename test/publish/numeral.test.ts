import { describe, expect, it } from "vitest";
import { spokenIn } from "../../src/site/audit/numeral.ts";

const stated = (text: string) => spokenIn(text).map((each) => each.text);

describe("what a text states", () => {
  it.each([
    ["共37项", ["37"]],
    ["增长９．５％", ["９．５％"]],
    ["+9.1%，−0.3，1,234.5", ["+9.1%", "−0.3", "1,234.5"]],
    ["约3万家", ["3万"]],
    ["五个县", ["五"]],
    ["一百二十三家", ["一百二十三"]],
    ["百分之九十六", ["百分之九十六"]],
    ["三分之二的县", ["三分之二"]],
    ["十个中有两个", ["十", "两"]],
    ["近半地区", ["半"]],
    ["两万余家", ["两万"]],
    ["①和Ⅲ", ["①", "Ⅲ"]],
    ["三级联动", ["三"]],
    ["统一的三项标准", ["三"]],
  ])("%s: its numbers", (text, numbers) => {
    expect(stated(text)).toEqual(numbers);
    expect(spokenIn(text).every(({ sort }) => sort === "number")).toBe(true);
  });

  it.each([
    ["各县均达标", ["均达标"]],
    ["海宁未达标", ["未达标"]],
    ["达序时，滞后，未报", ["达序时", "滞后", "未报"]],
    ["增幅居首", ["居首"]],
    ["位居第一位", ["第一"]],
    ["指标全部完成", ["全部"]],
    ["数值最高", ["最"]],
    ["各地都按时", ["都", "按时"]],
    ["专项行动已完成", ["已完成"]],
  ])("%s: its verdicts and claims", (text, words) => {
    expect(stated(text)).toEqual(words);
    expect(spokenIn(text).some(({ sort }) => sort === "number")).toBe(false);
  });

  it.each([
    ...[
      "统一标准",
      "内容一致",
      "计划一览",
      "同一地区",
      "进一步加强",
      "另一来源",
      "上半年",
      "三季度",
      "二氧化硫",
    ],
    ...[
      "十进制数",
      "百分点",
      "千分位",
      "第1版",
      "第三条",
      "是否按时",
      "人均",
      "平均",
      "首都",
      "最近",
      "按时间排列",
    ],
    ...["质量强市", "报送情况", "不低于", ""],
  ])("%s: nothing", (text) => expect(stated(text)).toEqual([]));
});
