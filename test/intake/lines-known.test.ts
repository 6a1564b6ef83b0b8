import { describe, expect, it } from "vitest";
import { inspected } from "./inspected.ts";

const LABELS = "填报单位：,平湖市,,报告期：,2013年三季度,,功能区统计口径：,含功能区";
const HEAD = "指标编号,指标名称,计量单位,统计方式,分子,分母,数值,备注";
const ROW = "2.3,质量强企建设数,家,年初累计,,,12,";

function form({ above = [] as string[], head = HEAD, row = ROW, below = [] as string[] }) {
  const path = "submissions/2013Q3/330482/季度报表.csv";
  return inspected(path, "平湖市", [LABELS, ...above, head, row, ...below]);
}

/** A department's statistic of an indicator, with these heads beside 地区 and a row with as many figures. */
function statistic(indicator: string, unit: string, heads: string[], more: string[] = []) {
  return inspected("statistics/jsw/统计表.csv", "市建委", [
    `报送部门,市建委,指标,${indicator},计量单位,${unit}`,
    ...more,
    ["地区", ...heads].join(","),
    ["海宁市", ...heads.map(() => "90")].join(","),
  ]);
}

describe("a line that no row knows leaves a form unread", () => {
  it.each([
    ...["质量强企：15家", "正确数为15家", "质量强企现为15家", "重新核定：质量强企15家"],
    ...[
      "黄底的尚在核实",
      "带下划线的未定",
      "标色部分由各镇上报，未审",
      "为镇级数",
      "只报城区企业",
      "专利含外观",
    ],
    ...["含县级", "国家级", "到8月止", "7月至8月数据", "数字×10", "折合数", "分子为抽查数", "暂填0", "先填0"],
    ...["2.3与8.3对调", "嘉兴市数据", "年初数", "年度指标", "0代表未统计", "上年结转12家", "单位：百件"],
  ])("%s", (below) => {
    const { values, codes } = form({ below: [below] });
    expect(values).toEqual([]);
    expect(codes).not.toEqual([]);
  });
});

describe("a line that asks, is printed or explains changes nothing", () => {
  it.each([
    "注：1.本表由各县（市、区）质监局填报，于季后10日内报送市质强办。2.比率指标须填分子、分母。",
    "填表说明：1、本表按季填报；2、没有发生的填“0”；3、不适用的填“/”。",
    ...["注：指标解释以指标目录为准。", "注：上年同期由市质强办填写，各地不填。", "注：计划数由市质强办填写"],
    ...["注：累计指标填年初至报告期末累计数。", "注：合格率＝合格批次/抽查批次×100%", "逻辑关系：分子≤分母"],
    ...[
      "平湖市质监局 2013年10月10日",
      "二〇一三年十月十日",
      "2013.9.30",
      "第1页，共1页",
      "打印时间：2013-10-11 09:12",
    ],
    ...[
      "附件：1.质量强企名单 2.专利授权清单",
      "注：“0”表示没有发生",
      "灰色部分不用填",
      "请勿改变表格格式",
      "红色为必填项",
    ],
    ...[
      "注：1、2、3项由质监局提供，4项由安监局提供",
      "发明专利同比增长12%",
      "已完成全年目标",
      "本季度未发生特种设备事故",
    ],
  ])("%s", (line) => {
    expect(form({ below: [line] })).toMatchObject({ values: ["value 12"], codes: [] });
    expect(form({ above: [line] })).toMatchObject({ values: ["value 12"], codes: [] });
  });

  it.each(["牵头部门", "核对人", "指标类型", "权重", "频度", "数据提供部门", "附件", "是否完成"])(
    "nor does a column %s",
    (column) => {
      const read = form({ head: `${HEAD},${column}`, row: `${ROW},质监局` });
      expect(read).toMatchObject({ values: ["value 12"], codes: [] });
    },
  );
});

describe("the time of figures", () => {
  it.each([
    "填报日期：2013-07-05",
    "填报人：张三  填报日期：2013年8月1日",
    "填报日期：2013年7月",
    "2013年8月30日",
  ])("is not that of a form filled in before its last month: %s", (below) => {
    expect(form({ below: [below] }).values).toEqual([]);
    expect(statistic("12.2", "%", ["2013年三季度"], [below]).values).toEqual([]);
  });

  it("may be that of one filled in within its last month", () => {
    expect(form({ below: ["填报人：张三  填报日期：2013-09-28"] }).values).toEqual(["value 12"]);
  });

  it.each(["2013年9月", "2013年上半年", "2013年下半年"])("is no %s where nobody asks for such", (head) => {
    const { values, codes } = statistic("12.2", "%", [head]);
    expect([values.length, codes.length]).toEqual([0, 1]);
  });

  it("is a quarter named by its months of what counts its period alone", () => {
    expect(statistic("12.2", "%", ["2013年7-9月"]).periods).toEqual(["2013Q3"]);
    expect(statistic("22.3", "家", ["2013年7-9月"]).values).toEqual([]);
  });
});

it("a remark that names other firms than the figure counts leaves it unread", () => {
  const read = (value: string, remark: string) =>
    form({ row: `2.3,质量强企建设数,家,年初累计,,,${value},${remark}` }).values;
  expect(read("12", "浙江某某公司")).toEqual([]);
  expect(read("1", "浙江某某公司")).toEqual(["value 1"]);
  expect(read("12", "浙江甲公司等12家")).toEqual(["value 12"]);
  expect(read("12", "12以上")).toEqual([]);
});
