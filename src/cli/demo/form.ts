import type { Period } from "../../core/period.ts";
import type { Written } from "./figures.ts";
import type { Area, Indicator } from "./ground.ts";
import type { AreaProfile } from "./profile.ts";
import { type Line, NOTICE, type Sheet, truthsOf, type Value } from "./sheet.ts";

/** One quarterly form to be written. */
export interface Form {
  title: string;
  area: Area;
  profile: AreaProfile;
  period: Period;
  /** The month in which the plan's years begin. */
  begins: number;
  /** The day it was filled in, `YYYY-MM-DD`. */
  filled: string;
  lines: { indicator: Indicator; written: Written }[];
}

const COLUMNS = ["指标编号", "指标名称", "计量单位", "统计方式", "分子", "分母", "数值", "备注"];
const LIST = ["填报单位", "报告期", "功能区统计口径", "指标编号", "计量单位", "分子", "分母", "数值"];
const REPORTER = ["填报人", "联系电话", "填报日期"];
const COUNTED = { sum: "本季数", last: "期末数", none: "本期数" };
const QUARTERS = "一二三四";

/** The form as it was issued: a header block, and one indicator a row. */
export function formSheet({ title, area, profile, period, begins, filled, lines }: Form): Sheet {
  const quarter = `${period.year}年${QUARTERS[period.place - 1]}季度`;
  return {
    name: "季度报表",
    top: [
      [`${title}季度报表`],
      [NOTICE],
      ["填报单位：", area.name, "", "报告期：", quarter, "", "功能区统计口径：", profile.zones],
      ["填报人：", profile.reporter, "", "联系电话：", profile.telephone, "", "填报日期：", filled],
    ],
    heads: COLUMNS,
    lines: lines.map(({ indicator, written }): Line => {
      const parts = indicator.denominator && `分子：${indicator.numerator}；分母：${indicator.denominator}`;
      const sinceStart = begins === 1 ? "年初累计" : `${begins}月起累计`;
      const counted = indicator.periods === "to-date" ? sinceStart : COUNTED[indicator.periods];
      const names = [indicator.indicator, indicator.title, indicator.unit, counted];
      return lineOf(names, { indicator, written }, [parts], area, period);
    }),
    foot: [["注：没有发生的填0；比率只须填分子、分母。"]],
  };
}

/** The form as a long list: unit, period and reporter stand in every row. */
export function listSheet({ area, profile, period, filled, lines }: Form): Sheet {
  const heading = [area.short, period.id, profile.zones];
  const reporter = [profile.reporter, profile.telephone, filled];
  return {
    name: "",
    top: [[NOTICE]],
    heads: [...LIST, ...REPORTER],
    lines: lines.map(({ indicator, written }) => {
      const names = [...heading, indicator.indicator, indicator.unit];
      return lineOf(names, { indicator, written }, reporter, area, period);
    }),
    foot: [],
  };
}

/** One row: names, a figure's two parts and its value, and what stands after them. */
function lineOf(
  names: Value[],
  { indicator, written }: Form["lines"][number],
  after: Value[],
  { area }: Area,
  period: Period,
): Line {
  const { numerator, denominator, value } = written;
  const at = names.length;
  const about = { indicator: indicator.indicator, area, period: period.id };
  return {
    cells: [...names, numerator ?? null, denominator ?? null, shown(indicator, written), ...after],
    truths: truthsOf(about, [
      [at, "numerator", numerator],
      [at + 1, "denominator", denominator],
      [at + 2, "value", value],
    ]),
  };
}

/** The value as a form shows it: a rate to two decimals, none where there was nothing to count. */
function shown({ scale }: Indicator, { numerator = 0, denominator, value }: Written): number | null {
  if (denominator === undefined) return value ?? null;
  return denominator ? Math.round((numerator * scale * 100) / denominator) / 100 : null;
}
