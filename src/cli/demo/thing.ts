import type { DemoGround } from "./ground.ts";
import type { PlantedThing } from "./profile.ts";
import { HEADS } from "./register.ts";
import type { DemoFile, Planted, Truth } from "./sheet.ts";

/** Adds to a list of a register the things that are planted in it; returns what must be found of them. */
export function plantThings(ground: DemoGround, { path, sheet }: DemoFile): Planted[] {
  const own = ground.profiles.things.filter(({ file }) => file === path);
  return own.flatMap((thing) => {
    const { name, code, area, stage, day, finding, column, text } = thing;
    const cells = [name, code, area, stage, day];
    const row = name === "" ? null : cells;
    if (row) sheet.lines.push({ cells, truths: thing.counts === "yes" ? [truthOf(ground, thing)] : [] });
    return finding === "" ? [] : [{ row, column: HEADS.indexOf(column), code: finding, text }];
  });
}

/** What is to be read of a planted thing: as it stands there. */
function truthOf({ guide, plan }: DemoGround, { file, name, code, ...at }: PlantedThing): Truth {
  const register = plan.registers.rows.find(({ title }) => file.includes(`/${title}-`))?.register;
  const stages = plan.stages.rows.filter((row) => row.register === register);
  const stage = stages.find(({ title }) => title === at.stage)?.stage;
  const area = guide.names.area(at.area);
  if (!register || !stage || !area)
    throw new Error(`a planted thing is in no register, stage or area: ${name}`);
  return { is: "event", column: 2, register, thing: code || name, area, stage, day: at.day };
}
