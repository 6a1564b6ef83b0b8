import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ConfigError } from "../../src/core/error.ts";
import { applicablePairs } from "../../src/plan/applies.ts";
import { readPlan } from "../../src/plan/read.ts";
import { bareData, DATA, emptyFolder, rewrite } from "./bare.ts";

const plan = readPlan(DATA, "2013");

describe("the shipped plan", () => {
  it.each([
    ["targets", 50],
    ["measures", 27],
    ["deliverables", 64],
    ["indicators", 114],
    ["applicability", 114],
    ["sections", 7],
    ["areas", 11],
    ["periods", 16],
  ] as const)("has all its %s: %i", (table, count) => {
    expect(plan[table].rows).toHaveLength(count);
  });

  it("is one plan with its city and default as-of", () => {
    expect(plan.head).toMatchObject({ plan: "2013", city: "330400", as_of: "2013", issued: "2013-06-17" });
    expect(plan.root).toBe(DATA);
  });

  it("cites a measure and its section for every target and deliverable", () => {
    const sections = new Set(plan.sections.rows.map(({ section }) => section));
    const measures = new Map(plan.measures.rows.map((row) => [row.measure, row.section]));
    for (const { measure } of [...plan.targets.rows, ...plan.deliverables.rows])
      expect(sections).toContain(measures.get(measure));
    expect(new Set(measures.values())).toEqual(sections);
  });

  it("judges every target by a method that can say whether it is reached", () => {
    const reached = new Set(
      plan.methods.rows.filter(({ aspect }) => aspect === "reached").map((row) => row.method),
    );
    for (const { method } of plan.targets.rows) expect(reached).toContain(method);
  });

  it("gives a title and measure alike to a target and the indicator of the same id", () => {
    const indicators = new Map(plan.indicators.rows.map((row) => [row.indicator, row]));
    for (const { target, measure } of plan.targets.rows)
      expect([target, indicators.get(target)?.measure]).toEqual([target, measure]);
  });

  it("tells what must be done from what is aimed at", () => {
    const aims = plan.targets.rows.filter(({ strength }) => strength === "aim");
    expect(aims.map(({ target }) => target)).toEqual([
      ...["1.1", "1.2", "1.3", "4.3", "8.2", "13.1", "18.1", "18.2", "19.1", "23.1", "23.2", "23.3", "24.1"],
    ]);
  });

  it("spells out which areas an indicator applies to", () => {
    const pairs = applicablePairs(plan);
    const areasOf = (id: string) => pairs.filter(({ indicator }) => indicator === id).map(({ area }) => area);
    expect(areasOf("1.2")).toEqual(["330481"]);
    expect(areasOf("13.2")).toEqual(["330402", "330483"]);
    expect(areasOf("1.4")).toEqual(
      plan.areas.rows.filter(({ kind }) => kind === "county" || kind === "zone").map(({ area }) => area),
    );
    expect(areasOf("4.2").at(-1)).toBe("cn");
    expect(new Set(pairs.map(({ indicator, area }) => `${indicator} ${area}`)).size).toBe(pairs.length);
  });
});

describe("readPlan", () => {
  it("takes the only plan there is", () => {
    expect(readPlan(bareData()).head.plan).toBe("2013");
  });

  it("asks to choose between two plans", () => {
    const root = bareData();
    cpSync(join(root, "plan", "2013"), join(root, "plan", "2014"), { recursive: true });
    expect(() => readPlan(root)).toThrow(
      new ConfigError(`2 plans in ${join(root, "plan")}`, "choose one of 2013, 2014"),
    );
    expect(readPlan(root, "2013").head.plan).toBe("2013");
  });

  it("says that there is no plan", () => {
    const root = emptyFolder();
    expect(() => readPlan(root)).toThrow(new ConfigError(`0 plans in ${join(root, "plan")}`, "add one"));
  });

  it("wants one row about the plan itself", () => {
    const root = bareData();
    rewrite(root, "plan/2013/plan.csv", (records) => [...records, records[1] ?? []]);
    expect(() => readPlan(root)).toThrow("plan/2013/plan.csv has 2 rows (keep exactly one)");
  });

  it("names every table that is not there", () => {
    const root = bareData();
    for (const file of ["plan/2013/targets.csv", "reference/sources.csv", "register.csv"])
      rmSync(join(root, file));
    expect(() => readPlan(root)).toThrow(
      [
        `missing table plan/2013/targets.csv (add it to ${root})`,
        `missing table reference/sources.csv (add it to ${root})`,
        `missing table register.csv (add it to ${root})`,
      ].join("\n"),
    );
  });
});
