import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readingLeaf } from "../../src/facts/leaf.ts";
import { WHOLE } from "../../src/facts/telling/telling.ts";
import type { ReceivedFile } from "../../src/verify/expect/format.ts";
import { openFile } from "../../src/verify/originals/book.ts";
import { Figures } from "../../src/verify/originals/mapped/figures.ts";
import { readNames } from "../../src/verify/originals/names.ts";
import { readPlanTables } from "../../src/verify/originals/plan.ts";
import { readAgain } from "../../src/verify/originals/reading.ts";
import { checkZones, zonesSaid } from "../../src/verify/originals/zones/zones.ts";
import { WHOLE as TOLD_WHOLE } from "../../src/verify/site/told.ts";
import { caseFile, caseNames, DECLARED, receiveFiles } from "../intake/house.ts";
import { bareData } from "../plan/bare.ts";

const root = bareData();
mkdirSync(join(root, "reference"), { recursive: true });
writeFileSync(join(root, DECLARED), "declaration,source,indicators,zones,note\n");
const plan = readPlanTables(root, "2013");
const names = readNames(plan);

/** The tables of the plan where a case says there how sources count zones. */
function planOf(declared: string | undefined) {
  if (!declared) return plan;
  const own = bareData();
  writeFileSync(join(own, DECLARED), declared);
  return readPlanTables(own, "2013");
}

describe("the readings of a worked case", () => {
  it.each(caseNames())("are read again by the checker: %s", async (name) => {
    const file = await caseFile(name);
    const intake = await receiveFiles([file]);
    const leaves = intake.readings.map((reading) => readingLeaf(reading, file.path, WHOLE));
    if (leaves.length === 0) return;
    const opened = openFile(
      file.bytes,
      leaves.flatMap(({ place, zones, names }) => [place, zones?.place ?? place, ...Object.values(names)]),
    );
    const wrong: string[] = [];
    const say = (step: string) => wrong.push(step);
    const by = {
      names,
      plan,
      told: TOLD_WHOLE,
      say,
      figures: new Figures(opened, names, intake.files[0]?.loader.name ?? ""),
    };
    for (const leaf of leaves) readAgain(leaf, opened, by);
    const described = { path: file.path, readings: leaves } as unknown as ReceivedFile;
    const said = zonesSaid(described, opened.book, { plan: planOf(file.declared), names });
    checkZones(described, said, { opened, plan: planOf(file.declared), say });
    expect(wrong).toEqual([]);
    // It is not taken from the proof: of readings that say nothing, the original says the same.
    const silent = leaves.map(({ zones: _, ...leaf }) => leaf);
    const bare = { ...described, readings: silent } as unknown as ReceivedFile;
    expect(zonesSaid(bare, opened.book, { plan: planOf(file.declared), names })).toEqual(said);
  });
});
