import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeParts } from "../../src/lake/import/parts.ts";
import { pathOf, readLake } from "../../src/lake/manifest.ts";
import { Warehouse } from "../../src/warehouse/open.ts";
import { emptyFolder } from "../plan/bare.ts";
import { HEAD, imported, PLAN, rowsOf, written } from "./lake.ts";
import { writeList } from "./list.ts";

const record = (batch: string, day: string, rest = "海宁市,种养环节,大米,合格") =>
  `${batch},${day},${rest}\n`;

/** The records of a lake, by day, area, kind, whether they passed and number. */
function recordsOf(lake: string): Promise<string[]> {
  const parts = readLake(lake).parts.map((part) => pathOf(lake, part));
  return rowsOf(parts, "row, date, area, kind, passed, amount");
}

describe("a list that is put into a lake", () => {
  it("has its records typed, odd days and words among them, each with its number", async () => {
    const lake = emptyFolder();
    const list = [
      record("Y1", "2013-03-04"),
      record("Y2", "2013年3月5日", "330481, 生产环节,大米,不合格"),
      record("Y3", "2012/12/31", "海宁,餐饮环节,大米,合格"),
    ];
    await imported(lake, written(HEAD + list.join("")));
    expect(await recordsOf(lake)).toEqual([
      "2 2013-03-04 330481 种养环节 true ",
      "3 2013-03-05 330481 生产环节 false ",
      "4 2012-12-31 330481 餐饮环节 true ",
    ]);
    const { parts, sources } = readLake(lake);
    const [own] = sources;
    expect(parts.map(({ path, rows, first, last }) => [path, rows, first, last])).toEqual([
      [`parts/${own?.source}/2012/330481.parquet`, 1, 4, 4],
      [`parts/${own?.source}/2013/330481.parquet`, 2, 2, 3],
    ]);
    expect(own).toMatchObject({
      form: "抽检记录",
      from: null,
      until: "2013-12-31",
      imported: { records: 3, faults: 0 },
    });
  });

  it("has what is wrong named beside, and a record that is listed again counted once", async () => {
    const lake = emptyFolder();
    const list = [
      record("Y1", "2013-03-04"),
      record("Y1", "2013-03-04"),
      record("Y2", "2013-02-30"),
      record("Y3", "2013-03-04", "某某县,种养环节,大米,合格"),
      record("Y4", "2014-03-04"),
      "Y5,2013-03-04\n",
    ];
    const source = await imported(lake, written(HEAD + list.join("")));
    expect(await recordsOf(lake)).toHaveLength(1);
    const faults = readFileSync(join(lake, "faults", source?.source ?? "", "faults.csv"), "utf8");
    const named = faults.split("\n").map((line) => line.split(",").slice(0, 2).join(" "));
    expect([...new Set(named)]).toEqual([
      ...[
        "code row",
        "row-repeated 3",
        "day-unreadable 4",
        "area-unknown 5",
        "day-outside 6",
        "row-invalid 7",
        "",
      ],
    ]);
  });

  it("has the same bytes in whatever order and by however many threads it is read", async () => {
    const drawn = (row: string) => `
      select date '2013-01-01' + (hash(${row}) % 700)::integer as date, 'a' || (hash(${row}, 1) % 2) as area, 'k' as kind,
        hash(${row}, 2) % 9 > 0 as passed, null::bigint as amount, 'f' as file, ${row} as row
      from range(900000) as drawn(i)`;
    const written = [1, 2, 4].map(async (threads) => {
      const folder = emptyFolder();
      const warehouse = await Warehouse.openFor(folder);
      try {
        await warehouse.run(`set threads = ${threads}`);
        await warehouse.run(`create view typed as ${drawn(threads === 2 ? "(899999 - i)" : "i")}`);
        return (await writeParts(warehouse, folder, "own")).map(({ sha256 }) => sha256);
      } finally {
        warehouse.close();
      }
    });
    const [first, ...others] = await Promise.all(written);
    expect(first).toHaveLength(4);
    expect(others).toEqual([first, first]);
  }, 60_000);

  it("is put in once, all of it", async () => {
    const path = written("", "many.csv");
    await writeList(path, PLAN, { records: 300_000, year: 2013 });
    const [lake, other] = [emptyFolder(), emptyFolder()];
    const source = await imported(lake, path);
    expect(await imported(lake, path)).toBeUndefined();
    expect(source?.imported?.faults).toBe(120);
    await imported(other, path);
    expect(readLake(other)).toEqual(readLake(lake));
    const groups = await rowsOf(
      readLake(lake).parts.map((part) => pathOf(lake, part)),
      "count(*) as rows",
    );
    expect(groups).toEqual([String(source?.imported?.records)]);
    rmSync(path);
  }, 60_000);

  it("is refused where it is no list of records, and nothing is left of it", async () => {
    const lake = emptyFolder();
    await expect(imported(lake, written("甲,乙\n1,2\n"))).rejects.toThrow("is no list of records");
    expect(readLake(lake)).toEqual({ format: 1, sources: [], parts: [] });
  });
});
