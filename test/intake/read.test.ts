import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import type { Loader } from "../../src/intake/contract.ts";
import type { FileReadings } from "../../src/intake/file-readings.ts";
import type { Guide } from "../../src/intake/layout/guide.ts";
import { readingGuide } from "../../src/intake/layout/guide.ts";
import { findLayout } from "../../src/intake/layout/layout.ts";
import { sourceOf } from "../../src/intake/layout/subject.ts";
import { areaSource } from "../../src/intake/mapping/figures.ts";
import { readText } from "../../src/intake/open/csv.ts";
import { readWorkbook } from "../../src/intake/open/xlsx.ts";
import { readTables } from "../../src/intake/read.ts";
import { readPlan } from "../../src/plan/read.ts";
import { DATA } from "../plan/bare.ts";
import { formHead, TOWNS, workbookBytes } from "./book.ts";
import { LOADERS } from "./house.ts";

const plan = readPlan(DATA, "2013");
const guide = readingGuide(plan);
const loader = (kind: "text" | "workbook") =>
  LOADERS.find(({ name }) => name === (kind === "text" ? "public-figures" : "county-form")) as Loader;

/** Reads published figures, given as records of fields. */
function readFigures(...records: Record<string, string>[]): FileReadings {
  const book = readText(new TextEncoder().encode(Papa.unparse(records)));
  const found = findLayout(book, loader("text"));
  if (!found.length) throw new Error("unclaimed");
  return readTables("public/figures.csv", loader("text"), found, "质量办", guide);
}

async function readForm(...rows: Parameters<typeof workbookBytes>[0]): Promise<FileReadings> {
  const found = findLayout(await readWorkbook(await workbookBytes(rows)), loader("workbook"));
  if (!found.length) throw new Error("unclaimed");
  const sender = rows[1]?.[1] === "平湖市" ? "平湖市" : "海宁市";
  return readTables("form.xlsx", loader("workbook"), found, sender, guide);
}

const FIGURE = {
  ...{
    id: "F1",
    region: "嘉兴市",
    period: "2013",
    indicator: "地区生产总值",
    series: "现价",
    value: "3,147.7",
  },
  ...{ unit: "亿元", published_growth: "", growth_unit: "", source_kind: "newspaper", source: "嘉兴日报" },
};
const HOSTILE = [
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a text that must stay one
  "${1+1}",
  "</data><script>alert(1)</script>",
  "'; drop table fact; --",
  "=1+1",
  "../../etc/passwd",
  "名".repeat(200),
  "constructor",
  "__proto__",
  "\u202e指标",
];

describe("a reading", () => {
  it("keeps the text as written beside the exact value, and says how it was read", () => {
    const { readings, findings, covers } = readFigures(FIGURE);
    expect(findings).toEqual([]);
    expect(covers).toMatchObject([
      { area: "330400", period: { id: "2013" }, source: { id: "F1" }, zones: null },
    ]);
    expect(readings).toEqual([
      {
        ...{ place: { record: 1, column: "value" }, text: "3,147.7", format: "", how: "去千位分隔符" },
        ...{ value: "3147.7", part: "value", indicator: "gdp", area: "330400" },
        period: expect.objectContaining({ id: "2013", kind: "year" }),
        source: { id: "F1", kind: "newspaper", title: "嘉兴日报" },
        names: {
          indicator: { record: 1, column: "indicator" },
          area: { record: 1, column: "region" },
          period: { record: 1, column: "period" },
        },
        series: { place: { record: 1, column: "series" }, text: "现价", format: "" },
      },
    ]);
  });

  it("of one figure may come from two sources", () => {
    const { readings, findings } = readFigures(FIGURE, { ...FIGURE, id: "F2", value: "3147.6" });
    expect(findings).toEqual([]);
    expect(readings.map(({ value, source }) => [value, source.id])).toEqual([
      ["3147.7", "F1"],
      ["3147.6", "F2"],
    ]);
  });

  it("of one source may be of two periods and two parts", () => {
    const { readings, findings } = readFigures(FIGURE, {
      ...FIGURE,
      period: "2012",
      published_growth: "9",
      growth_unit: "%",
    });
    expect(findings).toEqual([]);
    expect(readings.map(({ period, part }) => [period.id, part])).toEqual([
      ["2013", "value"],
      ["2012", "value"],
      ["2012", "published-growth"],
    ]);
  });

  it("of a formula is its stored result, and none where there is none", async () => {
    const row = (value: object) => [...TOWNS.slice(0, 6), value as never, "-"];
    const { readings } = await readForm(...formHead(), row({ formula: "1+2", result: 3 }));
    expect(readings.map(({ value, text }) => [value, text])).toEqual([["3", "3"]]);
    for (const [value, code, detail, text] of [
      [{ formula: "1+2" }, "formula-unsaved", "公式没有结果", ""],
      [{ error: "#REF!" }, "number-unreadable", "错误值", "#REF!"],
    ] as const) {
      const read = await readForm(...formHead(), row(value));
      expect(read.readings).toEqual([]);
      expect(read.findings).toMatchObject([{ code, place: { sheet: "季度报表", cell: "G5" }, text, detail }]);
    }
  });
});

describe("a heading", () => {
  it.each([
    ["平湖市", "含功能区", "included", []],
    ["平湖市", "不含功能区", "excluded", []],
    ["平湖市", "无功能区", null, ["zones-contradict"]],
    ["平湖市", "", null, ["zones-unsaid"]],
    ["海宁市", "无功能区", null, []],
    ["海宁市", "", null, []],
    ["海宁市", "含功能区", null, ["zones-contradict"]],
  ] as const)("of %s reads %j as zones %s", async (area, zones, read, codes) => {
    const { covers, findings } = await readForm(...formHead({ area, zones }), TOWNS);
    expect(findings.map(({ code }) => code)).toEqual(codes);
    expect(covers).toMatchObject([{ period: { id: "2013Q3" }, source: { id: "area" }, zones: read }]);
  });
});

describe("a finding", () => {
  it("tells the period that it is about, where it is known", async () => {
    const bad = readFigures({ ...FIGURE, value: "约3000" }, { ...FIGURE, period: "某年" });
    expect(bad.findings.map(({ period }) => period?.id)).toEqual(["2013", undefined]);
    const form = await readForm(...formHead(), ["9.9", "无此指标", "个", "", null, null, 3, "-"]);
    expect(form.findings.map(({ period }) => period?.id)).toEqual(["2013Q3"]);
  });
});

describe("hostile text", () => {
  it.each(HOSTILE)("%j comes through as text", async (text) => {
    const { readings } = readFigures({ ...FIGURE, source: text, series: text });
    // What nobody sees goes.
    const shown = text.replace("\u202e", "");
    expect(readings.map(({ source, series }) => [source.title, series?.text])).toEqual([[shown, shown]]);
    for (const [field, code] of [
      ["region", "area-unknown"],
      ["indicator", "indicator-unknown"],
      ["period", "period-unknown"],
      ["unit", "unit-differs"],
      ["value", "number-unreadable"],
    ] as const)
      expect(readFigures({ ...FIGURE, [field]: text }).findings).toMatchObject([
        { code, text: shown, place: { record: 1, column: field } },
      ]);
    const { findings } = await readForm(...formHead({ area: text }), TOWNS);
    expect(findings).toMatchObject([
      { code: "area-unknown", text: shown, place: { sheet: "季度报表", cell: "B2" } },
    ]);
  });

  it("of any kind is a reading of a plain decimal or a finding, never an exception", () => {
    const field = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(...HOSTILE, "", "0", "5%"));
    const any = fc.record({ region: field, period: field, indicator: field, value: field, unit: field });
    fc.assert(
      fc.property(any, fc.subarray(["region", "period", "indicator", "unit"] as const), (texts, kept) => {
        const fields = Object.fromEntries(kept.map((name) => [name, FIGURE[name]]));
        const { readings, findings } = readFigures({ ...FIGURE, ...texts, ...fields });
        expect(readings.length + findings.length).toBeGreaterThan(0);
        for (const { value } of readings) expect(value).toMatch(/^-?\d{1,15}(\.\d{1,6})?$/);
      }),
    );
  });
});

describe("a plan without the kind of source of areas' forms", () => {
  it("is told of at the reporting unit, and names the kind", () => {
    const at = (text: string) => ({ place: { record: 1, column: text }, text, format: "" });
    const guide = { sourceKinds: new Set(["yearbook"]) } as Guide;
    const said: unknown[] = [];
    const draft = { source: areaSource("东山区"), area: at("东山区"), cell: at("3") };
    expect(sourceOf(draft, guide, (...about) => said.push(about.slice(0, 3)))).toBeNull();
    expect(said).toEqual([["source-unknown", draft.area, "area"]]);
  });
});
