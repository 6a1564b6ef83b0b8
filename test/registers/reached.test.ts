import { describe, expect, it } from "vitest";
import { openFile } from "../../src/verify/originals/book.ts";
import { listedIn } from "../../src/verify/originals/mappings.ts";
import { readNames } from "../../src/verify/originals/names.ts";
import { readPlanTables } from "../../src/verify/originals/plan.ts";
import { Records } from "../../src/verify/originals/records/records.ts";
import { receiveFiles } from "../intake/house.ts";
import { bareData } from "../plan/bare.ts";

const plan = readPlanTables(bareData(), "2013");
const names = readNames(plan);
const MAKER = "91330482DEM0500034";

/** Of a sample that failed: its stage, and what is remarked on it. */
async function read(stage: string, remark: string) {
  const text = [
    "报送部门,市质监局,名册名称,监督抽查不合格产品后处理",
    "名册截至,2013-06-30",
    "名称,代码,地区,阶段,日期,单位代码,备注",
    `样品1,SA2013-1,平湖市,${stage},2013-02-18,${MAKER},${remark}`,
    "样品2,SA2013-2,平湖市,不合格,2013-02-18,,",
  ].join("\n");
  const bytes = new TextEncoder().encode(`${text}\n`);
  const path = "statistics/zjj/list.csv";
  const { registers, findings } = await receiveFiles([{ path, bytes, sender: "市质监局" }]);
  const events = registers.flatMap((list) => list.events);
  const opened = openFile(bytes, []);
  const listed = listedIn(opened.book, names);
  const again = listed && new Records(opened, listed, names, plan).listings[0]?.events;
  expect(again?.length).toBe(events.length);
  return { events: events.length, told: findings.map(({ code }) => code) };
}

describe("a remark on a thing of a register", () => {
  it.each([
    ["不合格", "标识不合格"],
    ["不合格", "不合格项目：力学性能"],
    ["整改中", "安全指标不合格"],
  ])("says only why it is where it is: %s, %s", async (stage, remark) => {
    expect(await read(stage, remark)).toEqual({ events: 2, told: [] });
  });

  it.each([
    ["复查合格", "标识不合格"],
    ["不合格", "标识不合格，有误"],
    ["不合格", "复检不合格"],
    ["不合格", "撤销"],
  ])("may say that it is not so: %s, %s", async (stage, remark) => {
    expect(await read(stage, remark)).toEqual({ events: 1, told: ["remark-doubtful"] });
  });
});
