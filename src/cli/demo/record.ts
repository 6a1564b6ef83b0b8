import { endOf, opensYear, type Period, startOf } from "../../core/period.ts";
import { type Draw, drawFor } from "./draw.ts";
import type { DemoGround } from "./ground.ts";
import type { Incident } from "./profile.ts";
import { type Line, NOTICE, type Sheet } from "./sheet.ts";
import type { Statistic } from "./statistic.ts";

/** The day up to which records are complete. */
export function untilOf({ periods }: DemoGround): string {
  const last = periods.at(-1);
  return last ? endOf(last) : "";
}

/** A day drawn within a period. */
export function dayIn(period: Period, draw: Draw): string {
  const [from, to] = [Date.parse(startOf(period)), Date.parse(endOf(period))];
  const day = from + Math.floor((draw() * (to - from)) / 86_400_000) * 86_400_000;
  return new Date(day).toISOString().slice(0, 10);
}

/** An item of a list: in which area and period it came, and on which day. */
export interface Item {
  area: string;
  period: Period;
  day: string;
}

/** As many items in each area and period as there were, on days drawn within it. */
export function itemsOf(ground: DemoGround, { profile, areas, written }: Statistic): Item[] {
  const { indicator } = profile;
  const draw = drawFor(ground.seed, "items", indicator);
  const toDate = ground.indicator(indicator).periods === "to-date";
  return areas.flatMap((area, index) =>
    ground.periods.flatMap((period, at) => {
      const before = toDate && !opensYear(period, ground.begins) ? (written[index]?.[at - 1]?.value ?? 0) : 0;
      const length = Math.max(0, (written[index]?.[at]?.value ?? 0) - before);
      return Array.from({ length }, () => ({ area, period, day: dayIn(period, draw) }));
    }),
  );
}

/** A list of items, with a made-up name and document for each. */
export function itemsSheet(ground: DemoGround, statistic: Statistic): Sheet {
  const { indicator, department } = statistic.profile;
  return {
    name: "名单",
    top: [[NOTICE], ["报送部门", department, "指标", indicator, "名单截至", untilOf(ground)]],
    heads: ["名称", "地区", "日期", "文号"],
    lines: itemsOf(ground, statistic).map(({ area, period, day }, at) => ({
      cells: [
        `演示项目${String(at + 1).padStart(4, "0")}`,
        ...[ground.area(area).name, day, `演示〔${period.year}〕${at + 1}号`],
      ],
      truths: [{ is: "record", column: 1, indicator, area, day, passed: "" }],
    })),
    foot: [],
  };
}

/** Inspection records of some stages: one for each sample, passed or not, on days drawn within the period. */
export function inspectionsSheet(ground: DemoGround, department: string, stages: Statistic[]): Sheet {
  const draw = drawFor(ground.seed, "inspections", department);
  const lines: Line[] = [];
  for (const { profile, areas, written } of stages)
    for (const [index, area] of areas.entries())
      for (const [at, period] of ground.periods.entries()) {
        const { numerator = 0, denominator = 0 } = written[index]?.[at] ?? {};
        for (let sample = 0; sample < denominator; sample++) {
          const [batch, day] = [String(lines.length + 1).padStart(6, "0"), dayIn(period, draw)];
          const passed = sample < numerator;
          const about = { indicator: profile.indicator, area, day, passed: String(passed) };
          const [name, result] = [ground.area(area).name, passed ? "合格" : "不合格"];
          lines.push({
            cells: [`Y${period.id}-${batch}`, day, name, profile.kind, "演示样品", result],
            truths: [{ is: "record", column: 2, ...about }],
          });
        }
      }
  return {
    name: "抽检记录",
    top: [["报送部门", department, "记录截至", untilOf(ground), NOTICE]],
    heads: ["批次号", "抽检日期", "地区", "环节", "产品", "结果"],
    lines,
    foot: [],
  };
}

/** A department's register of incidents, in the order of their days. */
export function incidentsSheet(ground: DemoGround, department: string, incidents: Incident[]): Sheet {
  return {
    name: "事故登记",
    top: [[NOTICE], ["报送部门", department, "登记截至", untilOf(ground)]],
    heads: ["发生日期", "地区", "死亡人数", "类别"],
    lines: incidents.map(({ day, area, deaths, kind }) => ({
      cells: [day, ground.area(area).name, deaths, kind],
      truths: ground.plan.counting.rows.flatMap(({ indicator, kind: counted, least }) =>
        indicator !== "" && counted === kind && deaths >= Number(least)
          ? [{ is: "record", column: 1, indicator, area, day, passed: "" }]
          : [],
      ),
    })),
    foot: [],
  };
}
