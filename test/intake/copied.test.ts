import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePeriod } from "../../src/core/period.ts";
import { readingGuide } from "../../src/intake/layout/guide.ts";
import { copiedForms } from "../../src/intake/records/copied.ts";
import { readPlan } from "../../src/plan/read.ts";
import { DATA } from "../plan/bare.ts";
import { LOADERS } from "./house.ts";

const guide = readingGuide(readPlan(DATA, "2013"));
const loaderOf = (folder: string) => LOADERS.find((loader) => loader.folder === folder);
/** Indicators that all areas report. */
const SHARED = ["1.4", "2.3", "4.3", "8.3", "15.1", "17.1", "20.1", "22.1", "22.4", "24.1"];
const FIGURES = [3, 0, 0, 12, 5, 7, 1, 40, 0, 6];

/** A form as intake gives it: its file and its readings. */
function form(area: string, period: string, figures: (number | string)[], more = {}) {
  const { arrived, place, folder, extra } = {
    ...{ arrived: "2013-10-12", place: 1, folder: "submissions", extra: [] as [string, string][] },
    ...more,
  };
  const path = `${folder}/${period}/${area}/${place}`;
  const reading = (indicator: string, value: string) => ({
    ...{ file: path, indicator, area, value, part: "value", period: parsePeriod(period) },
  });
  return {
    file: { sha256: path, path, arrived, place, loader: loaderOf(folder) },
    readings: [
      ...figures.map((value, index) => reading(SHARED[index] ?? "", String(value))),
      ...extra.map(([indicator, value]) => reading(indicator, value)),
    ],
  };
}

function copies(...forms: ReturnType<typeof form>[]) {
  const files = forms.map(({ file }) => file) as unknown as Parameters<typeof copiedForms>[0];
  const readings = forms.flatMap((each) => each.readings) as Parameters<typeof copiedForms>[1];
  return copiedForms(files, readings, guide).map(({ code, file, place, text, other, period }) => {
    expect([code, place, text]).toEqual(["form-copied", null, ""]);
    return { file, other, period: period?.id };
  });
}

describe("a form whose every figure equals another's", () => {
  const first = form("330481", "2013Q3", FIGURES);

  it("is named where another area's arrived before", () => {
    const second = form("330483", "2013Q3", FIGURES, { place: 2 });
    const found = [{ file: second.file.path, other: first.file.path, period: "2013Q3" }];
    expect(copies(first, second)).toEqual(found);
    expect(copies(second, first)).toEqual(found);
  });

  it("is the one that arrived later, whatever its row of the register", () => {
    const earlier = form("330483", "2013Q3", FIGURES, { place: 2, arrived: "2013-10-11" });
    expect(copies(first, earlier)).toEqual([
      { file: first.file.path, other: earlier.file.path, period: "2013Q3" },
    ]);
  });

  it("is named where it is the area's own of another period; the finding is about the later one", () => {
    const before = form("330481", "2013Q2", FIGURES, { place: 2 });
    expect(copies(first, before)).toEqual([
      { file: before.file.path, other: first.file.path, period: "2013Q3" },
    ]);
  });

  it("is no copy where the same area sent it again for the same period", () => {
    const again = form("330481", "2013Q3", FIGURES, { place: 3 });
    const copy = form("330483", "2013Q3", FIGURES, { place: 2 });
    expect(copies(first, again)).toEqual([]);
    expect(copies(first, copy, again).map(({ file }) => file)).toEqual([copy.file.path]);
  });

  it("is one however numbers are written and rows are ordered", () => {
    const written = FIGURES.map((value) => `${value}.0`);
    const other = form("330483", "2013Q3", written, { place: 2 });
    other.readings.reverse();
    expect(copies(first, other)).toHaveLength(1);
  });

  it("is one though an indicator of its area alone stands beside them", () => {
    const own = form("330481", "2013Q3", FIGURES, { extra: [["1.2", "1"]] });
    expect(copies(own, form("330483", "2013Q3", FIGURES, { place: 2 }))).toHaveLength(1);
  });

  it("is none where one figure differs, is missing, or is one more", () => {
    fc.assert(
      fc.property(fc.nat(FIGURES.length - 1), fc.integer({ min: 1, max: 99 }), (at, by) => {
        const changed = FIGURES.map((value, index) => (index === at ? value + by : value));
        expect(copies(first, form("330483", "2013Q3", changed, { place: 2 }))).toEqual([]);
      }),
    );
    expect(copies(first, form("330483", "2013Q3", FIGURES.slice(0, 9), { place: 2 }))).toEqual([]);
  });

  it.each([
    ["seven figures", [1, 2, 3, 4, 5, 6, 7], 0],
    ["eight figures", [1, 2, 3, 4, 5, 6, 7, 8], 1],
    ["four other than 0", [1, 2, 3, 4, 0, 0, 0, 0, 0, 0], 0],
    ["five other than 0", [1, 2, 3, 4, 5, 0, "0.0", 0, 0, 0], 1],
  ])("of %s", (_, figures, found) => {
    const [a, b] = [form("330481", "2013Q3", figures), form("330483", "2013Q3", figures, { place: 2 })];
    expect(copies(a, b)).toHaveLength(found);
  });

  it("is looked for among submissions only", () => {
    const statistic = form("330483", "2013Q3", FIGURES, { place: 2, folder: "statistics" });
    expect(copies(first, statistic)).toEqual([]);
  });

  it("is found among very many at once", () => {
    const many = Array.from({ length: 20_000 }, (_, index) =>
      form("330481", "2013Q3", [...FIGURES.slice(0, 9), index], { place: index + 1 }),
    );
    const copy = form("330483", "2013Q3", [...FIGURES.slice(0, 9), 777], { place: 99_999 });
    expect(copies(...many, copy)).toMatchObject([{ file: copy.file.path, other: many[777]?.file.path }]);
  });
});
