import type { Choice } from "../draw.ts";
import {
  type Box,
  day,
  type Form,
  type Line,
  number,
  sheetOf,
  type Table,
  type Truth,
  text,
} from "../form.ts";
import { areaOf, DEPARTMENTS, GUIDE, isRatio, PAIRS, PLAN, SENDERS } from "../plan.ts";
import { endingOf, formOf } from "./form.ts";

const UNTIL = "2013-12-31";
const RESULTS = { 合格: true, 不合格: false };
const STATES = { 未启动: "not started", 进行中: "under way", 已完成: "done" } as const;

/** A department's list for one indicator, to be counted. */
export function departmentItems(kind: Form["kind"], choice: Choice): Form {
  const indicator = choice.of(PLAN.indicators.rows.filter((row) => !isRatio(row) && row.periods !== "none"));
  const areas = PAIRS.filter((pair) => pair.indicator === indicator.indicator).map(({ area }) => area);
  const entries = { indicator: { label: text("指标"), entry: text(indicator.indicator) } };
  return listOf(
    kind,
    choice,
    "department-items",
    "名单截至",
    ["名称", "地区", "日期", "文号"],
    entries,
    (index) => {
      const [area, on] = [choice.of(areas), drawDay(choice)];
      const [name, place, document] = [
        text(`示例项目${index}`),
        text(areaOf(area).name),
        text(`某发〔2013〕${index}号`),
      ];
      const cells = { name, area: place, day: day(on), document };
      return {
        cells,
        row: Object.values(cells),
        truths: [recordOf(place, indicator.indicator, area, on, null)],
      };
    },
  );
}

/** A department's inspection records. */
export function inspectionRecords(kind: Form["kind"], choice: Choice): Form {
  const rules = PLAN.counting.rows.filter(({ form }) => form === "抽检记录");
  const heads = ["批次号", "抽检日期", "地区", "环节", "产品", "结果"];
  return listOf(kind, choice, "inspection-records", "记录截至", heads, {}, (index) => {
    const rule = choice.of(rules);
    const area = choice.of(areasFor(rule.indicator));
    const [on, word] = [drawDay(choice), choice.of(Object.keys(RESULTS) as (keyof typeof RESULTS)[])];
    const place = text(areaOf(area).name);
    const cells = {
      batch: text(`Y${1000 + index}`),
      day: day(on),
      area: place,
      stage: text(rule.kind),
      product: text("示例样品"),
      result: text(word),
    };
    const truths = rules
      .filter(({ kind }) => kind === rule.kind)
      .map(({ indicator }) => recordOf(place, indicator, area, on, RESULTS[word]));
    return { cells, row: Object.values(cells), truths };
  });
}

/** A department's register of incidents. */
export function incidentRegister(kind: Form["kind"], choice: Choice): Form {
  const rules = PLAN.counting.rows.filter(({ indicator, form }) => indicator !== "" && form === "事故登记表");
  const heads = ["发生日期", "地区", "死亡人数", "类别"];
  const told = new Set<string>();
  return listOf(kind, choice, "incident-register", "登记截至", heads, {}, () => {
    const rule = choice.of(rules);
    const area = choice.of(areasFor(rule.indicator));
    let on = drawDay(choice);
    const deaths = choice.int(0, 6);
    // An incident that stands twice is a fault, and told as one.
    while (told.has(`${on} ${area} ${deaths}`)) on = drawDay(choice);
    told.add(`${on} ${area} ${deaths}`);
    const place = text(areaOf(area).name);
    const cells = { day: day(on), area: place, deaths: number(String(deaths)), kind: text(rule.kind) };
    const truths = rules
      .filter(({ kind, least }) => kind === rule.kind && deaths >= Number(least))
      .map(({ indicator }) => recordOf(place, indicator, area, on, null));
    return { cells, row: Object.values(cells), truths };
  });
}

/** A department's report on deliverables. */
export function deliverableReport(kind: Form["kind"], choice: Choice): Form {
  const promised = choice.some(PLAN.deliverables.rows, choice.int(4, 10));
  const heads = ["任务编号", "任务内容", "进展", "证明材料", "日期"];
  let index = 0;
  return listOf(
    ...([kind, choice, "deliverable-report", null, heads, {}] as const),
    () => {
      const { deliverable, title } = promised[index++] as (typeof promised)[number];
      const word = choice.of(Object.keys(STATES) as (keyof typeof STATES)[]);
      const evidence = word === "已完成" || choice.chance(0.5) ? `某发〔2013〕${index}号` : "";
      // What the plan asks for was not done before it was issued.
      const on = drawDay(choice)
        .replace(/^\d{4}/, (year) => `${Math.max(Number(year), Number(GUIDE.issued))}`)
        .replace("-02-29", "-02-28");
      const [id, at] = [text(deliverable), text(word)];
      const cells = {
        deliverable: id,
        title: text(title),
        state: at,
        evidence: text(evidence),
        day: day(on),
      };
      const truth: Truth = { is: "state", at, deliverable, state: STATES[word], evidence, day: on };
      return { cells, row: Object.values(cells), truths: [truth] };
    },
    promised.length,
  );
}

type Made = Line & { truths: Truth[] };

function listOf(
  kind: Form["kind"],
  choice: Choice,
  loader: string,
  until: string | null,
  columns: string[],
  entries: Table["header"],
  lineAt: (index: number) => Made,
  count = choice.int(5, 15),
): Form {
  const department = choice.of(DEPARTMENTS);
  const made = Array.from({ length: count }, (_, index) => lineAt(index + 1));
  const header: Table["header"] = {
    department: { label: text("报送部门"), entry: text(department.name) },
    ...entries,
    ...(until && { until: { label: text(until), entry: text(UNTIL) } }),
  };
  const heads = columns.map(text);
  const lines = made.map(({ row, cells }) => ({ row, cells }));
  const sheet = sheetOf("表", [
    [text("质量工作明细")],
    Object.values(header).flatMap(({ label, entry }): Box[] => [label, entry]),
    heads,
    ...lines.map(({ row }) => row),
  ]);
  return formOf(choice, {
    ...{ loader, folder: "statistics", kind, sender: department.name },
    path: `statistics/${department.department}/${loader}${endingOf(kind)}`,
    ...{ sheets: [sheet], tables: [{ sheet, header, heads, lines, totals: [] }] },
    truths: made.flatMap(({ truths }) => truths),
  });
}

function recordOf(at: Box, indicator: string, area: string, on: string, passed: boolean | null): Truth {
  return { is: "record", at, indicator, area, day: on, passed };
}

function areasFor(indicator: string): string[] {
  return SENDERS.map(({ area }) => area).filter((area) => GUIDE.applicable.has(`${indicator} ${area}`));
}

function drawDay(choice: Choice): string {
  return new Date(Date.UTC(2010, 0, 1 + choice.int(0, 1400))).toISOString().slice(0, 10);
}
