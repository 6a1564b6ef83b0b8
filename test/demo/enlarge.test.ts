import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { writeLargerFolder } from "../../src/cli/demo/enlarge.ts";
import { writeDemonstration } from "../../src/cli/demo/write.ts";
import { receive } from "../../src/intake/receive.ts";
import type { Plan } from "../../src/plan/plan.ts";
import { readPlan } from "../../src/plan/read.ts";
import { LOADERS } from "../intake/house.ts";
import { DATA, emptyFolder } from "../plan/bare.ts";

describe("writeLargerFolder", () => {
  const folder = emptyFolder();
  let plan: Plan;
  let count: number;

  beforeAll(async () => {
    writeLargerFolder(DATA, folder, { areas: 14, years: 6, seed: 3 });
    count = await writeDemonstration(readPlan(folder), 3);
    plan = readPlan(folder);
  });

  it("has as many areas and years as were asked for, up to the plan's last year", () => {
    expect(plan.areas.rows.filter(({ kind }) => kind === "county" || kind === "zone")).toHaveLength(14);
    expect(plan.periods.rows).toHaveLength(24);
    expect(plan.periods.rows.at(0)).toMatchObject({ period: "2008Q1", due: "2008-04-15" });
    expect(plan.periods.rows.at(-1)).toMatchObject({ period: "2013Q4", due: "2014-01-15" });
  });

  it("has a form of each area and period, and is read without a finding", async () => {
    const intake = await receive(plan, LOADERS);
    expect(intake.findings).toEqual([]);
    const forms = intake.files.filter(({ path }) => path.startsWith("submissions/"));
    expect(forms).toHaveLength(14 * 24);
    expect(new Set(forms.map(({ loader }) => loader.name))).toEqual(new Set(["county-form", "county-list"]));
    const demonstrated = plan.register.rows.filter(({ basis }) => basis === "demonstration");
    expect(demonstrated).toHaveLength(count);
    const truth = readFileSync(join(folder, "demonstration", "readings.csv"), "utf8")
      .trim()
      .split("\n");
    const files = new Set(demonstrated.map(({ sha256 }) => sha256));
    expect(intake.readings.filter(({ file }) => files.has(file))).toHaveLength(truth.length - 1);
  });

  it("refuses a folder that holds something, and fewer areas than the plan has", () => {
    const used = emptyFolder();
    writeFileSync(join(used, "mine.txt"), "");
    expect(() => writeLargerFolder(DATA, used, { areas: 14, years: 1, seed: 1 })).toThrow("is not empty");
    const made = join(emptyFolder(), "new");
    expect(() => writeLargerFolder(DATA, made, { areas: 8, years: 1, seed: 1 })).toThrow(
      "8 areas are fewer than the plan's 9",
    );
  });
});
