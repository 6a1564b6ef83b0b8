import { chmodSync, cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { layoutOf } from "../../src/intake/fields.ts";
import { duckdb } from "../../src/lake/engine/duckdb.ts";
import { spark } from "../../src/lake/engine/spark.ts";
import { FOLD } from "../../src/lake/fold/sql.ts";
import { writeLists } from "../../src/lake/lists.ts";
import { pathOf, readLake } from "../../src/lake/manifest.ts";
import { registerLake } from "../../src/lake/register.ts";
import { quoted, Warehouse } from "../../src/warehouse/open.ts";
import { emptyFolder } from "../plan/bare.ts";
import { folded, HEAD, imported, PLAN, rowsOf, written } from "./lake.ts";
import { writeList } from "./list.ts";

/** A lake of one list of some records. */
async function lakeOf(records: number): Promise<string> {
  const lake = emptyFolder();
  const path = written("", `${records}.csv`);
  await writeList(path, PLAN, { records, year: 2013 });
  await imported(lake, path);
  return lake;
}

/** Writes typed records as somebody else's part, and the manifest that names it; `columns` may be other ones. */
async function elsewhere(
  values: string[],
  columns = "date, area, kind, passed, amount, file, row",
): Promise<string> {
  const folder = emptyFolder();
  const warehouse = await Warehouse.openFor(folder);
  await warehouse.run(`copy (
      select ${columns} from (values ${values.map((value) => `(${value})`)}) as given(date, area, kind, passed, amount, file, row)
    ) to ${quoted(join(folder, "part.parquet"))} (format parquet)`);
  warehouse.close();
  const [department] = PLAN.departments.rows;
  const source = {
    source: "own",
    form: "抽检记录",
    department: department?.name,
    from: null,
    until: "2013-12-31",
  };
  const manifest = join(folder, "manifest.json");
  writeFileSync(
    manifest,
    JSON.stringify({ sources: [source], parts: [{ source: "own", path: "part.parquet" }] }),
  );
  return manifest;
}

const good = (row: number) =>
  `date '2013-03-04', '330481', '种养环节', true, null::bigint, 'f', ${row}::bigint`;

describe("the fold of a lake", () => {
  it("counts what a plain query of its parts counts", async () => {
    const lake = await lakeOf(20_000);
    const { all, parts } = await folded(lake);
    const paths = readLake(lake).parts.map((part) => pathOf(lake, part));
    expect(parts).toBe(paths.length);
    const meaning = PLAN.counting.rows.map(({ kind, indicator }) => `when '${kind}' then '${indicator}'`);
    const applies = PLAN.applicability.rows.length;
    expect(applies).toBeGreaterThan(0);
    const counted = await rowsOf(
      [join(all[0]?.folder ?? "", "counted.parquet")],
      "indicator, area, date, sum(total), sum(passed)",
      "true group by all",
    );
    const plain = await rowsOf(
      paths,
      `case kind ${meaning.join(" ")} end as indicator, area, date, count(*), count(*) filter (passed)`,
      "true group by all",
    );
    expect(counted).toEqual(plain);
  }, 60_000);

  it("counts only parts that are new, by their hashes", async () => {
    const lake = await lakeOf(2000);
    const first = await folded(lake);
    expect((await folded(lake)).parts).toBe(0);
    await imported(lake, written(`${HEAD}Y1,2013-03-04,海宁市,种养环节,大米,合格\n`));
    const second = await folded(lake);
    expect([first.all.length, second.parts, second.all.length]).toEqual([1, 1, 2]);
  }, 60_000);

  it("names records of another's part that have not what they need, and counts the others", async () => {
    const lake = emptyFolder();
    await registerLake(
      await elsewhere([
        ...[good(1), good(2)],
        "null::date, '330481', '种养环节', true, null, 'f', 3",
        "date '2014-03-04', '330481', '种养环节', true, null, 'f', 4",
        "date '2013-03-04', '999999', '种养环节', true, null, 'f', 5",
        "date '2013-03-04', null, '种养环节', true, null, 'f', 6",
        "date '2013-03-04', '330481', '别的', true, null, 'f', 7",
        "date '2013-03-04', '330481', '种养环节', null, null, 'f', 8",
      ]),
      lake,
    );
    const { all } = await folded(lake);
    const folder = all[0]?.folder ?? "";
    expect(await rowsOf([join(folder, "counted.parquet")], "indicator, area, date, total, passed")).toEqual([
      "3.2 330481 2013-03-04 2 2",
    ]);
    expect(await rowsOf([join(folder, "faulty.parquet")], "row, lacks")).toEqual([
      ...["3 date", "4 date", "5 area", "6 area", "7 kind", "8 passed"],
    ]);
    const unread = await rowsOf([join(folder, "unread.parquet")], "indicator, area, date, total");
    expect(unread).toContain("3.2 330481  2");
    expect(unread).toContain("3.3 330481 2013-03-04 1");
    expect(unread).toContain("3.2 330481 2013-03-04 2");
  });

  it("refuses a part that is named twice, which would count twice", async () => {
    const manifest = await elsewhere([good(1)]);
    const said = JSON.parse(readFileSync(manifest, "utf8")) as { parts: object[] };
    writeFileSync(manifest, JSON.stringify({ ...said, parts: [...said.parts, ...said.parts] }));
    await expect(registerLake(manifest, emptyFolder())).rejects.toThrow("(name a part once)");
  });

  it("refuses a part whose path would be read as a pattern, and a manifest that contradicts itself", async () => {
    const manifest = await elsewhere([good(1)]);
    const folder = dirname(manifest);
    cpSync(join(folder, "part.parquet"), join(folder, "p*.parquet"));
    const said = JSON.parse(readFileSync(manifest, "utf8")) as { sources: object[]; parts: object[] };
    writeFileSync(manifest, JSON.stringify({ ...said, parts: [{ source: "own", path: "p*.parquet" }] }));
    await expect(registerLake(manifest, emptyFolder())).rejects.toThrow("would be read as a pattern");
    const lake = emptyFolder();
    writeFileSync(manifest, JSON.stringify(said));
    await registerLake(manifest, lake);
    const own = JSON.parse(readFileSync(join(lake, "manifest.json"), "utf8")) as { parts: object[] };
    const spoil = (parts: object[]) =>
      writeFileSync(join(lake, "manifest.json"), JSON.stringify({ ...own, parts }));
    spoil([...own.parts, ...own.parts]);
    await expect(folded(lake)).rejects.toThrow("sha256 of a part named twice");
    spoil(own.parts.map((part) => ({ ...part, source: "other" })));
    await expect(folded(lake)).rejects.toThrow("is of other, which is no source");
  });

  it("gives what a source counts for its days as they are now", async () => {
    const lake = emptyFolder();
    const manifest = await elsewhere([good(1), good(2).replace("2013-03-04", "2013-09-04")]);
    const text = readFileSync(manifest, "utf8");
    const rowsNow = async () => {
      await registerLake(manifest, lake);
      const [path = ""] = await writeLists(lake, await folded(lake), layoutOf("record-counts"));
      return readFileSync(path, "utf8").match(/,\d+,\d+\n/g)?.length;
    };
    expect(await rowsNow()).toBe(2);
    writeFileSync(manifest, text.replace("2013-12-31", "2013-06-30"));
    expect(await rowsNow()).toBe(1);
  });

  it("refuses what was folded and changed since, and writes no list of an empty lake", async () => {
    const lake = await lakeOf(500);
    const [{ folder = "" } = {}] = (await folded(lake)).all;
    writeFileSync(join(folder, "counted.parquet"), readFileSync(join(folder, "faulty.parquet")));
    await expect(folded(lake)).rejects.toThrow("what was folded has changed since");
    const none = emptyFolder();
    expect(await writeLists(none, await folded(none), layoutOf("record-counts"))).toEqual([]);
  });

  it("refuses a part that has changed, that is missing, or that has other columns; nothing is kept of it", async () => {
    const lake = await lakeOf(500);
    const [part] = readLake(lake).parts.map((each) => pathOf(lake, each));
    if (!part) throw new Error("no part");
    const bytes = readFileSync(part);
    const other = Buffer.from(bytes);
    other[40] = (other[40] ?? 0) ^ 1;
    writeFileSync(part, other);
    await expect(folded(lake)).rejects.toThrow(`a part has changed since the manifest was written: ${part}`);
    rmSync(part);
    await expect(folded(lake)).rejects.toThrow(`no part at ${part}`);
    writeFileSync(part, bytes);
    expect((await folded(lake)).all).toHaveLength(1);
    const drifted = await elsewhere(
      [good(1)],
      "date, area, kind, passed::varchar as passed, amount, file, row",
    );
    await expect(registerLake(drifted, lake)).rejects.toThrow(
      "column passed is VARCHAR, and must be BOOLEAN",
    );
  }, 60_000);

  it("says that an engine is not there, or what it says last, and keeps nothing", async () => {
    const lake = await lakeOf(500);
    await expect(folded(lake, spark({ sparkSubmit: "/nowhere" }))).rejects.toThrow(
      "no spark-submit at /nowhere",
    );
    const failing = written("#!/bin/sh\necho 'ERROR no master listens' >&2\nexit 1\n", "submit");
    chmodSync(failing, 0o755);
    const failed =
      "spark could not count: ERROR no master listens (nothing is kept of it; mend that, and fold again)";
    await expect(folded(lake, spark({ sparkSubmit: failing }))).rejects.toThrow(failed);
    expect((await folded(lake)).all).toHaveLength(1);
  }, 60_000);

  it("keeps nothing where the engine fails", async () => {
    const lake = await lakeOf(500);
    const failing = {
      ...duckdb,
      fold: async (folding: Parameters<typeof duckdb.fold>[0]) => {
        await duckdb.fold(folding);
        throw new Error("killed");
      },
    };
    await expect(folded(lake, failing)).rejects.toThrow("killed");
    const copy = emptyFolder();
    cpSync(lake, copy, { recursive: true });
    expect((await folded(copy)).all).toHaveLength(1);
  }, 60_000);
});

describe("the SQL of the fold", () => {
  /** What DuckDB and Spark SQL mean the same by. */
  const WORDS = [
    ...[
      "select",
      "from",
      "join",
      "left",
      "on",
      "where",
      "group",
      "by",
      "as",
      "and",
      "or",
      "in",
      "is",
      "null",
      "not",
    ],
    ...["case", "when", "then", "else", "end", "count", "sum", "coalesce", "cast", "bigint", "date"],
  ];
  const TABLES = [
    "record",
    "grouped",
    "judged",
    "part",
    "known_area",
    "known_kind",
    "fits",
    "meaning",
    "applies",
  ];
  const COLUMNS = [
    ...[
      "area",
      "kind",
      "passed",
      "amount",
      "row",
      "form",
      "total",
      "lacks",
      "first",
      "last",
      "rated",
      "measured",
    ],
    ...["counts", "indicator", "least"],
  ];

  it.each(Object.entries(FOLD))("is within what both engines understand: %s", (_, sql) => {
    const bare = sql.replaceAll(/^--.*$/gm, "").replaceAll(/'[^']*'/g, "");
    const words = bare.match(/[A-Za-z_]+/g) ?? [];
    expect(words.filter((word) => ![...WORDS, ...TABLES, ...COLUMNS].includes(word))).toEqual([]);
    expect(bare.replaceAll(/[\w\s.,()]|<>|<=|>=|[<>=*-]/g, "")).toBe("");
  });
});
