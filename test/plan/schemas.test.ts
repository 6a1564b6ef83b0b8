import { describe, expect, it } from "vitest";
import { referenceSchemas, registerSchema } from "../../src/plan/reference.ts";
import { planSchemas } from "../../src/plan/schemas.ts";

const target = {
  target: "1.4",
  measure: "1",
  title: "质量强镇创建数",
  indicator: "1.4",
  area: "330400",
  parts: "",
  period: "2013",
  comparator: ">=",
  goal: "12",
  unit: "个",
  strength: "must",
  method: "count-floor",
  reading: "",
  basis: "public",
  goal_by: "",
};
const area = {
  area: "jkq",
  name: "经济技术开发区",
  short: "经开区",
  kind: "zone",
  code: "",
  former: "",
  inside: "",
  residents: "",
  longitude: "",
  latitude: "",
};
const limits = {
  indicator: "3.2",
  least: "",
  most: "",
  jump: "",
  shrink: "",
  nature: "",
  basis: "public",
  note: "",
};
const arrival = {
  sha256: "0".repeat(64),
  path: "submissions/a.xlsx",
  sender: "海宁市",
  arrived: "2013-10-12",
  basis: "reported",
  note: "",
};

/** The columns that a row is refused for. */
function refused(
  schema: {
    safeParse(row: unknown): { success: boolean; error?: { issues: { path: PropertyKey[] }[] } };
  },
  row: unknown,
): PropertyKey[] {
  return schema.safeParse(row).error?.issues.map(({ path }) => path[0] ?? "") ?? [];
}

/** What is said of a row that is refused. */
function remedies(
  schema: { safeParse(row: unknown): { error?: { issues: { message: string }[] } } },
  row: unknown,
): string[] {
  return schema.safeParse(row).error?.issues.map(({ message }) => message) ?? [];
}

describe("a row of targets", () => {
  it("is taken as it should be", () => {
    expect(planSchemas.targets.parse(target)).toEqual(target);
  });

  it.each([
    ["target", ["1.4", "3-2", "A1"], ["", " ", "1 4", "一", "-1", "a/b"]],
    ["title", ["指标"], ["", "  "]],
    ["parts", ["", "assumption", "reported"], ["guess"]],
    ["period", ["2013", "2013Q3", "2013H1", "2013M09", "2011-2015"], ["", "2013年", "2015-2011"]],
    ["comparator", [">=", "<=", "="], ["", ">", "≥"]],
    [
      "goal",
      ["0", "-3", "0.48", "60.0", "-0.50", "999999999999999.999999"],
      [
        ...["", "十二", "1,000", "1e3", ".5", "5.", "1.0000001", "1000000000000000", "+1", "95%"],
        ...[
          "060",
          "00",
          "-060.5",
          "６０",
          "60．5",
          "-0",
          "-0.00",
          "−3",
          "- 3",
          " 60",
          "60 ",
          "1 000",
          "0x10",
          "Infinity",
        ],
      ],
    ],
    ["strength", ["must", "aim"], ["", "should"]],
    ["basis", ["reported", "public", "demonstration", "assumption"], ["", "draft"]],
  ])("%s may be %j, not %j", (column, good, bad) => {
    for (const value of good)
      expect(refused(planSchemas.targets, { ...target, [column]: value })).toEqual([]);
    for (const value of bad)
      expect(refused(planSchemas.targets, { ...target, [column]: value })).toEqual([column]);
  });
});

describe("a number", () => {
  it.each([
    ["60", "60"],
    ["60.0", "60"],
    ["60.000000", "60"],
    ["100", "100"],
    ["100.50", "100.5"],
    ["0.0", "0"],
    ["-3.10", "-3.1"],
  ])("written %s is %s", (written, number) => {
    expect(planSchemas.targets.parse({ ...target, goal: written }).goal).toBe(number);
    expect(planSchemas.limits.parse({ ...limits, most: written }).most).toBe(number);
  });

  it.each([
    ["060", "write 60"],
    ["-0.0", "write 0"],
    ["+5", "write 5"],
    [".5", "write 0.5"],
    ["-.50", "write -0.5"],
    ["5.", "write 5"],
    ["６０．５", "write 60.5"],
    ["−3", "write -3"],
    ["1,000", "write 1000"],
    ["1,234,567.80", "write 1234567.8"],
    ["1,5", "write a number such as 60 or 0.5, with at most 15 digits before the point and 6 after it"],
    ["1e3", "write a number such as 60 or 0.5, with at most 15 digits before the point and 6 after it"],
  ])("written %s is refused: %s", (written, remedy) => {
    expect(remedies(planSchemas.targets, { ...target, goal: written })).toEqual([remedy]);
    expect(remedies(planSchemas.limits, { ...limits, least: written })).toEqual([remedy]);
  });

  it.each([
    ["07", "write 7"],
    ["７", "write 7"],
    ["7.0", "write 7"],
    ["+7", "write 7"],
    ["7.5", "write a whole number"],
    ["-7", "write a whole number"],
    ["7e0", "write a whole number"],
  ])("that is whole is refused where it is written %s: %s", (written, remedy) => {
    expect(remedies(referenceSchemas.areas, { ...area, residents: written })).toEqual([remedy]);
  });
});

describe("a row of areas", () => {
  it("splits its lists at semicolons, blanks left out", () => {
    const row = referenceSchemas.areas.parse({ ...area, former: "秀城区; 郊区;", inside: "330402;330411" });
    expect([row.former, row.inside]).toEqual([
      ["秀城区", "郊区"],
      ["330402", "330411"],
    ]);
    expect(referenceSchemas.areas.parse(area).inside).toEqual([]);
  });

  it("tells no residents from a number of them", () => {
    expect(referenceSchemas.areas.parse(area).residents).toBe("");
    expect(referenceSchemas.areas.parse({ ...area, residents: "0" }).residents).toBe(0);
    expect(refused(referenceSchemas.areas, { ...area, residents: "61.3万" })).toEqual(["residents"]);
  });

  it("is of a known kind", () => {
    expect(refused(referenceSchemas.areas, { ...area, kind: "village" })).toEqual(["kind"]);
  });
});

describe("a row of the register", () => {
  it("is taken as it should be", () => {
    expect(registerSchema.parse(arrival)).toEqual(arrival);
  });

  it.each([
    ["sha256", "0".repeat(63)],
    ["sha256", "A".repeat(64)],
    ["path", ""],
    ["sender", " "],
    ["arrived", "12/10/2013"],
    ["arrived", "2013-10-12T08:00"],
    ["basis", ""],
  ])("%s may not be %j", (column, value) => {
    expect(refused(registerSchema, { ...arrival, [column]: value })).toEqual([column]);
  });
});
