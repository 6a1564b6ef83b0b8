import { describe, expect, it } from "vitest";
import { type ConfigError, ConfigErrors } from "../../src/core/error.ts";
import { planWith, type Row } from "../warehouse/support.ts";

/** The faults of the shipped plan with shares of targets, and with targets changed. */
function errors(shares: Row[], targets: Row[] = []): ConfigError[] {
  try {
    planWith({
      shares: shares.map((row, place) => ({ share: `s${place}`, basis: "public", ...row })),
      targets,
    });
    return [];
  } catch (error) {
    if (!(error instanceof ConfigErrors)) throw error;
    return error.errors;
  }
}

function faults(shares: Row[], targets: Row[] = []): string {
  return errors(shares, targets)
    .map(({ problem, place }) => `${place?.column}: ${problem}`)
    .join("; ");
}

function messages(shares: Row[]): string[] {
  return errors(shares).map(({ message }) => message);
}

const share = (target: string, area: string, goal: string) => ({ target, area, goal });

describe("a target shared out among areas", () => {
  it.each<[string, Row[], string]>([
    ["whole", [share("2.3", "330402", "60.5"), share("2.3", "330411", "39.5")], ""],
    [
      "short by a tenth",
      [share("2.3", "330402", "60.4"), share("2.3", "330411", "39.5")],
      "goal: the shares of 2.3 add up to 99.9, its goal is 100",
    ],
    [
      "less than nothing to one area",
      [share("2.3", "330402", "101"), share("2.3", "330411", "-1")],
      "goal: more than 100, the whole of 2.3; goal: less than 0",
    ],
    [
      "twice to one area",
      [share("2.3", "330402", "50"), share("2.3", "330402", "50")],
      "area: duplicate of row 1",
    ],
    [
      "to the whole itself",
      [share("2.3", "330400", "100")],
      "area: not a county or zone beside the target's own area",
    ],
    ["of no target", [share("x", "330402", "1")], 'target: unknown target "x"'],
    ["to no area", [share("2.3", "x", "100")], 'area: unknown area "x"'],
    ["of what does not add up", [share("1.1", "330402", "1")], "area: 1.1 is not reported for it"],
  ])("%s", (_, rows, fault) => {
    if (fault) expect(faults(rows)).toContain(fault);
    else expect(faults(rows)).toBe("");
  });

  it("is refused in the row of the last share, with the rows of all and that of the target", () => {
    expect(
      messages([share("2.3", "330402", "60"), share("3.2", "330402", "98"), share("2.3", "330411", "39")]),
    ).toEqual([
      'plan/2013/shares.csv row 3, column goal: the shares of 2.3 add up to 99, its goal is 100: "39" (mend rows 1, 3, or the goal in plan/2013/targets.csv row 7)',
    ]);
  });

  it.each([
    ["below zero", "3.2", "-1", 'less than 0: "-1" (write what is asked of the area: 0 or more)'],
    ["above all", "3.2", "100.1", 'more than 100, the most that 3.2 can be: "100.1" (write 100 or less)'],
    ["below zero, of what every area brings", "1.4", "-1", "less than 0"],
  ])("is refused where it is %s", (_, target, goal, fault) => {
    const [first] = messages([share(target, "330402", goal)]);
    expect(first).toMatch(/^plan\/2013\/shares\.csv row 1, column goal: /);
    expect(first).toContain(fault);
  });

  it("may be below zero where it is a growth", () => {
    expect(messages([share("8.3", "330402", "-1")])).toEqual([]);
  });

  it("is none where every area is held against the same number: its rows need not add up", () => {
    expect(faults([share("3.2", "330402", "98")])).toBe("");
    expect(faults([share("3.2", "330402", "98")], [{ target: "3.2", parts: "" }])).toContain(
      "target: shares of what does not add up",
    );
  });
});

describe("a goal that follows from the year before", () => {
  it.each<[string, Row, string]>([
    ["by a rule", { goal_by: "above-last-year" }, ""],
    ["by no rule", { goal_by: "x" }, "goal_by: no method has a row goal of this name"],
    [
      "over several years",
      { goal_by: "catch-up", period: "2011-2015" },
      "period: a goal that the past sets is one of a year",
    ],
    [
      "in another unit",
      { target: "8.3", goal_by: "catch-up" },
      "unit: a goal that the past sets is of the indicator's own number, and in its unit",
    ],
    [
      "of a trajectory",
      { target: "9.1", goal_by: "catch-up" },
      "target: a goal that the past sets has no trajectory",
    ],
  ])("%s", (_, row, fault) => {
    const found = faults([], [{ target: "3.2", ...row }]);
    if (fault) expect(found).toContain(fault);
    else expect(found).toBe("");
  });
});
