import { describe, expect, it } from "vitest";
import { readingLeaf } from "../../src/facts/leaf.ts";
import { WHOLE } from "../../src/facts/telling/telling.ts";
import { openFile } from "../../src/verify/book.ts";
import { readNames } from "../../src/verify/names.ts";
import { readPlanTables } from "../../src/verify/plan.ts";
import { readAgain } from "../../src/verify/reading.ts";
import { caseFile, caseNames, receiveFiles } from "../intake/house.ts";
import { DATA } from "../plan/bare.ts";

const plan = readPlanTables(DATA, "2013");
const names = readNames(plan);

describe("the readings of a worked case", () => {
  it.each(caseNames())("are read again by the checker: %s", async (name) => {
    const file = await caseFile(name);
    const leaves = (await receiveFiles([file])).readings.map((reading) =>
      readingLeaf(reading, file.path, WHOLE),
    );
    if (leaves.length === 0) return;
    const opened = openFile(
      file.bytes,
      leaves.flatMap(({ place, names }) => [place, ...Object.values(names)]),
    );
    const wrong: string[] = [];
    for (const leaf of leaves) readAgain(leaf, opened, { names, plan, say: (step) => wrong.push(step) });
    expect(wrong).toEqual([]);
  });
});
