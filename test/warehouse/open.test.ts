import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { Warehouse } from "../../src/warehouse/open.ts";
import { queried } from "./query.ts";
import { withFiles } from "./support.ts";

describe("the warehouse", () => {
  let warehouse: Warehouse;
  let tables = 0;

  beforeAll(async () => {
    warehouse = await Warehouse.open();
  });
  afterAll(() => warehouse.close());

  /** Appends one column of values and reads it back. */
  async function roundTrip(type: string, values: unknown[]): Promise<unknown[]> {
    const name = `table ${++tables}`;
    await warehouse.append(name, {
      columns: { place: "integer", value: type },
      rows: values.map((value, place) => ({ place, value, ignored: "more" })),
    });
    const rows = await queried<{ value: unknown }>(warehouse, `select value from "${name}" order by place`);
    return rows.map(({ value }) => value);
  }

  it("gives the rows of a query some at a time, as it gives them all at once", async () => {
    const row = z.strictObject({ place: z.number(), amount: z.string(), edges: z.array(z.string()) });
    const sql = `select place::integer as place, (place / 3)::decimal(38, 12) as amount, [place::decimal(9, 2)] as edges
      from range(10000) as each(place) order by place desc`;
    const parts: z.infer<typeof row>[][] = [];
    for await (const rows of warehouse.stream(row, sql)) parts.push(rows);
    expect(parts.flat()).toEqual(await warehouse.query(row, sql));
    expect(Math.max(...parts.map(({ length }) => length))).toBeLessThan(5000);
    await expect(warehouse.stream(z.strictObject({ place: z.string() }), sql).next()).rejects.toThrow(
      "column place, row 1",
    );
  });

  it("holds no more than it may, and puts the rest into its file and folder", async () => {
    await withFiles({}, async (folder) => {
      const most = { memory_limit: "40MiB", threads: "1" };
      const many =
        "create table many as select md5(place::varchar) as text from range(2000000) as each(place)";
      const sorted = "select text from many order by text limit 1 offset 1999999";
      const full = await Warehouse.open([], most);
      await expect(full.run(many)).rejects.toThrow(/out of memory/i);
      full.close();
      const spilling = { ...most, temp_directory: join(folder, "spilled") };
      const spilled = await Warehouse.open([], spilling, join(folder, "small.duckdb"));
      await spilled.run(many);
      expect(await queried(spilled, sorted)).toEqual([{ text: expect.stringMatching(/^fffff/) }]);
      await expect(queried(spilled, `from '${folder}/other.csv'`)).rejects.toThrow(/disabled|permission/i);
      spilled.close();
    });
  });

  it("reads no file", async () => {
    await withFiles({ "secret.csv": "a,b\n1,2\n" }, async (folder) => {
      const path = join(folder, "secret.csv");
      expect(readFileSync(path, "utf8")).toContain("1,2");
      for (const source of [
        `'${path}'`,
        `read_csv('${path}')`,
        `read_text('${path}')`,
        `glob('${folder}/*')`,
      ])
        await expect(queried(warehouse, `select * from ${source}`), source).rejects.toThrow(
          /disabled|permission/i,
        );
    });
  });

  it("writes, attaches, installs and loads nothing", async () => {
    await withFiles({}, async (folder) => {
      for (const statement of [
        `attach '${folder}/other.db'`,
        `copy (select 1) to '${folder}/out.csv'`,
        `export database '${folder}/all'`,
        "install httpfs",
        "load httpfs",
      ])
        for (const way of ["run", "runBeside"] as const)
          await expect(warehouse[way](statement), statement).rejects.toThrow(/disabled|permission/i);
      for (const name of ["other.db", "out.csv", "all"])
        expect(existsSync(join(folder, name)), name).toBe(false);
    });
  });

  it("cannot be opened from within", async () => {
    for (const statement of ["set enable_external_access = true", "set lock_configuration = false"])
      await expect(warehouse.run(statement), statement).rejects.toThrow(/cannot|locked/i);
  });

  it("gives texts back as they were", async () => {
    const texts = [
      "it's",
      '"quoted"',
      "a; drop table x; --",
      "$" + "{value}",
      "$1",
      "\\n \\",
      "line\nbreak\ttab\r\n",
      "",
      " ",
      "null",
      "NULL",
      "\u5609\u5174\u5e02\uff08\u5168\u5e02\uff09",
      "\u{1f600}",
      "{}",
      "[1, 2]",
      "-0.50",
    ];
    expect(await roundTrip("varchar", texts)).toEqual(texts);
  });

  it("gives any text back", async () => {
    const text = fc.string({ unit: "grapheme", maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 50 }), async (texts) => {
        expect(await roundTrip("varchar", texts)).toEqual(texts);
      }),
      { numRuns: 20, seed: 2013 },
    );
  });

  it("keeps decimals exact, as text", async () => {
    const decimals = ["0.100000", "999999999999999.000001", "-0.000001", "9007199254740993.000000"];
    expect(await roundTrip("decimal(38, 6)", decimals)).toEqual(decimals);
    expect(await queried(warehouse, "select 9007199254740993::bigint as big, 0.1 + 0.2 as sum")).toEqual([
      { big: "9007199254740993", sum: "0.3" },
    ]);
  });

  it("takes null and what is not there for null, zero and false for themselves", async () => {
    expect(await roundTrip("varchar", [null, undefined, 0, false])).toEqual([null, null, "0", "false"]);
    await warehouse.append("sparse", { columns: { a: "integer", b: "integer" }, rows: [{ a: 1 }, { b: 0 }] });
    expect(await queried(warehouse, "select * from sparse")).toEqual([
      { a: 1, b: null },
      { a: null, b: 0 },
    ]);
  });

  it("refuses a value that is not of its column's type", async () => {
    await expect(roundTrip("integer", ["1.5x"])).rejects.toThrow(/1\.5x/);
    await expect(roundTrip("date", ["2013-02-30"])).rejects.toThrow(/2013-02-30/);
  });

  it("takes parameters as values, never as words of the query", async () => {
    const text = "'; drop table sparse; --";
    expect(await queried(warehouse, "select $1::varchar as text, $2 + 1 as more", [text, 41])).toEqual([
      { text, more: 42 },
    ]);
  });
});
