import { describe, expect, it } from "vitest";
import { planSchemas, referenceSchemas, registerSchema } from "../../src/plan/schemas.ts";

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
      ["0", "-3", "0.48", "999999999999999.999999"],
      ["", "十二", "1,000", "1e3", ".5", "5.", "1.0000001", "1000000000000000", "+1", "95%"],
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
