import { shiftDays } from "../../core/day.ts";
import { drawFor } from "./draw.ts";
import type { DemoGround } from "./ground.ts";
import { untilOf } from "./record.ts";
import { type Line, NOTICE, type Sheet } from "./sheet.ts";

/** How many of all deliverables are done, and how many done or under way. */
const DONE = 0.64;
const BEGUN = 0.92;
const STATES = { 已完成: "done", 进行中: "under way", 未启动: "not started" };

/** Each department's report on the deliverables that it leads, or answers for in turn with others. */
export function deliverableSheets(ground: DemoGround): Map<string, Sheet> {
  const { measures, deliverables, departments } = ground.plan;
  const groups = new Set(departments.rows.flatMap(({ name, kind }) => (kind === "group" ? [name] : [])));
  const sheets = new Map<string, Sheet>();
  const turns = new Map<string, number>();
  for (const { deliverable, measure } of deliverables.rows) {
    const row = measures.rows.find((item) => item.measure === measure);
    const own = (row?.lead.length ? row.lead : (row?.responsible ?? [])).filter((name) => !groups.has(name));
    const turn = turns.get(measure) ?? 0;
    turns.set(measure, turn + 1);
    const department = own[turn % own.length];
    if (!department) continue;
    const sheet = sheets.get(department) ?? emptySheet(department);
    sheet.lines.push(lineOf(ground, deliverable));
    sheets.set(department, sheet);
  }
  return sheets;
}

function emptySheet(department: string): Sheet {
  return {
    name: "进展",
    top: [[NOTICE], ["报送部门", department]],
    heads: ["任务编号", "进展", "证明材料", "日期"],
    lines: [],
    foot: [],
  };
}

function lineOf(ground: DemoGround, deliverable: string): Line {
  const draw = drawFor(ground.seed, "deliverable", deliverable);
  const [drawn, number] = [draw(), Math.floor(draw() * 1000) + 1];
  const until = untilOf(ground);
  const day = shiftDays(until, -Math.floor(draw() * 60));
  const word = drawn < DONE ? "已完成" : drawn < BEGUN ? "进行中" : "未启动";
  const evidence = word === "未启动" ? "" : `演示〔${until.slice(0, 4)}〕${number}号`;
  return {
    cells: [deliverable, word, evidence, day],
    truths: [{ is: "state", column: 1, deliverable, state: STATES[word], evidence, day }],
  };
}
