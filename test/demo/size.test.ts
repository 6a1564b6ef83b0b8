import { describe, expect, it } from "vitest";
import { readProfiles } from "../../src/cli/demo/profile.ts";
import { sizedAreas } from "../../src/cli/demo/size.ts";
import { readPlan } from "../../src/plan/read.ts";
import { DATA } from "../plan/bare.ts";

const plan = readPlan(DATA, "2013");
const profiles = readProfiles(plan).areas;
const [first] = profiles;
if (!first) throw new Error("no areas");

/** The weights of areas with these residents and GDP. */
function weights(sizes: Record<string, [residents: number, gdp: number]>): Record<string, number> {
  const areas = Object.entries(sizes).map(([area, [residents, gdp]]) => ({ ...first, area, residents, gdp }));
  const sized = sizedAreas(plan, areas as typeof profiles);
  return Object.fromEntries(sized.map(({ area, weight }) => [area, weight]));
}

describe("sizedAreas", () => {
  it("is the mean of an area's shares of the residents and of the GDP", () => {
    const { "330421": small, "330481": large } = weights({ "330421": [100, 10], "330481": [300, 10] });
    expect(small).toBeCloseTo((0.25 + 0.5) / 2);
    expect(large).toBeCloseTo((0.75 + 0.5) / 2);
  });

  it("takes what lies in a zone out of the counties in which it lies, in equal parts", () => {
    const sized = weights({ "330402": [400, 40], "330411": [400, 40], jkq: [200, 20] });
    expect(sized.jkq).toBeCloseTo(0.25);
    expect(sized["330402"]).toBeCloseTo(0.375);
    expect(sized["330411"]).toBeCloseTo(0.375);
  });

  it("shares the whole of the shipped city out, in the order of ids", () => {
    const sized = sizedAreas(plan, profiles);
    expect(sized.map(({ area }) => area)).toEqual(profiles.map(({ area }) => area).toSorted());
    expect(sized.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1);
    expect(sized.every(({ weight }) => weight > 0)).toBe(true);
  });

  it("has the census's residents and the city's GDP", () => {
    const counties = plan.areas.rows.filter(({ kind }) => kind === "county");
    const of = (id: string) => profiles.find(({ area }) => area === id);
    for (const { area, residents } of counties) expect(of(area)?.residents, area).toBe(residents);
    const gdp = counties.reduce((sum, { area }) => sum + (of(area)?.gdp ?? 0), 0);
    expect(gdp).toBeCloseTo(3147.7);
  });
});
