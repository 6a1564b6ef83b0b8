/**
 * Folds a lake by DuckDB and by a cluster of Spark, a master and two workers on this machine, of which one is killed meanwhile, and compares
 * the tables and the lists that are received; with `-- --sites` also the sites that are built of them. Run it with `npm run test:spark`; `SPARK_RECORDS` says how many records. Where there is
 * no SPARK_HOME it installs pyspark from `PYSPARK` (a file or a name with a version), and says so where it cannot, or where Spark does not start.
 */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { readPlan } from "../../src/plan/read.ts";
import { writeList } from "../lake/list.ts";
import { cli, run } from "../support/run.ts";
import { Cluster } from "./cluster.ts";

const RECORDS = Number(process.env.SPARK_RECORDS ?? 200_000);
const PYSPARK = process.env.PYSPARK ?? "pyspark==3.5.3";
const DATA = join(import.meta.dirname, "..", "..", "data");

const folder = mkdtempSync(join(tmpdir(), "quality-city-spark-"));
try {
  const home = process.env.SPARK_HOME ?? (await installed(join(folder, "python")));
  if (home === undefined) say(`skipped   no SPARK_HOME, and ${PYSPARK} cannot be installed here`);
  else await compare(home);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Where Spark is in a Python of its own; undefined where it cannot be put there. */
async function installed(at: string): Promise<string | undefined> {
  const steps = [
    ["java", ["-version"]],
    ["python3", ["-m", "venv", at]],
    [join(at, "bin", "pip"), ["install", "-q", PYSPARK]],
  ] as const;
  for (const [program, args] of steps) {
    const ran = await run(program, [...args]).catch(() => undefined);
    if (ran?.code !== 0) return undefined;
  }
  const { stdout } = await run(join(at, "bin", "python"), [
    "-c",
    "import pyspark; print(pyspark.__path__[0])",
  ]);
  return stdout.trim();
}

async function compare(home: string): Promise<void> {
  const [list, ours, theirs] = ["list.csv", "duckdb", "spark"].map((name) => join(folder, name)) as [
    ...string[],
  ] as [string, string, string];
  await writeList(list, readPlan(DATA), { records: RECORDS, year: 2013 });
  await told(["records", "import", list, "--lake", ours, "--data", DATA]);
  cpSync(ours, theirs, { recursive: true });
  await told(["records", "fold", "--lake", ours, "--data", DATA]);
  const cluster = new Cluster(home, join(folder, "cluster"));
  try {
    try {
      await cluster.start(2);
    } catch (error) {
      return say(`skipped   Spark does not start here: ${(error as Error).message}`);
    }
    const killed = cluster.killWorkerAtWork();
    const spark = ["--engine", "spark", "--master", cluster.master];
    await told(["records", "fold", "--lake", theirs, "--data", DATA, ...spark], cluster.environment);
    await killed;
  } finally {
    await cluster.stop();
  }
  for (const name of ["counted", "faulty", "unread"]) {
    const [a = 0, b = 0] = await differing(tableOf(ours, name), tableOf(theirs, name));
    say(`except    ${name}: ${a} and ${b} rows`);
    if (a + b > 0) process.exitCode = 1;
  }
  for (const name of readdirSync(join(ours, "counts"))) {
    const same = readFileSync(join(ours, "counts", name)).equals(readFileSync(join(theirs, "counts", name)));
    say(`received  ${name}: ${same ? "the same bytes" : "other bytes"}`);
    if (!same) process.exitCode = 1;
  }
  if (!process.argv.includes("--sites")) return;
  const [one, other] = [await siteOf(ours), await siteOf(theirs)];
  const same = one === other;
  say(`site      ${same ? "the same bytes, by its manifest" : "other bytes"}`);
  if (!same) process.exitCode = 1;
}

/** The manifest of the site of the demonstration data with what a lake counts beside it. */
async function siteOf(lake: string): Promise<string> {
  const [data, out] = [join(lake, "data"), join(lake, "site")];
  cpSync(DATA, data, { recursive: true });
  const receiving = ["--arrived", "2014-02-01", "--accept", "--data", data];
  await told(["receive", join(lake, "counts"), ...receiving]);
  await told(["build", "--data", data, "--out", out, "--known-at", "2014-02-01"]);
  return readFileSync(join(out, "manifest.json"), "utf8");
}

async function told(args: string[], env: Record<string, string> = {}): Promise<void> {
  const from = performance.now();
  const { code, stdout, stderr } = await cli(args, { env });
  if (code !== 0) throw new Error(stderr);
  say(`${stdout.split("\n")[0]} in ${((performance.now() - from) / 1000).toFixed(1)} s`);
}

function tableOf(lake: string, name: string): string {
  const [rules = ""] = readdirSync(join(lake, "folded"));
  const [fold = ""] = readdirSync(join(lake, "folded", rules)).filter((each) => !each.startsWith("."));
  const path = join(lake, "folded", rules, fold, `${name}.parquet`);
  if (!existsSync(path)) throw new Error(`no table at ${path}`);
  return path;
}

/** How many rows each of two tables has that the other has not. */
async function differing(a: string, b: string): Promise<number[]> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const count = async (one: string, other: string) => {
    const except = `(from '${one}' except all from '${other}')`;
    const reader = await connection.runAndReadAll(`select count(*)::integer from ${except}`);
    return Number(reader.getRows()[0]?.[0]);
  };
  return [await count(a, b), await count(b, a)];
}
