import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ArrowFile, fromArrow } from "../../src/site/downloads/arrow.ts";
import { proveSame, writeTables } from "../../src/site/downloads/downloads.ts";
import { rowsIn } from "../../src/site/downloads/rows.ts";
import { Warehouse } from "../../src/warehouse/open.ts";
import { hashesBelow, workFolder } from "../support/files.ts";
import { queried } from "../warehouse/query.ts";
import { anyTable, fromParquet, parseCsv, type Row, readJson, tableOf } from "./support.ts";

describe("the formats of a table", () => {
  it("agree in every cell", async () => {
    const folder = workFolder("formats");
    const reader = await Warehouse.openFor(folder);
    await fc.assert(
      fc.asyncProperty(anyTable, async (table) => {
        await writeTables([table], folder);
        const rows = [...table.rows];
        expect(readJson<Row[]>(folder, "any.json")).toEqual(rows);
        const arrow = fromArrow(readFileSync(join(folder, "any.arrow")), table);
        const parquet = await fromParquet(reader, join(folder, "any.parquet"), table);
        proveSame("any.arrow", rows, arrow);
        proveSame("any.parquet", rows, parquet);
        const csv = parseCsv(readFileSync(join(folder, "any.csv"), "utf8"));
        const bare = csv.map((row) => ({ ...row, string: bareText(row.string ?? "") }));
        expect(bare).toEqual(rows.map((row) => mapCells(row, (cell) => String(cell ?? ""))));
      }),
      { numRuns: 60, seed: 2013 },
    );
    reader.close();
  });

  it("have the same bytes each time", async () => {
    const rows = Array.from({ length: 3000 }, (_, index) => ({
      id: `row ${index}`,
      string: index % 7 ? `text ${index % 50}` : null,
      decimal: index % 5 ? `${index}.${(index % 9) + 1}` : null,
      number: index / 3,
      integer: index,
      boolean: index % 2 === 0,
    }));
    const folders = [workFolder("bytes"), workFolder("bytes")];
    for (const folder of folders)
      await writeTables([tableOf(rows), { ...tableOf([]), name: "none" }], folder);
    const [first, second] = folders.map(hashesBelow);
    expect(Object.keys(first ?? {}).length).toBe(8);
    expect(first).toEqual(second);
  });

  it("are written and read a piece at a time", async () => {
    const folder = workFolder("pieces");
    const rows = Array.from({ length: 30_000 }, (_, index) => ({
      ...{ id: `${index}`, string: `第${index}行，“引”\n换行`, decimal: null, number: 0.5 },
      ...{ integer: index, boolean: null },
    }));
    await writeTables([tableOf(rows)], folder);
    expect([...rowsIn(join(folder, "any.json"))]).toEqual(rows);
    expect(parseCsv(readFileSync(join(folder, "any.csv"), "utf8"))).toHaveLength(rows.length);
  });

  it("take each row once, and hold few of them", async () => {
    const table = tableOf([]);
    let [made, read] = [0, 0];
    const rows = {
      *[Symbol.iterator]() {
        made += 1;
        for (let index = 0; index < 30_000; index++) {
          read += 1;
          yield { id: `${index}`, string: null, decimal: null, number: null, integer: index, boolean: null };
        }
      },
    };
    await writeTables([{ ...table, rows }], workFolder("once"));
    expect([made, read]).toEqual([1, 30_000]);
  });

  it("are told apart by one cell", () => {
    const table = tableOf([{ id: "1", string: "a", decimal: "1.5", number: 1, integer: 1, boolean: true }]);
    const path = join(workFolder("apart"), "any.arrow");
    const file = new ArrowFile(path, table);
    file.add([...table.rows]);
    file.end();
    const read = [...fromArrow(readFileSync(path), table)];
    expect(() => proveSame("any.arrow", table.rows, read)).not.toThrow();
    for (const [column, value] of Object.entries({ string: "b", decimal: null, number: 2, boolean: false }))
      expect(() => proveSame("any.arrow", table.rows, [{ ...read[0], [column]: value }])).toThrow(
        `any.arrow is not what its json says: row 1, column ${column}`,
      );
    expect(() => proveSame("any.arrow", table.rows, [])).toThrow("0 rows, and more in the json");
    expect(() => proveSame("any.arrow", [], read)).toThrow("more than the 0 rows of the json");
  });
});

describe("a warehouse opened for a folder", () => {
  it("reads and writes there and nowhere else", async () => {
    const [folder, other] = [workFolder("it's open"), workFolder("other")];
    writeFileSync(join(other, "secret.csv"), "a\n1\n");
    const warehouse = await Warehouse.openFor(folder);
    const quoted = (...path: string[]) => `'${join(...path).replaceAll("'", "''")}'`;
    await warehouse.run(`copy (select 1 as a) to ${quoted(folder, "a.parquet")}`);
    expect(await queried(warehouse, `select * from ${quoted(folder, "a.parquet")}`)).toEqual([{ a: 1 }]);
    for (const statement of [
      `select * from ${quoted(other, "secret.csv")}`,
      `select * from read_text(${quoted(folder).slice(0, -1)}/../secret.csv')`,
      `copy (select 1) to ${quoted(other, "a.parquet")}`,
      `copy (select 1) to ${quoted(folder).slice(0, -1)}2.parquet'`,
      `attach ${quoted(other, "a.db")}`,
      "install httpfs",
      "load httpfs",
      "set enable_external_access = true",
      "set lock_configuration = false",
      "set allowed_directories = ['/']",
    ])
      await expect(warehouse.run(statement), statement).rejects.toThrow(/permission|disabled|locked|cannot/i);
    warehouse.close();
  });
});

function bareText(text: string): string {
  return /^'+[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(text) ? text.slice(1) : text;
}

function mapCells(row: Row, to: (cell: Row[string]) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, to(cell)]));
}
