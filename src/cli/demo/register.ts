import { shiftDays } from "../../core/day.ts";
import type { DemoGround } from "./ground.ts";
import { drawLives, type Life } from "./lives.ts";
import type { RegisterProfile } from "./profile.ts";
import { type Line, NOTICE } from "./sheet.ts";
import type { Draft } from "./statistic.ts";

/** The heads of a list of a register. */
export const HEADS = ["名称", "代码", "地区", "阶段", "日期"];
/** The head of the column that says whose a thing is. */
const OWNER = "单位代码";
/** What stands before the last day of a list that tells only what happened since the one before. */
const CHANGES = "+";

/** The lists of a register in the order in which they were sent. */
export function registerDrafts(ground: DemoGround, profile: RegisterProfile): Draft[] {
  const { register, layout } = profile;
  const row = ground.plan.registers.rows.find((each) => each.register === register);
  if (!row) throw new Error(`the demonstration tables name ${register}, which the plan does not have`);
  const lists = profile.lists.map((list) => ({
    until: list.replace(CHANGES, ""),
    isOfChanges: list.startsWith(CHANGES),
  }));
  let lives: Life[] | undefined;
  return lists.map(({ until, isOfChanges }, at) => {
    const earlier = lists.slice(0, at).map((list) => `${row.title}-${list.until}`);
    const from = isOfChanges ? shiftDays(lists[at - 1]?.until ?? "", 1) : "";
    return {
      ...{ department: row.keeper, name: `${row.title}-${until}`, until },
      encoding: layout === "xlsx" ? "workbook" : "utf-8",
      sheet: () => {
        lives ??= drawLives(ground, profile);
        const days = [...(from ? ["名册起于", from] : []), "名册截至", until];
        const lines = linesOf(ground, register, lives, { from, until });
        return {
          name: "名册",
          top: [[NOTICE], ["报送部门", row.keeper, "名册名称", row.title], days],
          heads: profile.follows === "" ? HEADS : [...HEADS, OWNER],
          lines: lines.filter(({ cells }) => !isLost(ground, cells, earlier)),
          foot: [],
        };
      },
    };
  });
}

/** What happened between two days, day by day. */
function linesOf(
  ground: DemoGround,
  register: string,
  lives: Life[],
  { from, until }: { from: string; until: string },
): Line[] {
  const titles = new Map(ground.plan.stages.rows.map(({ stage, title }) => [stage, title]));
  const events = lives.flatMap(({ steps, ...about }) => steps.map((step) => ({ ...about, ...step })));
  return events
    .filter(({ day }) => day >= from && day <= until)
    .sort((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)))
    .map(({ name, code, owner, area, stage, day }) => ({
      cells: [name, code, ground.area(area).name, titles.get(stage) ?? "", day, ...(owner ? [owner] : [])],
      truths: [{ is: "event", column: 2, register, thing: code || name, area, stage, day }],
    }));
}

/** Whether a row could not be read in an earlier list, whose keeper lists it no more. */
function isLost({ profiles }: DemoGround, cells: Line["cells"], earlier: string[]): boolean {
  return profiles.faults.some(
    ({ file, line, loses }) =>
      loses === "row" && cells.includes(line) && earlier.some((name) => file.includes(`/${name}.`)),
  );
}
