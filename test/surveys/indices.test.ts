import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readPlan } from "../../src/plan/read.ts";
import { caseData } from "./case.ts";

/** What is said of the plan of an index of two surveys, of which a table is changed. */
function said(table: string, change: (text: string) => string): string {
  const root = caseData("an-index-of-two-surveys");
  const path = join(root, "plan", "2013", `${table}.csv`);
  const text = readFileSync(path, "utf8");
  expect(change(text)).not.toBe(text);
  writeFileSync(path, change(text));
  try {
    readPlan(root);
  } catch (error) {
    return error instanceof Error ? error.message : "";
  }
  return "";
}

describe("an index", () => {
  it.each([
    ["of one figure", "indices", (text) => text.replace(/t-1,.*\n/, ""), "an index of one figure"],
    [
      "of a sum",
      "estimates",
      (text) => text.replace("s-score,stops,mean", "s-score,stops,total"),
      "there is no mean",
    ],
    [
      "of what is better low",
      "indicators",
      (text) => text.replace("站台得分,,分,up", "站台得分,,分,down"),
      "less of it is better",
    ],
    [
      "of itself",
      "indices",
      (text) => text.replace("t-index,l-score", "t-index,t-index"),
      "no survey gives it",
    ],
    [
      "of one figure twice",
      "indices",
      (text) => text.replace("t-index,l-score", "t-index,s-score"),
      "duplicate of row 1",
    ],
    ["by the id of another", "indices", (text) => text.replace("t-1,", "t-2,"), "duplicate of row 1"],
    ["in which one counts for nothing", "indices", (text) => text.replace("1.5", "0"), "not above zero"],
  ] as [string, string, (text: string) => string, string][])(
    "stops the build: %s",
    (_, table, change, problem) => {
      expect(said(table, change)).toContain(problem);
    },
  );
});
