import type { DemoGround, Indicator } from "./ground.ts";
import { type Line, NOTICE, type Sheet, truthsOf } from "./sheet.ts";
import type { Statistic } from "./statistic.ts";

const QUARTERS = "一二三四";
const PARTS = [
  ["分子", "numerator"],
  ["分母", "denominator"],
] as const;
const TOTAL = "合计";

/** A statistic in wide layout: areas down, the periods across, a ratio's two parts side by side. */
export function wideSheet(ground: DemoGround, { profile, areas, written }: Statistic): Sheet {
  const indicator = ground.indicator(profile.indicator);
  const columns = columnsOf(ground, indicator);
  const lines = areas.map((area, index): Line => {
    const figures = columns.map(({ period, part }) => written[index]?.[period]?.[part] ?? 0);
    return {
      cells: [ground.area(area).name, ...figures],
      truths: columns.flatMap(({ period, part }, at) => {
        const about = {
          indicator: indicator.indicator,
          area,
          period: ground.periods[period]?.id ?? "",
        };
        return truthsOf(about, [[at + 1, part, figures[at]]]);
      }),
    };
  });
  const total = columns.map((_, at) => lines.reduce((sum, { cells }) => sum + Number(cells[at + 1]), 0));
  return {
    name: "统计表",
    top: [
      [NOTICE],
      ["报送部门", profile.department, "指标", indicator.indicator, "计量单位", indicator.unit],
    ],
    heads: ["地区", ...columns.map(({ head }) => head)],
    lines: profile.total ? [...lines, { cells: [TOTAL, ...total], truths: [] }] : lines,
    foot: [],
  };
}

interface Column {
  head: string;
  /** Its place among the periods. */
  period: number;
  part: "numerator" | "denominator" | "value";
}

function columnsOf({ periods }: DemoGround, { denominator }: Indicator): Column[] {
  return periods.flatMap(({ year, place }, period): Column[] => {
    const head = `${year}年${QUARTERS[place - 1]}季度`;
    return denominator
      ? PARTS.map(([word, part]) => ({ head: `${head}${word}`, period, part }))
      : [{ head, period, part: "value" }];
  });
}
