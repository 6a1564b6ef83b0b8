import { describe, expect, it } from "vitest";
import { yearFrom } from "../support/years.ts";
import { bareData, type Change, faults, refusal, rewrite } from "./bare.ts";

const plan = (table: string) => `plan/2013/${table}.csv`;
const begins = (month: string): Change => [plan("plan"), 1, "year_begins", month];

describe("the month in which a plan's years begin", () => {
  it.each(["", "0", "13", "July"])("is not taken from %j", (month) => {
    const [fault = ""] = faults(begins(month));
    expect(fault).toMatch(/^plan\/2013\/plan.csv row 1, column year_begins: /);
  });

  it("is a column that no plan may leave out", () => {
    const root = bareData();
    rewrite(root, plan("plan"), (records) => records.map((row) => row.slice(0, -1)));
    expect(refusal(root).join()).toContain("year_begins");
  });

  it("names the plan's years and spans, and no others", () => {
    const found = faults(begins("7"));
    expect(found.find((fault) => fault.includes("column as_of"))).toBe(
      `${plan("plan")} row 1, column as_of: the plan's years begin in month 7: "2013" (write one such as 2013Y07)`,
    );
    expect(found.filter((fault) => fault.startsWith(plan("targets")))).toHaveLength(50);
    expect(found.filter((fault) => fault.includes('"2011-2015"'))).toHaveLength(3);
    expect(faults([plan("targets"), 1, "period", "2013Y07"])).toEqual([
      `${plan("targets")} row 1, column period: the plan's years begin in month 1: "2013Y07" (write one such as 2013)`,
    ]);
  });

  it("is July where all are written so", () => {
    const root = bareData();
    const turn = (table: string, column: string) =>
      rewrite(root, plan(table), ([head = [], ...rows]) => [
        head,
        ...rows.map((row) => row.with(head.indexOf(column), yearFrom(row[head.indexOf(column)] ?? "", 7))),
      ]);
    turn("plan", "as_of");
    turn("targets", "period");
    turn("scores", "period");
    rewrite(root, plan("plan"), ([head = [], row = []]) => [head, row.with(-1, "7")]);
    expect(refusal(root).join()).toContain("it begins in another month than the target's period");
    turn("trajectories", "base");
    expect(refusal(root)).toEqual([]);
  });

  it("lies in no reporting period", () => {
    const found = faults(begins("5"), [plan("periods"), 1, "period", "2010M05"]);
    const crossing = found.filter((fault) => fault.startsWith(plan("periods")));
    expect(crossing[0]).toBe(
      `${plan("periods")} row 2, column period: it lies in two of the plan's years, which begin in month 5: "2010Q2" (write a shorter one)`,
    );
  });
});

describe("reporting periods", () => {
  it("do not overlap where figures are added up", () => {
    expect(faults([plan("periods"), 16, "period", "2013M09"])).toEqual([
      `${plan("periods")} row 16, column period: it overlaps with row 15: "2013M09" (report by periods of one length)`,
    ]);
  });
});
