import { spawn } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { CheckError, ConfigError } from "../../core/error.ts";
import { FOLD, RESULTS } from "../fold/sql.ts";
import { type Engine, type FoldedPart, type Folding, READ, WORDS } from "./engine.ts";

/** Where a cluster is submitted to: the program that does it, and the master, where its configuration does not say. */
export interface Cluster {
  sparkSubmit?: string | undefined;
  master?: string | undefined;
}

/** The shell of SQL that Spark brings. */
const SHELL = "org.apache.spark.sql.hive.thriftserver.SparkSQLCLIDriver";

/** What the fold supposes: days without a time zone, exact whole numbers, errors in place of nulls. */
const SETTINGS = {
  "spark.sql.session.timeZone": "UTC",
  "spark.sql.ansi.enabled": "true",
  "spark.sql.parquet.datetimeRebaseModeInRead": "CORRECTED",
  "spark.sql.parquet.datetimeRebaseModeInWrite": "CORRECTED",
  "spark.sql.catalogImplementation": "in-memory",
};
/** How much of what it says last is told. */
const TOLD = 600;

/** A cluster of Spark, to which the fold is submitted as one script of SQL; where its parts lie all its workers must read. */
export function spark({ sparkSubmit, master }: Cluster): Engine {
  return {
    name: "spark",
    async fold(folding) {
      const submit = sparkSubmit ?? join(process.env.SPARK_HOME ?? "", "bin", "spark-submit");
      if (!existsSync(submit))
        throw new ConfigError(
          `no spark-submit at ${submit}`,
          "name it with --spark-submit, set SPARK_HOME, or count with --engine duckdb",
        );
      const own = join(folding.out, "spark");
      mkdirSync(own);
      const script = join(own, "fold.sql");
      writeFileSync(script, scriptOf(folding));
      const settings = { ...SETTINGS, "spark.sql.warehouse.dir": join(own, "warehouse") };
      const conf = Object.entries(settings).flatMap(([name, value]) => ["--conf", `${name}=${value}`]);
      const at = master === undefined ? [] : ["--master", master];
      const said = await submitted(resolve(submit), [...at, ...conf, "--class", SHELL, "spark-internal", "-f", script], own);
      return /^version\s+(\S+)/m.exec(said)?.[1] ?? "";
    },
  };
}

/** Runs a program in a folder; returns what it prints, or throws with what it says last. */
async function submitted(program: string, args: string[], cwd: string): Promise<string> {
  const child = spawn(program, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
  let [out, err] = ["", ""];
  child.stdout.on("data", (bytes) => {
    out += bytes;
  });
  child.stderr.on("data", (bytes) => {
    err = `${err}${bytes}`.slice(-64 * 1024);
  });
  const code = await new Promise<number | null>((done, failed) => {
    child.on("error", failed);
    child.on("close", done);
  });
  if (code === 0) return out;
  const lines = err.split("\n").filter((line) => /\b(error|aborted|caused by)\b|exception:/i.test(line) && !/ WARN /.test(line));
  const why = (lines.length > 0 ? lines.slice(0, 3).join(" ") : err.trim()).slice(0, TOLD);
  throw new CheckError(`spark could not count: ${why} (nothing is kept of it; mend that, and fold again)`);
}

/** The fold as a script of Spark SQL, which leaves each result as a folder of Parquet. */
function scriptOf({ parts, words, out }: Folding): string {
  return [
    "select concat('version ', version());",
    ...WORDS.map((name) => `create temporary view ${name} as select * from ${parquet(join(words, `${name}.parquet`))};`),
    `create temporary view record as\n${parts.map(selectOf).join("\nunion all\n")};`,
    `create temporary view folded as\n${FOLD.grouped};`,
    "cache table grouped as select * from folded;",
    `create temporary view judging as\n${FOLD.judged};`,
    "cache table judged as select * from judging;",
    ...RESULTS.map((name) => `insert overwrite directory ${text(join(out, name))} using parquet\n${FOLD[name]};`),
    "",
  ].join("\n");
}

function selectOf({ sha256, path }: FoldedPart): string {
  return `select ${text(sha256)} as part, ${READ} from ${parquet(path)}`;
}

/** A file of Parquet as a table of Spark SQL. */
function parquet(path: string): string {
  return `parquet.\`file://${resolve(path).replaceAll("`", "``")}\``;
}

function text(written: string): string {
  return `'${written.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
