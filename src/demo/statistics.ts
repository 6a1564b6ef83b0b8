import { applicablePairs } from "../plan/applies.ts";
import { endOf, type Period } from "../plan/period.ts";
import type { Plan } from "../plan/plan.ts";
import type { Draw } from "./draw.ts";
import { drawFigures } from "./figures.ts";
import type { AreaProfile, IndicatorProfile } from "./profile.ts";
import { indicatorOf, type Sent, shiftDays } from "./sent.ts";
import { csvBytes, inspectionRows, itemRows, type Statistic, wideRows, xlsxBytes } from "./statistic.ts";

/** Days after the end of the last period on which departments send. */
const ARRIVAL = 18;

/** What departments send: statistics in wide layout, lists of items, inspection records, reports on deliverables. */
export async function* drawStatistics(
  plan: Plan,
  areas: AreaProfile[],
  profiles: IndicatorProfile[],
  periods: Period[],
  draw: Draw,
): AsyncGenerator<Sent> {
  const last = periods.at(-1);
  if (!last) return;
  const arrived = shiftDays(endOf(last), ARRIVAL);
  const sent = (department: string, name: string, bytes: Uint8Array): Sent => {
    const folder = plan.departments.rows.find((row) => row.name === department)?.department;
    if (!folder) throw new Error(`unknown department in the demonstration profiles: ${department}`);
    return { path: `statistics/${folder}/${name}`, bytes, sender: department, arrived };
  };
  const inspections = new Map<string, (Statistic & { stage: string })[]>();
  for (const profile of profiles) {
    const { layout, department, stage } = profile;
    const statistic = statisticOf(plan, areas, profile, periods, draw);
    const name = `${profile.indicator.replaceAll(".", "-")}`;
    if (layout === "wide-xlsx")
      yield sent(department, `${name}.xlsx`, await xlsxBytes(wideRows(statistic), "统计表", arrived));
    else if (layout === "wide-csv") yield sent(department, `${name}.csv`, csvBytes(wideRows(statistic)));
    else if (layout === "items")
      yield sent(department, `${name}名单.csv`, csvBytes(itemRows(statistic, draw)));
    else inspections.set(department, [...(inspections.get(department) ?? []), { ...statistic, stage }]);
  }
  for (const [department, stages] of inspections)
    yield sent(department, "抽检记录.csv", csvBytes(inspectionRows(stages, draw)));
  for (const [department, rows] of deliverableReports(plan, arrived, draw))
    yield sent(department, "工作任务进展.xlsx", await xlsxBytes(rows, "进展", arrived));
}

function statisticOf(
  plan: Plan,
  areas: AreaProfile[],
  profile: IndicatorProfile,
  periods: Period[],
  draw: Draw,
): Statistic {
  const indicator = indicatorOf(plan, profile);
  const applicable = applicablePairs(plan).flatMap((pair) =>
    pair.indicator === indicator.indicator ? [pair.area] : [],
  );
  const own = areas.filter(({ area }) => applicable.includes(area));
  const city = applicable.map((area) => ({ area, weight: 1, zones: "", reporter: "", telephone: "" }));
  const sending = own.length ? own : city;
  return {
    indicator,
    department: profile.department,
    areas: sending.map(({ area }) => plan.areas.rows.find((row) => row.area === area)?.name ?? area),
    periods,
    written: drawFigures(indicator, profile, sending, periods, draw),
  };
}

/** Each lead or responsible department's report on its deliverables; some are not reported at all. */
function deliverableReports(plan: Plan, day: string, draw: Draw): Map<string, string[][]> {
  const reports = new Map<string, string[][]>();
  for (const { deliverable, measure } of plan.deliverables.rows) {
    const row = plan.measures.rows.find((item) => item.measure === measure);
    const [department] = [...(row?.lead ?? []), ...(row?.responsible ?? [])];
    const drawn = draw();
    if (!department || drawn < 0.08) continue;
    const state = drawn < 0.62 ? "已完成" : drawn < 0.92 ? "进行中" : "未启动";
    const evidence = state === "未启动" ? "" : `演示〔${day.slice(0, 4)}〕${Math.floor(drawn * 1000)}号`;
    const rows = reports.get(department) ?? [
      ["演示数据：由程序生成，不是真实上报"],
      ["报送部门", department],
      ["任务编号", "进展", "证明材料", "日期"],
    ];
    rows.push([deliverable, state, evidence, shiftDays(day, -ARRIVAL - Math.floor(draw() * 60))]);
    reports.set(department, rows);
  }
  return reports;
}
