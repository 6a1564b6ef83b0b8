import { describe, expect, it } from "vitest";
import { figuresOf } from "../../src/cli/demo/figures.ts";
import { groundOf } from "../../src/cli/demo/ground.ts";
import { withZones } from "../../src/cli/demo/zones.ts";
import { readPlan } from "../../src/plan/read.ts";
import { LOADERS } from "../intake/house.ts";
import { DATA } from "../plan/bare.ts";

const plan = readPlan(DATA, "2013");
const { areas, periods } = groundOf(plan, 1, LOADERS);

/** What all areas write for each indicator with a profile, drawn by a seed. */
function drawn(seed: number) {
  const ground = groundOf(plan, seed, LOADERS);
  return ground.profiles.indicators.map((profile) => ({
    indicator: ground.indicator(profile.indicator),
    profile,
    written: figuresOf(ground, profile, areas),
  }));
}

const all = [...drawn(2013), ...drawn(7)];
const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

describe("figuresOf", () => {
  it("gives every area a whole number, never below zero, for every period", () => {
    for (const { written } of all) {
      expect(written.map((row) => row.length)).toEqual(areas.map(() => periods.length));
      for (const number of written.flat().flatMap((one) => Object.values(one)))
        expect([number, Number.isInteger(number) && number >= 0]).toEqual([number, true]);
    }
  });

  it("gives a ratio both parts, its numerator within its denominator for a share", () => {
    for (const { indicator, written } of all) {
      const keys = indicator.denominator ? ["numerator", "denominator"] : ["value"];
      for (const one of written.flat()) {
        expect(Object.keys(one)).toEqual(keys);
        if (indicator.unit === "%") expect(one.numerator).toBeLessThanOrEqual(one.denominator ?? -1);
      }
    }
  });

  it("lets no count from the start of the year fall within a year", () => {
    const counts = all.filter(({ indicator }) => indicator.periods === "to-date");
    expect(counts.length).toBeGreaterThan(0);
    for (const { written } of counts)
      for (const row of written)
        row.forEach((one, index) => {
          const before = row[index - 1];
          if (!before || periods[index]?.place === 1) return;
          const [is, was] = [one.value ?? one.numerator, before.value ?? before.numerator];
          expect(is).toBeGreaterThanOrEqual(was ?? Number.NaN);
        });
  });

  it("gives the level of its profile to the last year of all areas together", () => {
    const last = periods.flatMap(({ year }, index) => (year === periods.at(-1)?.year ? [index] : []));
    const flows = all.filter(
      ({ indicator, profile }) =>
        indicator.periods === "sum" && indicator.areas === "sum" && !profile.incidents,
    );
    expect(flows.length).toBeGreaterThan(0);
    for (const { written, profile } of flows) {
      const figures = written.flatMap((row) => last.map((index) => row[index]));
      expect(sum(figures.map((one) => one?.denominator ?? one?.value ?? 0))).toBe(profile.level);
    }
  });

  it("reaches a milestone in the period of its profile, and not before", () => {
    const milestones = all.filter(({ indicator }) => indicator.areas === "none");
    expect(milestones.map(({ profile }) => profile.reached)).toContain("2013Q3");
    for (const { written, profile } of milestones)
      for (const row of written)
        row.forEach(({ value }, index) => {
          const reached = profile.reached !== "" && (periods[index]?.id ?? "") >= profile.reached;
          expect(value).toBe(reached ? 1 : 0);
        });
  });

  it("counts the incidents of an area to date: their number, their deaths, and those that the plan counts", () => {
    const ground = groundOf(plan, 2013, LOADERS);
    const incident = { area: "330481", kind: "特种设备", department: "市质监局" };
    ground.profiles.incidents = [
      { ...incident, day: "2013-02-01", deaths: 1 },
      { ...incident, day: "2013-06-30", deaths: 4 },
      { ...incident, day: "2013-07-01", deaths: 0 },
    ];
    const quarters = (id: string, area = "330481") => {
      const profile = ground.profiles.indicators.find(({ indicator }) => indicator === id);
      if (!profile) throw new Error(`no profile of ${id}`);
      const place = areas.findIndex((row) => row.area === area);
      return figuresOf(ground, profile, areas)
        [place]?.slice(-4)
        .map(({ numerator, value }) => numerator ?? value);
    };
    expect(quarters("4.1")).toEqual([1, 2, 3, 3]);
    expect(quarters("4.2")).toEqual([1, 5, 5, 5]);
    expect(quarters("4.3")).toEqual([0, 1, 0, 0]);
    expect(quarters("4.3", "330482")).toEqual([0, 0, 0, 0]);
  });
});

describe("withZones", () => {
  it("adds a zone to the counties that count it in, and to no others", () => {
    const counts = areas.map((_, index) => [{ value: 10 ** index }]);
    const place = (id: string) => areas.findIndex(({ area }) => area === id);
    const written = withZones(counts, areas, plan).map(([one]) => one?.value);
    const expected = counts.map(([one]) => one?.value ?? 0);
    const county = place("330482");
    expected[county] = (expected[county] ?? 0) + (expected[place("gq")] ?? 0);
    expect(written).toEqual(expected);
  });
});
