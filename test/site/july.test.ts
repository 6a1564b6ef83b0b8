import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { beforeAll, describe, expect, it } from "vitest";
import { build, type Summary } from "../../src/cli/build.ts";
import { silent } from "../../src/core/progress.ts";
import type { Fact } from "../../src/facts/read.ts";
import { verify } from "../../src/verify/verify.ts";
import { filesBelow, workFolder } from "../support/files.ts";
import { julyData } from "../support/july.ts";
import { isPage } from "../support/kinds.ts";
import { seal } from "../verify/seal.ts";

const out = join(workFolder("july-site"), "site");
let summary: Summary;
let data: string;
let facts: Map<string, Fact>;
const page = (path: string) => readFileSync(join(out, path), "utf8");
const words = (path: string) => page(path).replace(/<[^>]*>/g, "");
const shown = (id: string) => facts.get(id)?.display;

/** What one district, in which no zone lies, wrote for an indicator into its form of a period. */
function written(indicator: string, period: string): number {
  const text = readFileSync(join(data, "demonstration/readings.csv"), "utf8");
  const row = Papa.parse<Record<string, string>>(text, { header: true }).data.find(
    (each) => each.indicator === indicator && each.period === period && each.area === DISTRICT,
  );
  return Number(row?.value);
}
const DISTRICT = "330483";
const number = (id: string) => Number(facts.get(id)?.value);

beforeAll(async () => {
  data = await julyData();
  summary = await build({ data, out, site: true }, silent);
  const list = JSON.parse(page("data/facts.json")) as Fact[];
  facts = new Map(list.map((fact) => [fact.fact, fact]));
});

describe("a city whose assessment year begins in July", () => {
  it("is built whole from what demo draws, without a finding", () => {
    expect(summary).toMatchObject({ asOf: "2014Q1", findings: { error: 0, warning: 0, notice: 0 } });
    expect(page("index.html")).toContain("数据截至2014年一季度末");
  });

  it("counts from July over new year, and anew in the next July", () => {
    const [june = 0, september = 0, december = 0, march = 0] = ["2013Q2", "2013Q3", "2013Q4", "2014Q1"].map(
      (period) => written("15.1", period),
    );
    expect(september).toBeLessThan(june);
    expect(march).toBeGreaterThan(september);
    const at = `indicator/15.1/${DISTRICT}`;
    expect(number(`${at}/2014Q1/actual`)).toBe(march);
    expect(number(`${at}/2012Y07/actual`)).toBe(june);
    expect(facts.has(`${at}/2013/actual`)).toBe(false);
    const city = (period: string) => number(`indicator/15.1/330400/${period}/actual`);
    expect(number("indicator/15.1/330400/2014Q1/alone")).toBe(city("2014Q1") - city("2013Q4"));
    expect(number("indicator/15.1/330400/2013Q3/alone")).toBe(city("2013Q3"));
    expect(december).toBeLessThanOrEqual(march);
  });

  it("judges March by nine months of twelve, beside the March before", () => {
    expect(number("target/15.1/330400/2014Q1/share")).toBe(75);
    expect(number("target/15.1/330400/2014Q1/pace")).toBe(90 * 0.75);
    const city = (period: string) => number(`indicator/15.1/330400/${period}/actual`);
    const part = (year: number) => number(`indicator/15.1/330400/${year}Q1/part`) / 100;
    expect(part(2012)).toBeCloseTo(city("2012Q1") / city("2011Y07"), 8);
    expect(part(2013)).toBeCloseTo(city("2013Q1") / city("2012Y07"), 8);
    const mean = (part(2012) + part(2013)) / 2;
    expect(number("indicator/15.1/330400/2014Q1/outlook")).toBeCloseTo(city("2014Q1") / mean, 4);
    expect(words("methods.html")).toMatch(/三季度末[\s\S]+四季度末[\s\S]+一季度末[\s\S]+各时点/);
    const growth = number("indicator/15.1/330400/2014Q1/yoy");
    expect(growth).toBeCloseTo((city("2014Q1") / city("2013Q1") - 1) * 100, 6);
  });

  it("scores the forms of its own year, and grades nobody before June", () => {
    const states = [...facts.values()].filter(({ fact }) => /^area\/330483\/.+\/form$/.test(fact));
    expect(states.map(({ period }) => period)).toHaveLength(11);
    const named = page("proof/facts/score/national/330483.json").match(/area\/330483\/\w+\/form/g);
    expect([...new Set(named)].sort()).toEqual(
      ["2013Q3", "2013Q4", "2014Q1"].map((period) => `area/330483/${period}/form`),
    );
    expect([...facts.keys()].some((id) => id.startsWith("score/") && id.endsWith("/grade"))).toBe(false);
  });

  it("leaves figures of calendar years what they are", () => {
    expect(shown("indicator/gdp/330400/2013/actual")).toBe("3,147.7");
    expect(shown("indicator/gdp/330400/2013/yoy")).toBe("+9.1%");
    expect(facts.get("trajectory/gdp/330400/2013/verdict")?.value).toBe("on track");
    expect(words("indicators/gdp.html")).toContain("2010年2,315.5亿元，2013年3,147.7亿元");
  });

  it("says in words which months a figure covers", () => {
    const text = words("indicators/15-1.html");
    for (const when of ["2013年7月—2014年3月", "2013年7—9月", "2012年7月—2013年6月", "年度末展望", "2012/13"])
      expect(text).toContain(when);
    for (const path of filesBelow(out).filter(isPage))
      expect(page(path), path).not.toMatch(/20\d\d年1—\d+月|2013Y07年|NaN|undefined|(?<!\d)年[初末内]|{年/);
    expect(words("methods.html")).toMatch(
      /年度末展望\s+年度内的累计数[\s\S]+年度末集中认定的企业|年度末集中认定的企业[\s\S]+年度末展望/,
    );
    expect(words("rules.html")).toContain("自上年度末起的增量");
    expect(words("findings.html")).toContain("年度初累计数比上一期小");
    expect(words("proof/facts/indicator/15-1/330400.html")).toContain("年度内占比 part");
  });

  it("holds when it is read again from its originals, and not by other months", () => {
    expect(verify(out, data).failures).toEqual([]);
    const copy = join(workFolder("july-tampered"), "site");
    cpSync(out, copy, { recursive: true });
    const path = join(copy, "proof/facts/target/15-1/330400.json");
    const text = readFileSync(path, "utf8");
    const told = /("target\/15\.1\/330400\/2014Q1\/pace":.+?"name":"elapsed","kind":"run","value":")9"/s;
    expect(text).toMatch(told);
    writeFileSync(path, text.replace(told, '$13"'));
    seal(copy, data);
    expect(JSON.stringify(verify(copy, data).failures)).toContain("elapsed is 9, the proof says 3");
  });

  it("is told of June by its year, and of no year of the calendar", async () => {
    const beside = join(workFolder("july-june"), "site");
    await expect(build({ data, out: beside, site: false, asOf: "2013" }, silent)).rejects.toThrow(
      "the plan's years begin in month 7, not as of 2013",
    );
    await build({ data, out: beside, site: false, asOf: "2013Y07" }, silent);
    const list = JSON.parse(readFileSync(join(beside, "data/facts.json"), "utf8")) as Fact[];
    const value = (id: string) => list.find(({ fact }) => fact === id)?.value;
    expect(value("indicator/15.1/330400/2013Y07/actual")).toBe(value("indicator/15.1/330400/2014Q2/actual"));
    expect(value(`indicator/15.1/${DISTRICT}/2013Y07/actual`)).toBe(String(written("15.1", "2014Q2")));
    expect(value("target/15.1/330400/2013Y07/status")).toMatch(/^(met|missed)$/);
    expect(value("score/national/330483/2013Y07/grade")).toMatch(/^[AD]$/);
    expect(verify(beside, data).failures).toEqual([]);
  });
});
