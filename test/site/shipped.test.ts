import { readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { describe, expect, inject, it } from "vitest";
import type { Fact } from "../../src/facts/read.ts";
import { BASES, STATUSES } from "../../src/plan/schemas.ts";
import { filesBelow, textsBelow } from "../support/files.ts";
import { isPage } from "../support/kinds.ts";

const site = inject("site");
const facts = JSON.parse(readFileSync(join(site, "data", "facts.json"), "utf8")) as Fact[];
const byId = new Map(facts.map((fact) => [fact.fact, fact]));
const rows = (table: string) =>
  Papa.parse<Record<string, string>>(readFileSync(join("data", "plan", "2013", `${table}.csv`), "utf8"), {
    header: true,
    skipEmptyLines: true,
  }).data;

describe("the shipped site", () => {
  it("holds the same facts as json and as csv", () => {
    const csv = Papa.parse<Record<string, string>>(readFileSync(join(site, "data", "facts.csv"), "utf8"), {
      header: true,
      skipEmptyLines: true,
    }).data;
    expect(csv.map(({ fact, value, display }) => ({ fact, value, display }))).toEqual(
      facts.map(({ fact, value, display }) => ({ fact, value, display })),
    );
    expect(byId.size).toBe(facts.length);
  });

  it("uses the seven statuses and the four bases, and no other", () => {
    for (const fact of facts) {
      expect(BASES).toContain(fact.basis);
      if (fact.aspect === "status") expect(STATUSES).toContain(fact.value);
    }
  });

  it("judges each of the plan's targets for the area that it is set for", () => {
    for (const { target, area, indicator } of rows("targets")) {
      const verdict = facts.find(
        (fact) => fact.target === target && fact.area === area && fact.aspect === "status",
      );
      expect(verdict, target).toBeDefined();
      expect(verdict?.indicator).toBe(indicator);
    }
  });

  it("has a page for each measure, indicator and area", () => {
    const pages = new Set(filesBelow(site).filter(isPage));
    for (const { measure } of rows("measures")) expect(pages).toContain(`measures/${measure}.html`);
    for (const { indicator } of rows("indicators"))
      expect(pages).toContain(`indicators/${indicator?.replaceAll(".", "-")}.html`);
    expect(pages).toContain("areas/330481.html");
    expect(pages).toContain("areas/gq.html");
  });

  it("shows the real series with computed and published growth side by side", () => {
    const of = (year: string, aspect: string) => byId.get(`indicator/gdp/330400/${year}/${aspect}`)?.display;
    expect(["2011", "2012", "2013"].map((year) => of(year, "actual"))).toEqual([
      "2,668.1",
      "2,885.0",
      "3,147.7",
    ]);
    expect(["2012", "2013"].map((year) => of(year, "yoy"))).toEqual(["+8.1%", "+9.1%"]);
    expect(["2012", "2013"].map((year) => of(year, "published-growth"))).toEqual(["+8.7%", "+9.3%"]);
    expect(byId.get("indicator/gdp/330400/2013/actual/F22")?.display).toBe("3,147.6");
    const page = readFileSync(join(site, "indicators", "gdp.html"), "utf8");
    for (const text of ["3,147.7", "+9.1%", "+9.3%", "3,147.6"]) expect(page).toContain(`>${text}</data>`);
  });

  it("holds nothing later than as-of in any file", () => {
    for (const path of textsBelow(site)) {
      const text = readFileSync(join(site, path), "utf8").replace(/[0-9a-f]{12,}/g, "");
      for (const later of ["3352.8", "3,352.8", "42143", "24676", "3517.81", "2014Q1"])
        expect(new RegExp(`(?<![\\d.])${later}(?!\\d)`).test(text), `${later} in ${path}`).toBe(false);
    }
  });

  it("says which figures are demonstration, public or assumed", () => {
    expect(byId.get("indicator/3.2/330481/2013/actual")?.basis).toBe("demonstration");
    expect(byId.get("indicator/gdp/330400/2013/actual")?.basis).toBe("public");
    expect(byId.get("target/3.2/330481/2013/status")?.basis).toBe("assumption");
    expect(byId.get("target/3.2/330400/2013/status")?.basis).toBe("demonstration");
    const page = readFileSync(join(site, "indicators", "3-2.html"), "utf8");
    expect(page).toContain("本页含演示数据");
    expect(readFileSync(join(site, "indicators", "gdp.html"), "utf8")).not.toContain("本页含演示数据");
  });
});
