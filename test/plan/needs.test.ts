import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readPlan } from "../../src/plan/read.ts";
import { bareData, faults, refusal, rewrite } from "./bare.ts";

const methods = join("plan", "2013", "methods.csv");

describe("what a plan cannot be built without", () => {
  it.each([
    ["tally", "count"],
    ["any", "status"],
    ["trend-points", "value"],
    ["milestone", "reached"],
  ])("is no row %s %s of its own: it is the product's", (method, aspect) => {
    const root = bareData();
    rewrite(root, methods, (records) => records.filter((row) => row[0] !== method || row[1] !== aspect));
    expect(refusal(root)).toEqual([]);
    const rulesOf = (folder: string) => readPlan(folder).methods.rows.map(({ row: _, ...rule }) => rule);
    expect(rulesOf(root)).toEqual(rulesOf(bareData()));
  });

  it("is when a target is reached by a method of its own", () => {
    const root = bareData();
    rewrite(root, methods, ([head = [], ...records]) => {
      const [status = []] = records.filter(([method, aspect]) => method === "any" && aspect === "status");
      return [head, ["by-hand", ...status.slice(1)]];
    });
    rewrite(root, join("plan", "2013", "targets.csv"), ([head = [], first = [], ...others]) => [
      head,
      first.with(head.indexOf("method"), "by-hand"),
      ...others,
    ]);
    expect(refusal(root).join("\n")).toContain(
      "no row by-hand reached in plan/2013/methods.csv (say when it is reached)",
    );
  });

  it("is an address of its own for every page", () => {
    const root = bareData();
    rewrite(root, join("plan", "2013", "indicators.csv"), (records) => {
      const last = records.at(-1) ?? [];
      return [...records, ["3-2", ...last.slice(1)]];
    });
    rewrite(root, join("plan", "2013", "applicability.csv"), (records) => [
      ...records,
      ["3-2", "county", ""],
    ]);
    expect(refusal(root)).toEqual([
      'plan/2013/indicators.csv row 115, column indicator: its page would take the place of that of 3.2: "3-2" (choose another id)',
    ]);
    expect(faults(["reference/areas.csv", 10, "area", "index"]).join("\n")).toContain(
      "its page would take the place of that of index",
    );
  });

  it("is neither measures nor sections nor targets nor departments", () => {
    const root = bareData();
    const scores = ["schemes", "scoring", "steps", "grades", "vetoes", "scores"];
    const others = ["measures", "sections", "targets", "trajectories", "deliverables", "periods"];
    const registers = ["registers", "stages", "counts", "points", "ratings"];
    const surveys = ["surveys", "questions", "populations", "estimates", "weights"];
    for (const table of [...others, ...scores, ...registers, ...surveys])
      rewrite(root, join("plan", "2013", `${table}.csv`), (records) => records.slice(0, 1));
    for (const table of ["departments", "aliases"])
      rewrite(root, join("reference", `${table}.csv`), (records) => records.slice(0, 1));
    rewrite(root, join("plan", "2013", "indicators.csv"), ([header = [], ...rows]) => [
      header,
      ...rows.map((row) => row.with(header.indexOf("measure"), "")),
    ]);
    expect(refusal(root)).toEqual([]);
  });
});
