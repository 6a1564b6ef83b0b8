/**
 * Prints what a lake takes beside what DuckDB alone takes for the same: the import of a list beside DuckDB's own `copy` of it in the same order, the fold
 * beside a bare scan and group of the same Parquet, one more part of a hundredth of the records, and counting all parts again, after one record of one of
 * them was altered; and how each grows with the records. Run it with `npm run bench:lake`; `BENCH_RECORDS=1000000,100000000` says how many.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { layoutOf } from "../../src/intake/fields.ts";
import { loadLoaders } from "../../src/intake/loaders.ts";
import { readBy } from "../../src/intake/open/inspect.ts";
import { duckdb } from "../../src/lake/engine/duckdb.ts";
import { foldLake } from "../../src/lake/fold/fold.ts";
import { importList } from "../../src/lake/import/import.ts";
import { writeLists } from "../../src/lake/lists.ts";
import { pathOf, readLake } from "../../src/lake/manifest.ts";
import { readPlan } from "../../src/plan/read.ts";
import { verifyRecords } from "../../src/verify-records/records.ts";
import { writeList } from "../lake/list.ts";
import { alter, receivedIn } from "../lake/received.ts";
import { run } from "../support/run.ts";

const SIZES = (process.env.BENCH_RECORDS ?? "1000000,10000000").split(",").map(Number);
const ROOT = join(import.meta.dirname, "..", "..");
/** How often what takes seconds is run. */
const TURNS = 5;
const MEMORY = process.env.BENCH_MEMORY ?? "3GB";

/** What a task in a process of its own took: seconds, those of all processors, and MiB at most. */
interface Took {
  seconds: number;
  cpu: number;
  peak: number;
  gave?: unknown;
}

const plan = readPlan(join(ROOT, "data"));
const TASKS: Record<string, (folder: string) => Promise<unknown>> = {
  import: (folder) => put(folder, "list.csv"),
  more: (folder) => put(folder, "more.csv"),
  copy: (folder) =>
    sql(
      folder,
      `copy (
        select column1 as date, column2 as area, column3 as kind, column5 = '合格' as passed, null::bigint as amount,
          'f' as file, row_number() over () as row
        from read_csv('${folder}/list.csv', header = false, auto_detect = false, skip = 2, ignore_errors = true, delim = ',',
          columns = {column0: 'varchar', column1: 'date', column2: 'varchar', column3: 'varchar', column4: 'varchar', column5: 'varchar'})
        order by area, date, row
      ) to '${folder}/copy.parquet' (format parquet, compression snappy)`,
    ),
  fold: fold,
  again: fold,
  bare: (folder) =>
    sql(
      folder,
      `create table bare as select filename, area, kind, date, passed, amount, count(*)
      from read_parquet('${folder}/lake/parts/*/*/*.parquet', filename = true) group by all`,
    ),
  recount: async (folder) => {
    const [lake, originals] = [join(folder, "lake"), join(folder, "data")];
    const found = await verifyRecords({ originals, plan: plan.head.plan, lake, many: "all", seed: 1 });
    return { ...found, failures: found.failures.length, first: found.failures.slice(0, 2) };
  },
};

const [, , task, folder = ""] = process.argv;
if (task === undefined) await compare();
else {
  const [from, began] = [performance.now(), process.cpuUsage()];
  const gave = await TASKS[task]?.(folder);
  const seconds = (performance.now() - from) / 1000;
  const { user, system } = process.cpuUsage(began);
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  process.stdout.write(JSON.stringify({ seconds, cpu: (user + system) / 1e6, peak, gave }));
}

async function put(folder: string, list: string): Promise<unknown> {
  const by = readBy(plan, await loadLoaders(join(ROOT, "loaders")));
  return await importList(join(folder, list), { lake: join(folder, "lake"), plan, by, memory: MEMORY });
}

async function fold(folder: string): Promise<unknown> {
  const loaders = await loadLoaders(join(ROOT, "loaders"));
  const lake = join(folder, "lake");
  const folded = await foldLake({ lake, plan, loaders, engine: duckdb, memory: MEMORY });
  return folded.parts;
}

/** Receives what a lake counts into a data folder of its own. */
async function received(folder: string): Promise<void> {
  const loaders = await loadLoaders(join(ROOT, "loaders"));
  const lake = join(folder, "lake");
  const folded = await foldLake({ lake, plan, loaders, engine: duckdb, memory: MEMORY });
  const paths = await writeLists(lake, folded, layoutOf("record-counts"));
  const data = join(folder, "data");
  cpSync(join(ROOT, "data"), data, { recursive: true });
  const [head] = readFileSync(join(data, "register.csv"), "utf8").split("\n");
  writeFileSync(join(data, "register.csv"), `${head}\n`);
  for (const path of paths) receivedIn(data, basename(path), readFileSync(path, "utf8"), "2014-02-01");
}

async function sql(folder: string, text: string): Promise<void> {
  const settings = { memory_limit: MEMORY, temp_directory: join(folder, "temporary") };
  await (await (await DuckDBInstance.create(":memory:", settings)).connect()).run(text);
}

async function child(task: string, folder: string): Promise<Took> {
  // With the room for what is soon thrown away that `npm run build` and `npm run verify` give.
  const node = ["--max-semi-space-size=64", "--import", "tsx"];
  const ran = await run(process.execPath, [...node, import.meta.filename, task, folder]);
  if (ran.code !== 0) throw new Error(ran.stderr);
  return JSON.parse(ran.stdout) as Took;
}

async function compare(): Promise<void> {
  const all: [number, Record<string, Took>][] = [];
  for (const records of SIZES) {
    const folder = mkdtempSync(join(tmpdir(), "quality-city-lake-"));
    try {
      all.push([records, await measure(records, folder)]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  for (const [index, [records, took]] of all.entries()) {
    const [fewer, before] = all[index - 1] ?? [];
    if (fewer === undefined || !before) continue;
    const slope = (name: string) => {
      const [a, b] = [before[name]?.cpu ?? 0, took[name]?.cpu ?? 0];
      return `${name} ${(Math.log(b / a) / Math.log(records / fewer)).toFixed(2)}`;
    };
    say(
      `slope      from ${fewer} to ${records}: ${["import", "copy", "fold", "bare", "recount"].map(slope).join(", ")}`,
    );
  }
}

async function measure(records: number, folder: string): Promise<Record<string, Took>> {
  await writeList(join(folder, "list.csv"), plan, { records, year: 2013 });
  await writeList(join(folder, "more.csv"), plan, {
    records: Math.ceil(records / 100),
    year: 2013,
    from: records,
  });
  const took: Record<string, Took> = {};
  for (const name of ["import", "copy"]) took[name] = await child(name, folder);
  Object.assign(took, await inTurn(["fold", "bare"], folder));
  await received(folder);
  const [part] = readLake(join(folder, "lake")).parts;
  const path = part ? pathOf(join(folder, "lake"), part) : "";
  cpSync(path, `${path}.before`);
  await alter(path);
  took.recount = await child("recount", folder);
  renameSync(`${path}.before`, path);
  for (const name of ["more", "again"]) took[name] = await child(name, folder);
  const show = (name: string) => {
    const { seconds = 0, cpu = 0, peak = 0 } = took[name] ?? {};
    return `${seconds.toFixed(2)} s (${cpu.toFixed(2)} s of processors, peak ${peak} MiB)`;
  };
  const ratio = (a: string, b: string) => ((took[a]?.cpu ?? 0) / (took[b]?.cpu ?? 1)).toFixed(2);
  const parts = readdirSync(join(folder, "lake", "parts"), { recursive: true }).filter((name) =>
    String(name).endsWith(".parquet"),
  );
  say(`records    ${records}, ${parts.length} parts`);
  say(`import     ${show("import")}; duckdb's copy ${show("copy")}; ratio ${ratio("import", "copy")}`);
  say(`fold       ${show("fold")}; bare scan and group ${show("bare")}; ratio ${ratio("fold", "bare")}`);
  say(
    `1 % more   import ${show("more")}, fold ${show("again")}; of the whole ${ratio("more", "import")} and ${ratio("again", "fold")}`,
  );
  say(`recount    ${show("recount")}; of the fold ${ratio("recount", "fold")}`);
  say(`altered    one record of ${part?.path}: ${JSON.stringify(took.recount?.gave)}`);
  return took;
}

/** Of some tasks that are run in turn the median run, by what it took of all processors; each fold is the first of its lake. */
async function inTurn(names: string[], folder: string): Promise<Record<string, Took>> {
  const runs = new Map<string, Took[]>(names.map((name) => [name, []]));
  for (let turn = 0; turn < TURNS; turn++)
    for (const [name, own] of runs) {
      rmSync(join(folder, "lake", "folded"), { recursive: true, force: true });
      own.push(await child(name, folder));
    }
  // What comes next takes what a fold made.
  await child("fold", folder);
  const median = (own: Took[]) => own.toSorted((a, b) => a.cpu - b.cpu)[Math.floor(TURNS / 2)];
  return Object.fromEntries([...runs].flatMap(([name, own]) => [[name, median(own)]])) as Record<
    string,
    Took
  >;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
