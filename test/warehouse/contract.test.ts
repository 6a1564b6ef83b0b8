import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nothingReceived } from "../../src/intake/receive.ts";
import { columnRows, columnsOf, modelGroups } from "../../src/warehouse/contract.ts";
import { fillWarehouse } from "../../src/warehouse/fill.ts";
import { type Model, readModels, runModels } from "../../src/warehouse/models.ts";
import { Warehouse } from "../../src/warehouse/open.ts";
import { queried } from "./query.ts";
import { runOf, shippedPlan } from "./support.ts";

/** The types of a plan's words, as DuckDB spells them. */
const ENUMS: Record<string, string> = { reported: "basis", met: "status" };
const typeOf = (told: string) => ENUMS[/^ENUM\('([^']*)'/.exec(told)?.[1] ?? ""] ?? told.toLowerCase();

describe("the contract of models", () => {
  let warehouse: Warehouse;
  let models: Model[];
  /** The tables that are there before any model runs. */
  let raw: string[];
  beforeAll(async () => {
    warehouse = await Warehouse.open([], { threads: "1" });
    await fillWarehouse(warehouse, shippedPlan, nothingReceived(), runOf("2013"));
    const tables = await queried<{ name: string }>(
      warehouse,
      "select table_name as name from duckdb_tables()",
    );
    raw = tables.map(({ name }) => name);
    models = await readModels(warehouse);
    await runModels(warehouse, models);
  });
  afterAll(() => warehouse.close());

  it("says the type of every column of every model, and what it holds", async () => {
    const columns = await columnsOf(warehouse, models);
    for (const { name } of models) {
      const found = await queried<{ column_name: string; column_type: string }>(
        warehouse,
        `describe "${name}"`,
      );
      expect(
        columns.get(name)?.map((column) => [column.name, column.type]),
        name,
      ).toEqual(found.map(({ column_name, column_type }) => [column_name, typeOf(column_type)]));
      for (const { name: column, meaning, zh } of columns.get(name) ?? [])
        expect([meaning === "", zh === ""], `${name}.${column}`).toEqual([false, false]);
    }
  });

  it("says nothing of columns that no model has, nor twice of one", async () => {
    const columns = await columnsOf(warehouse, models);
    const named = columnRows().flatMap(({ column, models: some }) =>
      (some || "*").split(";").map((model) => `${model}.${column}`),
    );
    expect(named).toEqual([...new Set(named)]);
    const has = (named: string, column: string) =>
      [...columns].some(
        ([model, own]) =>
          (named.endsWith("*") ? model.startsWith(named.slice(0, -1)) : model === named) &&
          own.some(({ name }) => name === column),
      );
    for (const { column, models: some } of columnRows())
      for (const model of some === "" ? [] : some.split(";"))
        expect(has(model, column), `${model}.${column}`).toBe(true);
    for (const { column } of columnRows())
      expect(
        models.some(({ name }) => has(name, column)),
        column,
      ).toBe(true);
  });

  it("is of models that name their columns themselves, in Chinese too, and stand in a group", () => {
    const groups = modelGroups().map(({ group }) => group);
    for (const { name, sql, group, title } of models) {
      expect(groups, name).toContain(group);
      expect(title, name).toMatch(/^\p{Script=Han}+$/u);
      const final = sql.slice(sql.search(/^select\b/m)).split(/^from\b/m)[0] ?? "";
      expect(final.replace(/--.*$/gm, ""), name).not.toMatch(/(^|[\s.])\*(\s|,|$)/m);
    }
    expect(new Set(models.map(({ group }) => group))).toEqual(new Set(groups));
  });

  it("has what is staged rest on what was received and planned alone", () => {
    const staged = models.filter(({ group }) => group === "staging").map(({ name }) => name);
    const apart = models
      .filter(({ group }) => group === "staging")
      .flatMap(({ name, needs }) =>
        needs.filter((need) => ![...raw, ...staged].includes(need)).map((need) => `${name} reads ${need}`),
      );
    expect(apart).toEqual([]);
  });
});
