import { describe, expect, it } from "vitest";
import { ConfigErrors } from "../../src/core/error.ts";
import { planWith, type Row } from "../warehouse/support.ts";

const way = { trajectory: "way", title: "Way", indicator: "9.1", target: "9.1", areas: "city", base: "2010" };

/** The faults of the shipped plan with one more trajectory. */
function faults(row: Row, more: Record<string, Row[]> = {}): string {
  try {
    planWith({ trajectories: [{ ...way, basis: "public", ...row }], ...more });
    return "";
  } catch (error) {
    if (!(error instanceof ConfigErrors)) throw error;
    return error.errors.map(({ problem, place }) => `${place?.column}: ${problem}`).join("; ");
  }
}

describe("a trajectory of the plan", () => {
  it.each<[string, Row, string]>([
    ["as it should be", {}, ""],
    ["without a target", { target: "" }, ""],
    ["of no indicator", { indicator: "x", target: "" }, 'indicator: unknown indicator "x"'],
    ["to no target", { target: "x" }, 'target: unknown target "x"'],
    ["in no area", { areas: "x" }, 'areas: unknown area "x"'],
    ["to another indicator's target", { target: "20.1" }, "target: of another indicator"],
    ["from a quarter", { base: "2010Q1" }, "base: not a year"],
    ["from its target's own year", { base: "2013" }, "base: not before the target's period"],
    ["to a growth", { indicator: "8.3", target: "8.3" }, "target: a target of a growth has no trajectory"],
    [
      "to a total of several years",
      { indicator: "22.4", target: "22.4" },
      "target: a total of several years has no trajectory",
    ],
    [
      "in areas for which the target is not set",
      { indicator: "20.1", target: "20.1", areas: "county" },
      "areas: the target is not set for all of them",
    ],
  ])("%s", (_, row, fault) => {
    if (fault) expect(faults(row)).toContain(fault);
    else expect(faults(row)).toBe("");
  });

  it("to a number that is to be met exactly, or without its levels, is refused", () => {
    const exactly = { target: "x", indicator: "20.1", area: "330400", period: "2015", comparator: "=" };
    expect(
      faults(
        { indicator: "20.1", target: "x" },
        {
          targets: [
            {
              ...{ ...exactly, title: "x", goal: "5", unit: "个", strength: "must" },
              ...{ method: "any", basis: "public" },
            },
          ],
        },
      ),
    ).toContain("target: a target of = has no trajectory");
    expect(faults({ trajectory: "9.1" })).toBe("");
    expect(faults({ trajectory: "gdp", indicator: "gdp", target: "" }, {})).toBe("");
  });
});
