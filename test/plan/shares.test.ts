import { describe, expect, it } from "vitest";
import { ConfigErrors } from "../../src/plan/error.ts";
import { planWith, type Row } from "../warehouse/support.ts";

/** The faults of the shipped plan with shares of targets, and with targets changed. */
function faults(shares: Row[], targets: Row[] = []): string {
  try {
    planWith({
      shares: shares.map((row, place) => ({ share: `s${place}`, basis: "public", ...row })),
      targets,
    });
    return "";
  } catch (error) {
    if (!(error instanceof ConfigErrors)) throw error;
    return error.errors.map(({ problem, place }) => `${place?.column}: ${problem}`).join("; ");
  }
}

const share = (target: string, area: string, goal: string) => ({ target, area, goal });

describe("a target shared out among areas", () => {
  it.each<[string, Row[], string]>([
    ["whole", [share("2.3", "330402", "60.5"), share("2.3", "330411", "39.5")], ""],
    [
      "short by a tenth",
      [share("2.3", "330402", "60.4"), share("2.3", "330411", "39.5")],
      "goal: its shares add up to 99.9",
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
