import { describe, expect, it } from "vitest";
import { bareData, type Change, faults, refusal, rewrite } from "./bare.ts";

const plan = (table: string) => `plan/2013/${table}.csv`;

describe("a scheme of scores", () => {
  it.each<[string, Change, string]>([
    ["whose halves do not add up", [plan("schemes"), 1, "points", "101"], "do not add up to 101"],
    ["a half whose lines do not add up", [plan("scoring"), 2, "points", "5"], "do not add up to 40"],
    [
      "of subjects of two kinds",
      [plan("schemes"), 2, "subjects", "county;department"],
      "subjects of two kinds",
    ],
    ["without a grade for every score", [plan("grades"), 4, "least", "10"], "a score of 0 has no grade"],
    ["that rounds past its grades", [plan("schemes"), 1, "step", "20"], "scores are rounded past it"],
    ["of no such line", [plan("scores"), 1, "line", "N9"], 'unknown line "N9"'],
    ["of no such target", [plan("vetoes"), 1, "target", "99.9"], 'unknown target "99.9"'],
    ["of no such section", [plan("scoring"), 2, "of", "9"], "unknown 9"],
    ["of sections that it does not name", [plan("scoring"), 2, "of", ""], "of without within"],
    ["of a half in no half", [plan("scoring"), 2, "parent", "N1.2"], "no half of the scheme"],
    ["by no rule of points", [plan("scoring"), 2, "method", "rate-floor"], "no rule rate-floor points"],
    ["by a rule without its floor", [plan("scoring"), 2, "floor", ""], "missing for score-proportional"],
    ["with a floor above its cap", [plan("scoring"), 2, "floor", "101"], "less than the floor"],
    ["by steps of which there are none", [plan("scoring"), 2, "method", "score-steps"], "no steps"],
    ["with steps beyond its points", [plan("steps"), 2, "gives", "2"], "more than the line's points"],
    ["by a requirement of nothing", [plan("scoring"), 22, "of", "size"], "unknown size"],
    ["to more decimals than it shows", [plan("schemes"), 3, "decimals", "9"], "at most 4 decimals"],
  ])("%s is refused", (_, change, fault) => {
    expect(faults(change).join("\n")).toContain(fault);
  });

  it("is none that a plan needs", () => {
    const root = bareData();
    for (const table of ["schemes", "scoring", "steps", "grades", "vetoes", "scores", "laboratories"])
      rewrite(root, plan(table), (records) => records.slice(0, 1));
    expect(refusal(root)).toEqual([]);
  });
});
