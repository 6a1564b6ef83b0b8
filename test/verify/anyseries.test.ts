import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { verify } from "../../src/verify/verify.ts";
import { displaysOf, publishedSite } from "../support/published.ts";
import { type Followed, figuresOf } from "./followed.ts";

type Drawn = Omit<Followed, "expected">;

const YEARS = ["2013", "2014"];
const AREAS = ["east", "west"];

/** Two districts or the city alone, in eight quarters, each with a figure of one of three series or none. */
const drawn = fc.record({
  periods: fc.constantFrom("sum", "last", "to-date"),
  areas: fc.constantFrom(AREAS, ["city"]),
  cells: fc.array(
    fc.oneof(
      { weight: 1, arbitrary: fc.constant("") },
      { weight: 6, arbitrary: fc.constant("甲 ") },
      { weight: 3, arbitrary: fc.constantFrom("乙 ", " ") },
    ),
    { minLength: 16, maxLength: 16 },
  ),
});

/** From one sample, so that all are built at once. */
const DRAWN: Drawn[] = fc
  .sample(drawn, { numRuns: 60, seed: 17 })
  .map(({ periods, areas, cells }, index) => ({
    indicator: `r${index}`,
    why: "",
    columns: { periods },
    given: Object.fromEntries(
      areas.map((area, at) => [
        area,
        cells.slice(8 * at, 8 * at + 8).map((series, quarter) => series && `${series}${20 + quarter}`),
      ]),
    ),
  }));

/** The cells that a figure is made of, those without one being `undefined`: by the words of the rule alone. */
function partsOf(
  { columns, given }: Drawn,
  area: string,
  year: number,
  quarter: number,
): (string | undefined)[] {
  const from = columns?.periods === "sum" ? 1 : quarter;
  const areas = area === "city" && !given.city ? AREAS : [area];
  return areas.flatMap((each) =>
    Array.from({ length: quarter - from + 1 }, (_, at) => {
      const cell = given[each]?.[4 * year + from + at - 1];
      return cell ? cell.split(" ")[0] : undefined;
    }),
  );
}

/** What must be told of a figure and of that of a year before. */
function wantedOf(each: Drawn, area: string, year: number, quarter: number): string | undefined {
  const parts = partsOf(each, area, year, quarter);
  const earlier = year > 0 ? partsOf(each, area, year - 1, quarter) : [];
  const names = (of: (string | undefined)[]) => [...new Set(of.filter((name) => name !== undefined))];
  const [own, last] = [names(parts), names(earlier)];
  if (own.length === 0) return undefined;
  if (own.length > 1) return "期内口径不一";
  if (last.length === 0) return undefined;
  if (last.length > 1) return "对比期口径不一";
  if (own[0] !== last[0]) return "口径变化";
  if (parts.includes(undefined)) return "本期数不全";
  return earlier.includes(undefined) ? "上年同期数不全" : "a change";
}

let displays: Map<string, string>;
let failures: unknown[];
beforeAll(async () => {
  const { site, data } = await publishedSite(DRAWN.map(figuresOf));
  displays = displaysOf(site);
  failures = verify(site, data).failures.filter(({ check }) => check !== "pages");
});

describe("whatever series parts name", () => {
  it("the warehouse tells each break and change that the words of the rule ask for, and the checker proves them", () => {
    const found: Record<string, string | undefined> = {};
    const wanted: Record<string, string | undefined> = {};
    for (const each of DRAWN)
      for (const area of each.given.city ? ["city"] : ["city", ...AREAS])
        for (const [year, name] of YEARS.entries())
          for (const [period, quarter] of [
            ...[1, 2, 3, 4].map((of) => [`${name}Q${of}`, of] as const),
            [name, 4] as const,
          ]) {
            const root = `indicator/${each.indicator}/${area}/${period}`;
            const [broken, change, none] = ["break", "yoy", "no-change"].map((aspect) =>
              displays.get(`${root}/${aspect}`),
            );
            found[root] = broken ?? none ?? (change && "a change");
            wanted[root] = wantedOf(each, area, year, quarter);
          }
    expect(found).toEqual(wanted);
    const kinds = new Set(Object.values(wanted));
    expect(kinds.size).toBe(7);
    expect(failures).toEqual([]);
  });
});
