import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import type { Fact } from "../../src/facts/read.ts";
import { receive } from "../../src/intake/receive.ts";
import { readPlan } from "../../src/plan/read.ts";
import { LOADERS } from "../intake/house.ts";
import { DATA } from "../plan/bare.ts";
import { systemsOf, systemsTable } from "../support/systems.ts";

const DOCUMENT = join("docs", "systems.md");
const MARK = "<!-- made -->";
const plan = readPlan(DATA);
const intake = await receive(plan, LOADERS);
const all = plan.measures.rows.flatMap(({ measure }) => systemsOf(plan, intake, measure));

describe("the systems of the plan", () => {
  it("stand in their document as the plan's rows and the received files have them", () => {
    const [before = "", , after = ""] = readFileSync(DOCUMENT, "utf8").split(MARK);
    const made = [before, `\n\n${systemsTable(plan, intake)}\n\n`, after].join(MARK);
    if (process.env.SYSTEMS === "write") writeFileSync(DOCUMENT, made);
    expect(readFileSync(DOCUMENT, "utf8")).toBe(made);
  });

  it("are each of its registers, surveys, targets and deliverables, once", () => {
    const { registers, surveys, targets, deliverables } = plan;
    const count = [registers, surveys, targets, deliverables].reduce((sum, { rows }) => sum + rows.length, 0);
    expect(all).toHaveLength(count);
    expect(new Set(all.map(({ title }) => title)).size).toBe(count);
  });

  it("have each a layout that brings it, facts, a page that shows it and a proof", () => {
    const site = inject("site");
    const facts = (JSON.parse(readFileSync(join(site, "data", "facts.json"), "utf8")) as Fact[]).map(
      ({ fact }) => fact,
    );
    for (const { title, shown, loaders, facts: own, page, proof } of all) {
      expect(loaders.length, title).toBeGreaterThan(0);
      for (const begin of own)
        expect(
          facts.some((fact) => fact.startsWith(begin)),
          begin,
        ).toBe(true);
      expect(readFileSync(join(site, page), "utf8").includes(shown), `${page} ${shown}`).toBe(true);
      expect(existsSync(join(site, proof)), proof).toBe(true);
    }
  });

  it("count lists as registers, or the document says why not", () => {
    const [, said = ""] = readFileSync(DOCUMENT, "utf8").split("## Lists and registers");
    const listed = new Set(intake.records.map(({ indicator }) => indicator));
    const counted = new Set(plan.counts.rows.map(({ indicator }) => indicator));
    for (const indicator of listed) {
      expect(counted.has(indicator), indicator).toBe(false);
      expect(said.split("## By measure")[0], indicator).toMatch(new RegExp(`\\b${indicator}\\b`));
    }
  });
});
