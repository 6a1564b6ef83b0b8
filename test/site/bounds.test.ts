import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { build } from "../../src/cli/build.ts";
import { silent } from "../../src/core/progress.ts";
import type { Fact } from "../../src/facts/read.ts";
import { indicatorTrend } from "../../src/site/pages/indicator.ts";
import { shippedEdition } from "../support/edition.ts";
import { textsBelow, workFolder } from "../support/files.ts";

/** The facts of the shipped data with other bounds. */
async function bounded(bounds: { asOf?: string; knownAt?: string }) {
  const edition = await shippedEdition(bounds);
  const facts = [...edition.facts.values()];
  return { edition, facts, of: (id: string) => edition.facts.get(id) };
}

describe("a build as of 2014", () => {
  let edition: Awaited<ReturnType<typeof bounded>>;
  beforeAll(async () => {
    edition = await bounded({ asOf: "2014" });
  });

  it("flags the two breaks and computes no change across them", () => {
    for (const series of ["rural-income", "urban-income"]) {
      const root = `indicator/${series}/330400/2014`;
      expect(edition.of(`${root}/break`)?.display).toBe("口径变化");
      expect(edition.of(`${root}/yoy`)).toBeUndefined();
      expect(edition.of(`${root}/published-growth`)).toBeDefined();
    }
    const breaks = edition.facts
      .filter(({ aspect, value }) => aspect === "break" && value === "break")
      .map(({ subject }) => subject);
    // What a survey gives is no figure of those that were reported before it.
    const surveyed = breaks.filter((subject) => /^indicator\/12\.[1345]$/.test(subject));
    expect(surveyed.length).toBeGreaterThan(0);
    expect(breaks.filter((subject) => subject.startsWith("indicator/"))).toHaveLength(2 + surveyed.length);
    expect(breaks.filter((subject) => subject.startsWith("trajectory/"))).toHaveLength(2);
    expect(edition.of("indicator/gdp/330400/2014/yoy")?.display).toBe("+6.5%");
  });

  it("shows the published growth beside the break, and no computed one", () => {
    const page = indicatorTrend(edition.edition, "rural-income").markup;
    expect(page).toContain(">24,676</data>");
    expect(page).toContain(">+10.2%</data>");
    expect(page).toContain(">口径变化</data>");
    expect(page).not.toContain("20.0%");
  });
});

describe("a build as of a quarter", () => {
  const out = join(workFolder("bounded"), "site");
  let facts: Fact[];
  const of = (id: string) => facts.find(({ fact }) => fact === id);
  beforeAll(async () => {
    await build({ data: "data", out, site: false, asOf: "2013Q3" }, silent);
    facts = JSON.parse(readFileSync(join(out, "data", "facts.json"), "utf8")) as Fact[];
  });

  it("holds no later figure in any file", () => {
    for (const path of textsBelow(out)) {
      const text = readFileSync(join(out, path), "utf8");
      for (const later of ["2013Q4", "3,147.7", "39,087", "20,556"])
        expect(text.includes(later), `${later} in ${path}`).toBe(false);
    }
  });

  it("judges by the figures to date: on pace, behind, not due, and missed where nothing can mend it", () => {
    expect(of("target/3.2/330400/2013Q3/status")?.value).toBe("on pace");
    expect(of("target/17.1/330400/2013Q3/status")?.value).toBe("behind");
    expect(of("target/1.3/330483/2013Q3/status")?.value).toBe("not due");
    expect(of("target/4.1/330400/2013Q3/status")?.value).toBe("on pace");
    expect(of("target/4.3/330402/2013Q3/status")?.value).toBe("on pace");
    expect(of("target/4.3/330400/2013Q3/status")?.value).toBe("missed");
    expect(of("target/3.2/330400/2013Q3/share")?.display).toBe("75%");
  });

  it("calls nothing under a ceiling met before the period is over", () => {
    const ceilings = facts.filter(
      ({ target, aspect }) => aspect === "status" && ["4.1", "4.2", "4.3"].includes(target ?? ""),
    );
    expect(ceilings.length).toBeGreaterThan(20);
    expect(ceilings.filter(({ value }) => value === "met")).toEqual([]);
  });
});

it("uses no file that arrived after known-at", async () => {
  const { facts } = await bounded({ knownAt: "2013-10-31" });
  const later = /^indicator\/gdp\/|^trajectory\/gdp\/.*\/(growth|required|progress)$/;
  expect(facts.filter(({ fact }) => later.test(fact))).toEqual([]);
  const status = facts.find(({ fact }) => fact === "target/3.2/330400/2013/status");
  expect(status?.value).toBe("no data");
});
