import { describe, expect, it } from "vitest";
import { planNames } from "../../src/intake/names.ts";
import type { Plan } from "../../src/plan/plan.ts";
import { readPlan } from "../../src/plan/read.ts";
import { type Period, periodOf, periodsNamed } from "../../src/verify/arithmetic/period.ts";
import { fold } from "../../src/verify/originals/read/sheet.ts";
import { DATA } from "../plan/bare.ts";

const plan = readPlan(DATA, "2013");
const names = planNames(plan);

/** The names of the plan with more aliases. */
function withAliases(...aliases: [kind: "area" | "indicator" | "department", name: string, id: string][]) {
  const rows = aliases.map(([kind, name, id], index) => ({ kind, name, id, note: "", row: index + 1 }));
  const all: Plan = { ...plan, aliases: { ...plan.aliases, rows: [...plan.aliases.rows, ...rows] } };
  return planNames(all);
}

describe("an area", () => {
  it("is found by its id, name, short, code and former names", () => {
    for (const row of plan.areas.rows)
      for (const text of [row.area, row.name, row.short, row.code, ...row.former].filter(Boolean))
        expect([text, names.area(text)]).toEqual([text, row.area]);
  });

  it("is found by an alias", () => {
    expect(names.area("嘉兴经开区")).toBe("jkq");
    expect(names.area("嘉兴")).toBe("330400");
  });

  it("is found whatever the widths and spaces", () => {
    expect(names.area(" 海 宁 市 ")).toBe("330481");
    expect(names.area("３３０４８１")).toBe("330481");
    expect(names.area("嘉兴经济技术开发区(国际商务区)")).toBe("jkq");
  });

  it.each(["", " ", "海宁县", "海", "宁海市", "海宁市桐乡市", "330499", "constructor", "__proto__"])(
    "is not guessed from %j",
    (text) => {
      expect(names.area(text)).toBeUndefined();
    },
  );
});

describe("an indicator", () => {
  it("is found by its id, title and alias", () => {
    for (const { indicator, title } of plan.indicators.rows) {
      expect(names.indicator(indicator)).toBe(indicator);
      expect(names.indicator(title)).toBe(indicator);
    }
    expect(names.indicator("特种设备万台死亡人数")).toBe("4.2");
  });

  it("is not guessed from a number that only looks alike", () => {
    for (const text of ["", "1.40", "1.", "01.4", "合格率"]) expect(names.indicator(text)).toBeUndefined();
  });

  it("is no area, and an area is no indicator", () => {
    expect(names.indicator("海宁市")).toBeUndefined();
    expect(names.area("质量强镇创建数")).toBeUndefined();
  });
});

describe("a name that would stand for two things", () => {
  it("stands for none, however often it is given", () => {
    const ambiguous = withAliases(
      ["area", "新区", "330402"],
      ["area", "新区", "330411"],
      ["area", "新区", "330411"],
    );
    expect(ambiguous.area("新区")).toBeUndefined();
    expect(ambiguous.area("南湖区")).toBe("330402");
  });

  it("stands for the one thing that is named so twice", () => {
    expect(withAliases(["area", "海宁市", "330481"]).area("海宁市")).toBe("330481");
  });

  it("may be a department's beside", () => {
    expect(withAliases(["department", "海宁市", "zjj"]).area("海宁市")).toBe("330481");
  });
});

describe("a period", () => {
  it.each([
    ["2013Q3", "2013Q3"],
    ["２０１３Ｑ３", "2013Q3"],
    ["2013年三季度", "2013Q3"],
    ["2013 年 第三季度", "2013Q3"],
    ["2013年第3季度", "2013Q3"],
    ["2013年1季度", "2013Q1"],
    ["2013年四季度", "2013Q4"],
    ["2013年", "2013"],
    ["2013", "2013"],
    ["2013H1", "2013H1"],
    ["2013M09", "2013M09"],
    ["2013q3", "2013Q3"],
    ["2013年度", "2013"],
    ["2013年全年", "2013"],
    ["二○一三年九月", "2013M09"],
    ["二O一三年元月份", "2013M01"],
    ["二〇一三年三季度", "2013Q3"],
    ["2013年Q3", "2013Q3"],
    ["2013年上半年", "2013H1"],
    ["2013年9月", "2013M09"],
    ["2011-2015", "2011-2015"],
  ])("%s is %s", (text, id) => {
    expect(names.period(text)?.id).toBe(id);
  });

  it.each([
    "",
    "三季度",
    "13年三季度",
    "2013年五季度",
    "2013年0季度",
    "2013年1-9月",
    "2013年7-9月",
    "一三年九月",
    "2013-09-30",
    "2013Q5",
    "2013年三",
    "2013/3",
  ])("is not guessed from %j", (text) => {
    expect(names.period(text)).toBeUndefined();
  });
});

describe("a period of a form", () => {
  it.each([
    ["2013年1-9月", "2013Q3"],
    ["2013年1月至9月", "2013Q3"],
    ["二〇一三年一至九月", "2013Q3"],
    ["2013年7-9月", "2013Q3"],
    ["2013年十月至十二月", "2013Q4"],
    ["2013年前三季度", "2013Q3"],
    ["2013年1-3季度", "2013Q3"],
    ["2013年一至三季度", "2013Q3"],
    ["2013年三季度末", "2013Q3"],
    ["2013年9月底", "2013Q3"],
    ["截至2013年9月末", "2013Q3"],
    ["2013年上半年", "2013Q2"],
    ["2013年9月", "2013Q3"],
    ["2013.9", "2013Q3"],
    ["2013-09", "2013Q3"],
    ["2013/9", "2013Q3"],
    ["2013-09-30", "2013Q3"],
    ["13/9/30", "2013Q3"],
    ["12/9/30", "2012Q3"],
    ["20130930", "2013Q3"],
    ["2013年度", "2013"],
    ["2013Q3", "2013Q3"],
  ])("%s is %s, which alone ends then", (text, id) => {
    expect(names.period(text, "", true)?.id).toBe(id);
  });

  it.each([
    "2013年8月",
    "2013.1",
    "2013-09-29",
    "2013年1-8月",
    "2013年冬季",
    "30/9",
    "2019年9月",
    "2013-3",
    "2013.3",
    "2013年累计",
  ])("is not guessed from %j", (text) => {
    expect(names.period(text, "", true)).toBeUndefined();
  });

  it("is the month that a workbook shows where it holds the month's first day", () => {
    expect(names.period("2013-09-01", 'yyyy"年"m"月"', true)?.id).toBe("2013Q3");
    expect(names.period("2013-09-01", "mmm-yy", true)?.id).toBe("2013Q3");
    expect(names.period("2013-09-01", "yyyy-mm-dd", true)).toBeUndefined();
    expect(names.period("2013-09-01", "", true)).toBeUndefined();
  });
});

describe("a period of a form where years begin in July", () => {
  const rows = ["2013Q2", "2013Q3", "2013Q4", "2014Q1", "2014Q2"].map((period, index) => ({
    ...{ period, due: "2014-12-31", basis: "assumption" as const, row: index + 1 },
  }));
  const july: Plan = {
    ...plan,
    head: { ...plan.head, year_begins: 7 },
    periods: { ...plan.periods, rows },
  };
  const { period, isStretch } = planNames(july);
  const asked = rows.map((row) => periodOf(row.period) as Period);
  const again = (text: string) => periodsNamed(fold(text), "", asked, 7).map(({ id }) => id);

  it.each([
    ["2013年7-9月", "2013Q3"],
    ["2013年7—12月", "2013Q4"],
    ["2013年7月—2014年3月", "2014Q1"],
    ["2013年7月至次年3月", "2014Q1"],
    ["2013年7月-2014年6月", "2014Q2"],
    ["2014年一季度", "2014Q1"],
    ["2014年3月", "2014Q1"],
    ["2013年下半年", "2013Q4"],
    ["2014-03-31", "2014Q1"],
    ["2013Y07", "2013Y07"],
  ])("%s is %s", (text, id) => {
    expect(period(text, "", true)?.id).toBe(id);
    expect(again(text)).toContain(id);
  });

  it.each([
    "2013年1-9月",
    "2014年1-3月",
    "2013年前三季度",
    "2014年上半年",
    "2013年度",
    "2013年7月-2014年7月",
    "2013年7月-2015年3月",
    "2013年9-7月",
  ])("is not guessed from %j", (text) => {
    expect(period(text, "", true)).toBeUndefined();
  });

  it("is the year itself outside of forms, and a calendar year stays one", () => {
    expect(period("2013年7月—2014年6月")?.id).toBe("2013Y07");
    expect(again("2013年7月—2014年6月")).toContain("2013Y07");
    expect(period("2013年")?.id).toBe("2013");
    expect(period("2013年度")).toBeUndefined();
  });

  it("is a stretch from July where it is of more than a quarter", () => {
    const texts = [
      "2013年7-9月",
      "2013年7-12月",
      "2013年7月-2014年3月",
      "2013年下半年",
      "2014年上半年",
      "2013年四季度",
    ];
    expect(texts.map(isStretch)).toEqual([false, true, true, true, false, false]);
  });
});

describe("a period where halves are reported", () => {
  const halves = (begins: number) => {
    const rows = ["2012H2", "2013H1", "2013H2"].map((period, index) => ({
      ...{ period, due: "2014-12-31", basis: "assumption" as const, row: index + 1 },
    }));
    const head = { ...plan.head, year_begins: begins };
    return planNames({ ...plan, head, periods: { ...plan.periods, rows } });
  };
  const asked = ["2012H2", "2013H1", "2013H2"].map((id) => periodOf(id) as Period);

  it.each([
    ["2013年7-12月", "2013H2"],
    ["2013年7月至12月", "2013H2"],
    ["2013年7—12月", "2013H2"],
    ["2013年07-12月", "2013H2"],
    ["二〇一三年七至十二月", "2013H2"],
    ["2013年下半年", "2013H2"],
    ["2013年1-6月", "2013H1"],
    ["2013年1月到6月", "2013H1"],
    ["2013年上半年", "2013H1"],
    ["2013年全年", "2013"],
  ])("%s is %s, in a form and beside others", (text, id) => {
    const { period } = halves(1);
    expect(period(text, "", true)?.id).toBe(id);
    expect(period(text)?.id).toBe(id);
    expect(periodsNamed(fold(text), "", asked, 1).map((each) => each.id)).toContain(id);
  });

  it.each(["2013年7-11月", "2013年6-12月", "2013年2-7月", "2013年12-7月", "2011年7-12月"])(
    "is not guessed from %j",
    (text) => {
      expect(halves(1).period(text)).toBeUndefined();
    },
  );

  it("is the same half where years begin in July, of which it is the first", () => {
    const { period, isStretch } = halves(7);
    expect(period("2013年7-12月", "", true)?.id).toBe("2013H2");
    expect(period("2013年1-6月", "", true)?.id).toBe("2013H1");
    expect([isStretch("2013年7-12月"), isStretch("2013年1-6月")]).toEqual([true, false]);
  });
});

describe("a name that is not known", () => {
  it.each([
    ["area", "海宁县", "是否“海宁市”"],
    ["area", "海盐市", "是否“海盐县”"],
    ["area", "嘉兴经济开发区", "是否“嘉兴经济技术开发区”"],
    ["department", "市质检局", "是否“市质监局”"],
    ["indicator", "质量强镇创建个数", "是否“质量强镇创建数”"],
    ["area", "某某县", ""],
    ["area", "海宁市许村镇", "是否“海宁市”"],
    ["area", "浙江省嘉兴市海宁市人民政府", "是否“海宁市”"],
    ["area", "南湖区、秀洲区", ""],
    ["area", "外市", ""],
    ["area", "330499", ""],
    ["area", "", ""],
    ["indicator", "9.9", ""],
  ] as const)("of %s %j brings the proposal %j, and stands for nothing", (kind, text, proposal) => {
    expect(names.near(kind, text)).toBe(proposal);
    expect(names[kind](text)).toBeUndefined();
  });
});
