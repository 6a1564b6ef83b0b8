import { describe, expect, it } from "vitest";
import { registersData } from "../registers/ground.ts";
import { refusal, rewrite } from "./bare.ts";

/** What a plan with registers is refused for where a cell of it is another. */
function faults(table: string, row: number, column: string, value: string): string[] {
  const root = registersData([]);
  rewrite(root, `plan/2013/${table}.csv`, (records) => {
    const position = records[0]?.indexOf(column) ?? -1;
    const record = records[row];
    if (position < 0 || !record) throw new Error(`no cell ${table} ${row} ${column}`);
    record[position] = value;
    return records;
  });
  return refusal(root);
}

describe("a plan's registers", () => {
  it("are taken as they should be", () => {
    expect(refusal(registersData([]))).toEqual([]);
  });

  it.each([
    ["registers", 1, "keeper", "质监局", "unknown department"],
    ["registers", 1, "measure", "99", "unknown measure"],
    ["registers", 1, "identity", "telephone", "one of credit-code, number, name"],
    ["registers", 2, "title", "事故隐患", "duplicate of row 1"],
    ["stages", 1, "register", "hazard", "unknown register"],
    ["stages", 2, "title", "发现", "as in row 1"],
    ["stages", 4, "within", "30", "nothing is due after a thing has left"],
    ["stages", 1, "rank", "first", "a whole number"],
    ["counts", 1, "register", "hazard", "unknown register"],
    ["counts", 1, "stage", "province", "no stage of the register"],
    ["counts", 1, "goal", "closed", "moved and reached have a goal, and nothing else"],
    ["counts", 1, "days", "30", "stock takes no days"],
    ["counts", 1, "indicator", "h9", "unknown indicator"],
    ["counts", 1, "counted", "in-time", "a share of an indicator that has no denominator"],
    ["counts", 1, "counted", "entered", "it does not go with periods last"],
    ["counts", 9, "days", "", "within how many days is not said"],
    ["counts", 9, "goal", "", "moved and reached have a goal, and nothing else"],
    ["counts", 5, "counted", "stock", "a number of an indicator that is a share"],
  ] as const)("are refused where %s row %i has %s %s", (table, row, column, value, why) => {
    const told = faults(table, row, column, value);
    expect(
      told.some((line) => line.includes(why) && line.includes(`${table}.csv row ${row}`)),
      String(told),
    ).toBe(true);
  });
});
