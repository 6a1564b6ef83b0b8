import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { verify } from "../../src/verify/verify.ts";
import { addedUp, given, zonedSite } from "./zoned.ts";

interface Observation {
  indicator: string;
  area: string;
  period: string;
  source: string;
  value: string;
  present: number;
  expected: number;
}

describe("zones, counted at random by row, area, period and source", () => {
  it.each([1, 2])("are added up as by hand, and as the checker reads them again: world %d", async (seed) => {
    const [all = []] = fc.sample(given, { seed, numRuns: 1 });
    const { site, data } = await zonedSite(all);
    const rows = JSON.parse(readFileSync(join(site, "data", "observations.json"), "utf8")) as Observation[];
    const found = rows
      .filter(({ area, period }) => area === "city" && period.includes("Q"))
      .map(({ indicator, period, source, value, present, expected }): [string, string] => [
        `${indicator} ${period} ${source === "Y1" ? "yearbook" : source}`,
        `${Number(value)} ${present}/${expected}`,
      ]);
    expect(found.length).toBeGreaterThan(60);
    expect(new Map(found)).toEqual(addedUp(all));
    const report = verify(site, data);
    // There are no pages.
    expect(report.failures.filter(({ check }) => check !== "pages")).toEqual([]);
    expect(report.proven).toBe(report.facts);
  });
});
