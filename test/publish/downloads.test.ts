import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import { guard } from "../../src/facts/guard.ts";
import type { Observation } from "../../src/facts/observation.ts";
import type { Fact } from "../../src/facts/read.ts";
import { FORMATS, TABLES } from "../../src/facts/tables.ts";
import { fromArrow } from "../../src/site/downloads/arrow.ts";
import { readPage } from "../../src/site/shell/page.ts";
import { Warehouse } from "../../src/warehouse/open.ts";
import { filesBelow } from "../support/files.ts";
import { fromParquet, parseCsv, type Row, readJson } from "./support.ts";

const site = inject("site");
const folder = join(site, "data");
const facts = new Map(
  readJson<(Fact & { number: number | null })[]>(folder, "facts.json").map((fact) => [fact.fact, fact]),
);
const page = readFileSync(join(site, "downloads.html"), "utf8");

describe("the downloads of the shipped site", () => {
  it("are each table in each format, the data package, and the figures of the explorer", () => {
    const files = TABLES.flatMap(({ name }) => Object.keys(FORMATS).map((format) => `${name}.${format}`));
    const plain = TABLES.map(({ name }) => `plain/${name}.csv`);
    expect(filesBelow(folder)).toEqual([...files, ...plain, "datapackage.json", "trends.arrow"].sort());
  });

  it.each(TABLES)("hold the same $name in every format", async (table) => {
    const json = readJson<Row[]>(folder, `${table.name}.json`);
    const warehouse = await Warehouse.openFor(folder);
    const parquet = await fromParquet(warehouse, join(folder, `${table.name}.parquet`), table);
    warehouse.close();
    expect(parquet).toEqual(json);
    expect([...fromArrow(readFileSync(join(folder, `${table.name}.arrow`)), table)]).toEqual(json);
    const csv = parseCsv(readFileSync(join(folder, `${table.name}.csv`), "utf8"));
    const written = json.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, guard(String(cell ?? ""))])),
    );
    expect(csv).toEqual(written);
  });

  it("give each number of a fact as a number, and no number for a verdict", () => {
    for (const { value, number, aspect } of facts.values())
      if (number === null) expect(Number(value), aspect).toBeNaN();
      else expect(number).toBe(Number(value));
  });

  it("have an observation for each figure, and mark the one that is used", () => {
    const observations = readJson<Observation[]>(folder, "observations.json");
    expect(observations.length).toBeGreaterThan(3000);
    // Figures counted from records of which one could not be read.
    const unread = new Set<string>();
    for (const { indicator, area, period, source, chosen, value, basis, unit, ...rest } of observations) {
      const id = `indicator/${indicator}/${area}/${period}/actual${chosen ? "" : `/${source}`}`;
      const fact = facts.get(id);
      expect({ id, value: fact?.number, basis: fact?.basis, unit: fact?.unit }).toEqual({
        ...{ id, value: value === null ? null : Number(value), basis, unit },
      });
      if (rest.present < rest.expected) expect(fact?.flag, id).toBe("incomplete");
      else if (fact?.flag === "incomplete") unread.add(indicator);
      expect(rest.numerator === null).toBe(rest.method !== "observe-ratio");
    }
    expect([...unread].sort()).toEqual(["3.3", "8.1", "standards-issued"]);
    const figures = [...facts.values()].filter(
      ({ aspect, subject }) =>
        (aspect === "actual" && !/^(scenario|example)\//.test(String(subject))) || aspect === "other-source",
    );
    expect(figures.length).toBe(observations.length);
  });

  it("judge each target of the plan for its own area", () => {
    const targets = readJson<Row[]>(folder, "targets.json");
    const plan = parseCsv(readFileSync(join("data", "plan", "2013", "targets.csv"), "utf8"));
    expect(targets.map(({ target, title, goal }) => ({ target, title, goal }))).toEqual(
      plan.map(({ target, title, goal }) => ({ target, title, goal })),
    );
    for (const { target, area, status, status_period, status_basis, status_fact } of targets) {
      const fact = facts.get(String(status_fact));
      expect({ target, area, status, period: status_period, basis: status_basis }).toEqual({
        ...{ target: fact?.target, area: fact?.area, status: fact?.value },
        ...{ period: fact?.period, basis: fact?.basis },
      });
    }
  });

  it("are listed and described in a page of the navigation", () => {
    const { links, ids } = readPage(page);
    // Those below `plain` are for tools, which the package leads there.
    for (const file of filesBelow(folder).filter((each) => !each.startsWith("plain/")))
      expect(links.some((link) => link.endsWith(`data/${file}`))).toBe(true);
    for (const { name, columns } of TABLES) {
      expect(ids).toContain(`table-${name}`);
      for (const column of columns) {
        expect(page).toContain(`<code class="id">${column.name}</code>`);
        expect(page).toContain(column.title);
      }
    }
    expect(readFileSync(join(site, "index.html"), "utf8")).toContain('href="downloads.html">数据下载</a>');
  });
});
