import { describe, expect, it } from "vitest";
import { inspected } from "./inspected.ts";

interface Form {
  /** A line above all else, how the zones are said to be counted, the period, a row, and a line below. */
  above?: string;
  zones?: string;
  period?: string;
  row?: string;
  below?: string;
}

/** What is read of a county's form, and what is found. */
function read({ above = "", zones = "含功能区", period = "2013年三季度", row, below = "" }: Form) {
  const lines = [
    ...[above, `填报单位：,平湖市,,报告期：,${period},,功能区统计口径：,${zones}`].filter(
      (line) => line !== "",
    ),
    "指标编号,指标名称,计量单位,统计方式,分子,分母,数值,备注",
    row ?? "2.3,质量强企建设数,家,年初累计,,,12,",
    below,
  ];
  return valuesAndCodes(inspected("submissions/2013Q3/330482/季度报表.csv", "平湖市", lines));
}

function valuesAndCodes({ values, codes }: ReturnType<typeof inspected>) {
  return { values, codes };
}

const SOUND = { values: ["value 12"], codes: [] };

describe("a line of a form", () => {
  it("is none where there is nothing", () => {
    expect(read({})).toEqual(SOUND);
  });

  it.each([
    ...[
      "以上数据不包括许村镇。",
      "数据有待进一步核实",
      "因系统升级，8月、9月数据未统计在内",
      "本表只统计到8月底",
    ],
    ...[
      "缺9月份数据",
      "以上单位均为百。",
      "上述数据未包括两个街道",
      "仅统计国有企业",
      "只含城区",
      "发明专利为申请量",
    ],
    ...["各季度为当季新增数", "此表停用", "非正式数据", "数据与上季度相同"],
  ])("below the table that may change its figures leaves them unread: %s", (below) => {
    const { values, codes } = read({ below });
    expect(values).toEqual([]);
    expect(codes).toContain("line-doubtful");
  });

  it.each([
    ...[
      "注：以上数据已核对",
      "注：3.2、3.3、3.4数据由农经、质监、食药监部门提供。",
      "注：与上季口径一致",
      "以下空白",
      "（以下无正文）",
    ],
    ...["分析：合格率较上季提高0.5个百分点。", "（平湖市质监局代章）", "注：本表一式两份", "注：不得漏报"],
    "注：含功能区的县在统计口径处填“含功能区”",
  ])("below it that changes nothing is passed over: %s", (below) => {
    expect(read({ below })).toEqual(SOUND);
  });

  it.each(["示例", "修改前", "退回", "草表", "无效", "测算", "平湖市乍浦镇2013年三季度质量工作报表"])(
    "above it that takes it back leaves its figures unread: %s",
    (above) => {
      expect(read({ above }).values).toEqual([]);
    },
  );

  it.each(["平湖市2013年三季度质量工作报表", "平湖市质量强镇创建情况表", "附件1", "各镇街道汇总表"])(
    "above it that names it is its title: %s",
    (above) => {
      expect(read({ above })).toEqual(SOUND);
    },
  );

  it("that says in brackets how figures are counted is held against the indicator", () => {
    const table = (title: string) =>
      valuesAndCodes(
        inspected("statistics/zjj/统计表.csv", "市质监局", [
          title,
          "报送部门,市质监局,指标,22.3,计量单位,家",
          "地区,2013年一季度,2013年二季度",
          "海宁市,3,5",
        ]),
      );
    expect(table("内部质量培训企业数（年初累计）")).toEqual({ values: ["value 3", "value 5"], codes: [] });
    expect(table("内部质量培训企业数（当季新增）")).toEqual({ values: [], codes: ["mode-differs"] });
  });

  it("that counts zones otherwise than the entry is told", () => {
    expect(read({ above: "平湖市（不含开发区）季度报表" }).codes).toContain("line-doubtful");
    expect(read({ below: "注：数据不包括开发区" }).values).toEqual([]);
    expect(read({ above: "平湖市（含开发区）季度报表" })).toEqual(SOUND);
  });
});

describe("a figure of a form", () => {
  it.each([
    "2013年7月1日-9月30日",
    "2013年7月1日至2013年9月30日",
    "2013.7.1-2013.9.30",
    "2013年07月01日—09月30日",
  ])("is of the quarter that its period names by days: %s", (period) => {
    expect(read({ period })).toEqual(SOUND);
  });

  it.each(["2013年7月1日-9月29日", "2013年7月2日-9月30日", "2013年7月1日-13月30日"])(
    "is not read where these are not whole months: %s",
    (period) => {
      expect(read({ period }).codes).toContain("period-unknown");
    },
  );

  it.each([
    ["3.2,,%,本季数,238批次,243批次,,", ["numerator 238", "denominator 243"]],
    ["4.1,,起/万台,年初累计,1起,12271台,,", ["numerator 1", "denominator 12271"]],
    ["4.1,,起/万台,年初累计,1,1.2271万台,,", ["numerator 1", "denominator 12271"]],
  ])("may have what it counts behind it: %s", (row, values) => {
    expect(read({ row })).toEqual({ values, codes: [] });
  });

  it.each([
    ["3.2,,%,本季数,238家,243批次,,", "number-unreadable"],
    ["4.1,,起/万台,年初累计,12271,0,,", "parts-odd"],
    ["8.3,专利授权量,件,,,,12,", "title-differs"],
  ])("is told where that is something else: %s", (row, code) => {
    expect(read({ row }).codes).toContain(code);
  });

  it("may have its number before its title", () => {
    expect(read({ row: "2.3,2.3 质量强企建设数,家,年初累计,,,12," })).toEqual(SOUND);
  });
});
