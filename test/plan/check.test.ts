import { describe, expect, it } from "vitest";
import { bareData, type Change, faults, refusal, rewrite } from "./bare.ts";

const plan = (table: string) => `plan/2013/${table}.csv`;

describe("a plan as shipped", () => {
  it("has no fault", () => {
    expect(faults()).toEqual([]);
  });
});

describe("a name that stands for nothing", () => {
  it.each<[Change, string]>([
    [[plan("targets"), 1, "indicator", "99.9"], "indicator"],
    [[plan("targets"), 2, "area", "330499"], "area"],
    [[plan("targets"), 3, "method", "guess"], "method"],
    [[plan("targets"), 4, "measure", "99"], "measure"],
    [[plan("measures"), 5, "section", "9"], "section"],
    [[plan("measures"), 6, "lead", "市无此局"], "department"],
    [[plan("measures"), 7, "responsible", "市无此局"], "department"],
    [[plan("measures"), 1, "participants", "市无此局"], "department"],
    [[plan("indicators"), 2, "measure", "99"], "measure"],
    [[plan("deliverables"), 64, "measure", "99"], "measure"],
    [[plan("applicability"), 59, "areas", "village"], "area"],
    [[plan("plan"), 1, "city", "330000"], "area"],
    [["reference/areas.csv", 9, "inside", "330499"], "area"],
  ])("%j", ([file, row, column, value], target) => {
    expect(faults([file, row, column, value])).toEqual([
      `${file} row ${row}, column ${column}: unknown ${target} "${value}": "${value}" (add it to ${target}s, or mend the name)`,
    ]);
  });

  it("is named out of a list", () => {
    expect(faults([plan("measures"), 1, "participants", "市建委;市无此局"])).toEqual([
      `${plan("measures")} row 1, column participants: unknown department "市无此局": "市建委;市无此局" (add it to departments, or mend the name)`,
    ]);
  });
});

describe("an id that stands twice", () => {
  it.each<Change>([
    [plan("targets"), 49, "target", "1.1"],
    [plan("deliverables"), 2, "deliverable", "D1.1"],
    [plan("periods"), 16, "period", "2010Q1"],
    ["reference/sources.csv", 3, "kind", "area"],
  ])("%s row %i", (...cell) => {
    const [file, row, column, value] = cell;
    expect(faults(cell)).toEqual([
      `${file} row ${row}, column ${column}: duplicate of row 1: "${value}" (keep one of the two rows)`,
    ]);
  });

  it("is held against its first row each time", () => {
    const found = faults([plan("periods"), 3, "period", "2010Q1"], [plan("periods"), 5, "period", "2010Q1"]);
    expect(found.map((fault) => fault.slice(0, fault.indexOf(" (")))).toEqual([
      `${plan("periods")} row 3, column period: duplicate of row 1: "2010Q1"`,
      `${plan("periods")} row 5, column period: duplicate of row 1: "2010Q1"`,
    ]);
  });

  it("may do so in methods for different aspects only", () => {
    const root = bareData();
    rewrite(root, plan("methods"), (records) => [...records, records[1] ?? []]);
    const [fault, ...more] = refusal(root);
    expect(fault).toMatch(
      /^plan\/2013\/methods\.csv row \d+, column aspect: duplicate of row 1: "value" \(keep one of the two rows\)$/,
    );
    expect(more).toEqual([]);
  });
});

describe("a target", () => {
  it("has a comparator that goes the way of its indicator and of its method", () => {
    expect(faults([plan("targets"), 4, "comparator", "<="])).toEqual([
      `${plan("targets")} row 4, column comparator: against the indicator's direction (up): "<=" (write >=, or turn the direction of 1.4)`,
      `${plan("targets")} row 4, column comparator: not the comparator of method count-floor: "<=" (write >=, or choose another method)`,
    ]);
    expect(faults([plan("indicators"), 12, "direction", "up"])).toEqual([
      `${plan("targets")} row 12, column comparator: against the indicator's direction (up): "<=" (write >=, or turn the direction of 4.1)`,
    ]);
  });

  it("has the unit of its indicator, or percent for a growth", () => {
    expect(faults([plan("targets"), 4, "unit", "家"])).toEqual([
      `${plan("targets")} row 4, column unit: not the indicator's unit: "家" (write 个)`,
    ]);
    expect(faults([plan("targets"), 4, "unit", "%"])).toEqual([
      `${plan("targets")} row 4, column unit: not the indicator's unit: "%" (write 个, or choose a method of growth)`,
    ]);
    expect(faults([plan("targets"), 21, "unit", "件"])).toEqual([
      `${plan("targets")} row 21, column unit: a growth is in %: "件" (write %)`,
    ]);
  });
});

describe("an id", () => {
  it("is at most as long as names of files take, with what stands around it", () => {
    const [longest, longer] = ["a".repeat(100), "a".repeat(101)];
    expect(faults(["reference/areas.csv", 1, "area", longer])).toEqual([
      `reference/areas.csv row 1, column area: invalid value: "${longer}" (use at most 100 characters)`,
    ]);
    expect(faults(["reference/areas.csv", 1, "area", longest]).join("\n")).not.toContain("at most");
  });
});

describe("a method", () => {
  it("names known operands only", () => {
    const [fault, ...more] = faults([plan("methods"), 1, "expression", "sum(valeu)"]);
    expect(fault).toMatch(/^plan\/2013\/methods\.csv row 1, column expression: unknown operand valeu: /);
    expect(fault).toContain('"sum(valeu)" (known ones are amount, divisor, goal, ');
    expect(more).toEqual([]);
  });

  it.each([
    ["expression", "amount ! 1", "unreadable expression at ! 1"],
    ["expression", "sum(amount", ") wanted at the end"],
    ["expression", "(".repeat(100_000), "Maximum call stack size exceeded"],
    ["divisor", "sum(denominator); drop table fact", "unreadable expression at ; drop table fact"],
  ])("keeps to the small arithmetic in its %s, not %.40s", (column, value, why) => {
    expect(faults([plan("methods"), 2, column, value])).toEqual([
      `${plan("methods")} row 2, column ${column}: invalid value: ${JSON.stringify(value)} (${why}; keep to the small arithmetic of methods)`,
    ]);
  });
});
