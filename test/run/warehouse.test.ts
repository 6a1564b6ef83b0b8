import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { build } from "../../src/cli/build.ts";
import { writeFirstFolder } from "../../src/cli/init/init.ts";
import { sqlLines, tableLines } from "../../src/cli/sql/query.ts";
import { silent } from "../../src/core/progress.ts";
import { Warehouse } from "../../src/warehouse/open.ts";
import { hashesBelow, workFolder } from "../support/files.ts";
import { cli, cliHere } from "../support/run.ts";

const folder = workFolder("warehouse");
const [data, out] = [join(folder, "data"), join(folder, "site")];
const warehouse = join(folder, "kept.duckdb");
const options = { data, out, site: false };

beforeAll(async () => {
  writeFirstFolder(data);
  await build({ ...options, warehouse }, silent);
});

const ask = (sql: string, rows = 50) => sqlLines(sql, { data, warehouse, rows });

describe("a warehouse that is kept", () => {
  it("holds all that the site was made of, beside which nothing is left", async () => {
    const facts =
      readFileSync(join(out, "data", "plain", "facts.csv"), "utf8")
        .trim()
        .split("\n").length - 1;
    expect(facts).toBeGreaterThan(10);
    expect(await ask("select count(*) as facts from fact")).toEqual(["facts", String(facts)]);
    expect(Number((await ask("select count(*) as n from operand"))[1])).toBeGreaterThan(10);
    expect(Number((await ask("select count(*) as n from reading"))[1])).toBeGreaterThan(5);
    expect(readdirSync(folder).sort()).toEqual(["data", "kept.duckdb", "site", "site.sites"]);
  });

  it("changes no byte of the site", async () => {
    const before = hashesBelow(out);
    await build(options, silent);
    expect(hashesBelow(out)).toEqual(before);
  });

  it("has every model, each of which can be read", async () => {
    const kept = await Warehouse.openKept(warehouse);
    try {
      const names = await kept.query(
        z.strictObject({ name: z.string() }),
        "select table_name as name from information_schema.tables order by all",
      );
      expect(names.length).toBeGreaterThan(50);
      for (const { name } of names) await kept.run(`select count(*) from (from "${name}")`);
      await expect(kept.run("drop table reading")).rejects.toThrow("read-only");
    } finally {
      kept.close();
    }
  });

  it("takes no place that is another's, and none in the site", async () => {
    const note = join(folder, "data", "register.csv");
    const before = readFileSync(note);
    const refused = [
      [note, "is no file of DuckDB"],
      [join(out, "kept.duckdb"), "would stand in the site"],
      [join(`${out}.sites`, "kept.duckdb"), "would stand in the site"],
      [join(folder, "nowhere", "kept.duckdb"), "no folder"],
    ] as const;
    for (const [at, why] of refused) {
      await expect(build({ ...options, warehouse: at }, silent)).rejects.toThrow(why);
      await expect(build({ ...options, warehouse: at }, silent)).rejects.toThrow("--warehouse");
    }
    expect(readFileSync(note)).toEqual(before);
  });

  it("is kept where nothing else has changed too, in the place of an earlier one", async () => {
    const own = join(workFolder("own"), "kept.duckdb");
    copyFileSync(warehouse, own);
    const args = ["build", "--data", data, "--out", join(dirname(own), "site"), "--no-site"];
    expect((await cli([...args])).code).toBe(0);
    writeFileSync(own, readFileSync(own).subarray(0, 4096));
    expect((await cli([...args, "--warehouse", own])).stdout).toContain("readings");
    expect(await sqlLines("select count(*) as n from fact", { data, warehouse: own, rows: 1 })).toEqual(
      await ask("select count(*) as n from fact"),
    );
  });
});

describe("quality-city sql", () => {
  it("prints a table, of a kept warehouse or of the data folder, no longer than it is told", async () => {
    const sql = "select area, count(*) as 数 from fact where area is not null group by area order by area";
    const kept = await cliHere(["sql", sql, "--warehouse", warehouse, "--rows", "2"]);
    expect(kept).toMatchObject({ code: 0, stderr: "" });
    const lines = kept.stdout.trimEnd().split("\n");
    expect(lines[0]).toMatch(/^area +数$/);
    expect(lines).toHaveLength(4);
    expect(lines[3]).toBe("… more rows (--rows 20 prints more)");
    const anew = await cliHere(["sql", sql, "--data", data, "--rows", "2"]);
    expect(anew).toEqual(kept);
  });

  const wrong: [string, string][] = [
    ["selec 1", 'Parser Error: syntax error at or near "selec" ('],
    ["select * from facts", "Catalog Error: Table with name facts does not exist! (perhaps fact)"],
    ["select nothing from fact", "(show tables names the tables"],
    ["select 1; select 2", "not one query (write one select"],
    ["", "not one query"],
    ["-- nothing", "not one query"],
    ["drop table reading", "not one query"],
    ["create table more as select 1", "not one query"],
    ["set threads = 4", "not one query"],
    ["attach 'more.duckdb'", "("],
    ["copy (select 1) to 'more.csv'", "("],
    ["select * from read_text('package.json')", "files are out of reach"],
    ["select * from 'package.json'", "("],
  ];
  it.each(wrong)("refuses %j, shortly and with a remedy", async (sql, why) => {
    for (const kept of [warehouse, undefined]) {
      const error = await sqlLines(sql, { data, warehouse: kept, rows: 5 }).then(
        (lines) => lines.join("\n"),
        ({ name, message }: Error) => `${name}: ${message}`,
      );
      expect(error).toMatch(/^ConfigError: [^\n]{10,200}\)$/);
      expect(error).toContain(why);
    }
    expect(existsSync("more.csv") || existsSync("more.duckdb")).toBe(false);
  });

  it("ends with 3 where there is no warehouse", async () => {
    for (const file of ["package.json", join(folder, "none.duckdb")]) {
      const ran = await cliHere(["sql", "select 1", "--warehouse", file]);
      expect([ran.code, ran.stdout]).toEqual([3, ""]);
      expect(ran.stderr).toContain(`no warehouse in ${file} (make one with quality-city build --warehouse`);
    }
  });

  it("cuts long values and keeps columns in line beside Chinese", () => {
    expect(
      tableLines(
        ["a", "b"],
        [
          ["海宁", 1],
          [null, "x\ny"],
          ["z".repeat(70), [1]],
        ],
      ),
    ).toEqual([
      `a${" ".repeat(62)}b`,
      `海宁${" ".repeat(59)}1`,
      `${" ".repeat(63)}x y`,
      `${"z".repeat(60)}…  [1]`,
    ]);
  });
});
