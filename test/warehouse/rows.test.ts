import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { Warehouse } from "../../src/warehouse/open.ts";
import { anyRow, RowsError } from "../../src/warehouse/rows.ts";

const figure = z.strictObject({
  area: z.string(),
  status: z.enum(["met", "missed"]).nullable(),
  parts: z.array(z.number()),
});
const rows = `from (values ('a', 'met', [1, 2]), ('b', null, [])) as figure (area, status, parts)`;

describe("rows of a query", () => {
  let warehouse: Warehouse;
  beforeAll(async () => {
    warehouse = await Warehouse.open();
  });
  afterAll(() => warehouse.close());
  const asked = (select: string) => warehouse.query(figure, select);

  it("are those of its result, in their order", async () => {
    expect(await asked(`select area, status, parts ${rows} order by area`)).toEqual([
      { area: "a", status: "met", parts: [1, 2] },
      { area: "b", status: null, parts: [] },
    ]);
    expect(await asked(`select area, status, parts ${rows} limit 0`)).toEqual([]);
  });

  it("have every column, also where there is no row", async () => {
    for (const limit of [0, 1])
      await expect(asked(`select area, status as state, parts ${rows} limit ${limit}`)).rejects.toThrow(
        "no column status, only area, state, parts: select area",
      );
  });

  it("have no column that is not asked for, unless any may be", async () => {
    const more = `select *, 1 as more ${rows} limit 1`;
    await expect(asked(more)).rejects.toThrow("column more is not asked for: select *");
    expect(await warehouse.query(figure.loose(), more)).toEqual([
      { area: "a", status: "met", parts: [1, 2], more: 1 },
    ]);
    expect(await warehouse.query(anyRow, "select 1 as more")).toEqual([{ more: 1 }]);
  });

  it("have no two columns of one name", async () => {
    const twice = asked(`select area, area, status, parts ${rows}`);
    await expect(twice).rejects.toThrow(/^column area\S+ is not asked for/);
    await expect(twice).rejects.toBeInstanceOf(RowsError);
  });

  it("have values of their types", async () => {
    const second = `select area, status, parts from (from figures limit 1) union all by name select`;
    await warehouse.run(`create table figures as ${rows}`);
    for (const [others, column] of [
      ["null as area, [3] as parts", "area, row 2: Invalid input: expected string, received null"],
      ["'c' as area, null as parts", "parts, row 2: Invalid input: expected array, received null"],
      ["'c' as area, [null] as parts", "parts, row 2: Invalid input: expected number, received null"],
      ["'c' as area, [] as parts, 'late' as status", 'status, row 2: Invalid option: expected one of "met"'],
    ])
      await expect(asked(`${second} ${others}`), column).rejects.toThrow(`column ${column}`);
    for (const [column, wrong] of [
      ["area", "1 as area, status, parts"],
      ["status", "area, true as status, parts"],
      ["parts", "area, status, [1::bigint] as parts"],
    ])
      await expect(asked(`select ${wrong} ${rows}`), column).rejects.toThrow(`column ${column}, row 1: `);
  });
});
