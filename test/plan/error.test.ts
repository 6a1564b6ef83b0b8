import { describe, expect, it } from "vitest";
import { ConfigError } from "../../src/core/error.ts";
import { bareData, faults, refusal, rewrite } from "./bare.ts";

const plan = (table: string) => `plan/2013/${table}.csv`;

describe("a fault", () => {
  it("says where it is, what is wrong, what stands there, and what to do", () => {
    const place = { file: "a.csv", row: 3, column: "goal", value: 'ten "or so"' };
    expect(new ConfigError("invalid value", "write a number", place).message).toBe(
      'a.csv row 3, column goal: invalid value: "ten \\"or so\\"" (write a number)',
    );
    expect(new ConfigError("no plan", "add one").message).toBe("no plan (add one)");
  });
});

describe("several faults", () => {
  it("are all named in one run", () => {
    const found = faults(
      [plan("targets"), 1, "indicator", "99.9"],
      [plan("measures"), 1, "lead", "市无此局"],
      [plan("methods"), 1, "expression", "mean + value"],
      ["reference/areas.csv", 3, "area", "330402"],
    );
    for (const words of ['"99.9"', "市无此局", "unknown operand mean", "duplicate of row 2"])
      expect(found.join("\n")).toContain(words);
  });

  it("of form are named across tables before names are looked up", () => {
    const found = faults(
      [plan("targets"), 1, "goal", "十二"],
      [plan("targets"), 2, "indicator", "99.9"],
      [plan("periods"), 1, "due", "15/4/2010"],
      ["reference/areas.csv", 1, "kind", "town"],
    );
    expect(found).toEqual([
      `${plan("targets")} row 1, column goal: invalid value: "十二" (write a number such as 60 or 0.5, with at most 15 digits before the point and 6 after it)`,
      `${plan("periods")} row 1, column due: invalid value: "15/4/2010" (write a date such as 2013-10-15)`,
      'reference/areas.csv row 1, column kind: invalid value: "town" (one of city, county, zone, reference)',
    ]);
  });

  it("name an indicator that applies nowhere", () => {
    const root = bareData();
    rewrite(root, plan("applicability"), (records) => records.filter(([indicator]) => indicator !== "2.3"));
    expect(refusal(root)).toEqual([
      `${plan("indicators")} row 7, column indicator: no area is named for it: "2.3" (add a row to applicability)`,
    ]);
  });

  it("name a column that is gone and one that nobody knows", () => {
    const root = bareData();
    rewrite(root, plan("targets"), ([header = [], ...records]) => [
      header.map((column) => (column === "goal" ? "目标数" : column)),
      ...records,
    ]);
    const found = refusal(root);
    expect(found[0]).toBe(`${plan("targets")} row 0, column goal: missing column: "" (add it to the header)`);
    expect(found[1]).toContain(
      `${plan("targets")} row 0, column 目标数: unknown column: "目标数" (known ones are target, `,
    );
    expect(found).toHaveLength(2);
  });
});
