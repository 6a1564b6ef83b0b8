import { fileLeaf, readingLeaf, stateLeaf } from "../../src/facts/leaf.ts";
import { WHOLE } from "../../src/facts/telling/telling.ts";
import type { Intake } from "../../src/intake/receive.ts";
import { readNames } from "../../src/verify/originals/names.ts";
import { readOriginal } from "../../src/verify/originals/original.ts";
import { readPlanTables } from "../../src/verify/originals/plan.ts";
import { WHOLE as TOLD_WHOLE } from "../../src/verify/site/told.ts";

const plan = readPlanTables("data", "2013");
const names = readNames(plan);

/** What the checker finds wrong when it reads a received file again, and what it counts of its records. */
export function readAgain(intake: Intake, bytes: Uint8Array): { faults: string[]; counted: number } {
  const [received] = intake.files;
  if (!received) return { faults: [], counted: 0 };
  const faults: string[] = [];
  const file = {
    ...fileLeaf(received, WHOLE),
    readings: intake.readings.map((reading) => readingLeaf(reading, received.path, WHOLE)),
    states: intake.states.map((state) => stateLeaf(state, received.path, WHOLE)),
    findings: [],
  };
  const again = readOriginal(
    file,
    bytes,
    {},
    { plan, names, told: TOLD_WHOLE, say: (step) => faults.push(step) },
  );
  for (const [index, { value }] of again.readings.entries())
    if (value === null) faults.push(`reading ${index} has no value`);
  const pairs = new Set(intake.records.map(({ indicator, area }) => `${indicator} ${area}`));
  const counted = [...pairs].reduce((sum, pair) => {
    const [indicator = "", area = ""] = pair.split(" ");
    const ask = { indicator, area, from: "0000-01-01", until: "9999-12-31", which: "all" as const };
    return sum + (again.records?.count({ name: "", kind: "records", file: "", count: "", ...ask }) ?? 0);
  }, 0);
  return { faults, counted };
}
