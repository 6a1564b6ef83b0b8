import { describe, expect, it } from "vitest";
import { readModels, runModels } from "../../src/warehouse/models.ts";
import { Warehouse } from "../../src/warehouse/open.ts";
import { queried } from "./query.ts";
import { withFiles } from "./support.ts";

/** Reads the models of these texts and gives their names in order, and the warehouse that they may run in. */
function order(files: Record<string, string>): Promise<string[]> {
  return withFiles(files, async (folder) => (await opened((it) => readModels(it, folder))).map(nameOf));
}

const nameOf = ({ name }: { name: string }) => name;

async function opened<T>(use: (warehouse: Warehouse) => Promise<T>): Promise<T> {
  const warehouse = await Warehouse.open();
  try {
    return await use(warehouse);
  } finally {
    warehouse.close();
  }
}

describe("models", () => {
  it("stand in the order in which they read each other, whatever their files are called", async () => {
    const files = {
      "a.sql": "-- one a\nselect * from c join b using (x)",
      "b.sql": "-- one b\nselect * from (select x from d)",
      "c.sql": "-- one c\nwith local as (select x from b) select * from local where x in (select x from d)",
      "d.sql": "-- one d\nselect 1 as x",
    };
    expect(await order(files)).toEqual(["d", "b", "c", "a"]);
  });

  it("find what they read in a union, a subquery, a join and a common table expression", async () => {
    const files = {
      "a.sql": "-- one a\nselect 1 as x",
      "b.sql": "-- one b\nselect 2 as x",
      "every.sql": `-- one x
        with inner_step as (select x from a)
        select x from inner_step
        union all select x from b
        union all select (select max(x) from c)
        union all select x from d left join raw_table on raw_table.x = d.x`,
      "c.sql": "-- one c\nselect 3 as x",
      "d.sql": "-- one d\nselect 4 as x",
    };
    await withFiles(files, (folder) =>
      opened(async (warehouse) => {
        const models = await readModels(warehouse, folder);
        const needs = models.find(({ name }) => name === "every")?.needs ?? [];
        expect(needs.toSorted()).toEqual(["a", "b", "c", "d", "raw_table"]);
      }),
    );
  });

  it("take a common table expression for no other model", async () => {
    const files = {
      "a.sql": "-- one a\nwith b as (select 1 as x) select * from b",
      "b.sql": "-- one b\nselect 2",
    };
    expect(await order(files)).toEqual(["a", "b"]);
  });

  it("in a circle are named, in the order of the circle", async () => {
    const files = {
      "a.sql": "-- one a\nselect * from b",
      "b.sql": "-- one b\nselect * from c",
      "c.sql": "-- one c\nselect * from a",
    };
    await expect(order(files)).rejects.toThrow("models in a circle: a > b > c > a");
    await expect(order({ "own.sql": "-- one own\nselect * from own" })).rejects.toThrow(
      "models in a circle: own > own",
    );
  });

  it("without a grain in the first line are refused", async () => {
    for (const text of ["select 1", "\n-- one a\nselect 1", "--one a\nselect 1", "-- \nselect 1"])
      await expect(order({ "bare.sql": text }), text).rejects.toThrow(
        "no grain in the first line of bare.sql",
      );
  });

  it("that are no select are refused", async () => {
    for (const text of ["create table x (y int)", "drop table x", "selec 1", "select from where"])
      await expect(order({ "bad.sql": `-- one bad\n${text}` }), text).rejects.toThrow("unreadable model");
  });

  it("become tables with the grain as comment, quotes and all", async () => {
    const files = {
      "base.sql": '-- one area\'s `row`: a "quoted" one; --twice\nselect 1.5 as x',
      "over.sql": "-- one over\nselect x * 2 as y from base",
    };
    await withFiles(files, (folder) =>
      opened(async (warehouse) => {
        await runModels(warehouse, await readModels(warehouse, folder));
        expect(await queried(warehouse, "select * from over")).toEqual([{ y: "3.0" }]);
        expect(
          await queried(warehouse, "select table_name, comment from duckdb_tables() order by table_name"),
        ).toEqual([
          { table_name: "base", comment: 'one area\'s `row`: a "quoted" one; --twice' },
          { table_name: "over", comment: "one over" },
        ]);
      }),
    );
  });

  it("become views where their third line says so, or where views are asked for too, with the grain as comment", async () => {
    const files = {
      "base.sql": "-- one base\n-- 甲\nselect 1 as x",
      "over.sql": "-- one over\n-- 乙\n-- view\nselect x + 1 as y from base",
      "under.sql": "-- one under\n-- 丙\n-- a view of another kind\nselect y + 1 as z from over",
      "within.sql": "-- one within\n-- 丁\n-- always a view\nselect z from under",
    };
    const kinds = `select view_name as name, 'view' as kind, comment from duckdb_views() where not internal
      union all select table_name, 'table', comment from duckdb_tables() order by name`;
    for (const views of [true, false])
      await withFiles(files, (folder) =>
        opened(async (warehouse) => {
          await runModels(warehouse, await readModels(warehouse, folder), { views });
          expect(await queried(warehouse, "select y, z from over, under")).toEqual([{ y: 2, z: 3 }]);
          expect(await queried(warehouse, kinds)).toEqual([
            { name: "base", kind: "table", comment: "one base" },
            { name: "over", kind: views ? "view" : "table", comment: "one over" },
            { name: "under", kind: "table", comment: "one under" },
            { name: "within", kind: "view", comment: "one within" },
          ]);
        }),
      );
  });

  it("run side by side, each after those that it reads", async () => {
    const reads = (name: number) => [name >> 1, ((name * 2) / 3) >> 0].filter((read) => read < name);
    const files = Object.fromEntries(
      Array.from({ length: 60 }, (_, name) => [
        `m${name}.sql`,
        `-- one m${name}\nselect 1${reads(name)
          .map((read) => ` + (select n from m${read})`)
          .join("")} as n`,
      ]),
    );
    const expected: number[] = [];
    for (let name = 0; name < 60; name++)
      expected.push(1 + reads(name).reduce((sum, read) => sum + (expected[read] ?? 0), 0));
    await withFiles(files, (folder) =>
      opened(async (warehouse) => {
        await runModels(warehouse, await readModels(warehouse, folder));
        for (const [name, n] of expected.entries())
          expect(await queried(warehouse, `select n::integer as n from m${name}`)).toEqual([{ n }]);
      }),
    );
  });

  it("that fail are told once no other runs, the first of them", async () => {
    const files = {
      "a.sql": "-- one a\nselect range as n from range(3000000)",
      "b.sql": "-- one b\nselect 'x'::integer as n",
      "c.sql": "-- one c\nselect * from b",
      "d.sql": "-- one d\nselect sum(n)::double as n from a",
    };
    await withFiles(files, (folder) =>
      opened(async (warehouse) => {
        await expect(runModels(warehouse, await readModels(warehouse, folder))).rejects.toThrow(
          "Could not convert string 'x' to INT32",
        );
        expect(await queried(warehouse, "select n from d")).toEqual([{ n: 4499998500000 }]);
      }),
    );
  });
});
