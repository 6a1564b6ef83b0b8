import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readPlan } from "../../src/plan/read.ts";
import { bareData, faults } from "./bare.ts";

const AREA = "330481";

/** What a file of outlines makes of the plan, or why it is refused. */
function outlined(text: string): unknown {
  const root = bareData();
  writeFileSync(join(root, "reference", "outlines.geojson"), text);
  try {
    return readPlan(root).outlines;
  } catch (error) {
    return (error as Error).message;
  }
}

const feature = (area: string, coordinates: unknown, type = "Polygon") => ({
  type: "Feature",
  properties: { area, name: "<script>alert(1)</script>" },
  geometry: { type, coordinates },
});
const collection = (...features: object[]) => JSON.stringify({ type: "FeatureCollection", features });
const square = [
  [120, 30],
  [121, 30],
  [121, 31],
  [120, 30],
];

describe("outlines of areas", () => {
  it("are numbers alone, of polygons and of several", () => {
    expect(outlined(collection(feature(AREA, [square])))).toEqual([{ area: AREA, rings: [square] }]);
    expect(outlined(collection(feature(AREA, [[square], [square]], "MultiPolygon")))).toEqual([
      { area: AREA, rings: [square, square] },
    ]);
  });

  it.each([
    ["no JSON", "{", "write a FeatureCollection"],
    ["another area", collection(feature("nowhere", [square])), 'unknown area "nowhere"'],
    ["points that are texts", collection(feature(AREA, [[...square, ["<b>", 1]]])), "features.0.geometry"],
    ["a latitude of none", collection(feature(AREA, [[...square, [120, 91]]])), "features.0.geometry"],
    ["lines", collection(feature(AREA, square, "LineString")), "features.0.geometry"],
    [
      "too many points",
      collection(feature(AREA, [Array.from({ length: 4_001 }, () => [120, 30])])),
      "4001 points",
    ],
    [
      "too many bytes",
      `${collection(feature(AREA, [square]))}${" ".repeat(1_000_000)}`,
      "more than 1000000 bytes",
    ],
  ])("are refused where they are %s", (_, text, problem) => {
    expect(outlined(text)).toContain(problem);
  });
});

describe("places on the tile map", () => {
  it("are of one area each", () => {
    const file = "reference/places.csv";
    expect(faults([file, 2, "across", "2"])).toEqual([expect.stringContaining("the place of")]);
    expect(faults([file, 2, "area", "nowhere"])).toEqual([expect.stringContaining('unknown area "nowhere"')]);
    expect(faults([file, 2, "down", "13"])).toEqual([expect.stringContaining("from 1 to 12")]);
    expect(faults([file, 2, "area", "330400"])).toEqual([
      expect.stringContaining("no place among its parts"),
    ]);
  });
});
