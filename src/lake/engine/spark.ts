import { spawn } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { CheckError, ConfigError } from "../../core/error.ts";
import { FOLD, RESULTS, type Result } from "../fold/sql.ts";
import { type Engine, type Folding, READ, WORDS } from "./engine.ts";

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
      const said = await submitted(
        resolve(submit),
        [...at, ...conf, "--class", SHELL, "spark-internal", "-f", script],
        own,
      );
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
  const lines = err
    .split("\n")
    .filter((line) => /\b(error|aborted|caused by)\b|exception:/i.test(line) && !/ WARN /.test(line));
  const why = (lines.length > 0 ? lines.slice(0, 3).join(" ") : err.trim()).slice(0, TOLD);
  throw new CheckError(`spark could not count: ${why} (nothing is kept of it; mend that, and fold again)`);
}

/** The signs of which a path may be, since Spark takes others for patterns, or writes them otherwise. */
const PLAIN = /^[\w./=+@-]+$/;

/** The fold as a script of Spark SQL, which leaves each result as a folder of Parquet. A part is called by its path until then. */
function scriptOf({ parts, words, out }: Folding): string {
  const paths = parts.map(({ path }) => resolve(path));
  const odd = [...paths, resolve(words)].find((path) => !PLAIN.test(path));
  if (odd !== undefined)
    throw new ConfigError(
      `spark cannot be told of ${odd}`,
      "keep parts where paths are of letters, digits and . _ - = + @",
    );
  const named = parts.map(({ sha256 }, index) => `('file:${paths[index]}', '${sha256}')`);
  const file = "replace(_metadata.file_path, 'file:///', 'file:/')";
  return `${[
    "select concat('version ', version())",
    ...WORDS.map((name) => view(`${name}_kept`, `select * from ${parquet(join(words, `${name}.parquet`))}`)),
    ...WORDS.filter((name) => name !== "part").map((name) => view(name, `select * from ${name}_kept`)),
    view("named", `select * from values ${named} as named(path, part)`),
    view(
      "part",
      "select path as part, form, first, last from part_kept join named on named.part = part_kept.part",
    ),
    view(
      "record",
      `select ${file} as part, ${READ} from ${parquet(`/{${paths.map((path) => path.slice(1))}}`)}`,
    ),
    view("grouping_records", FOLD.grouped),
    "cache table grouped as select * from grouping_records",
    view("judging", FOLD.judged),
    "cache table judged as select * from judging",
    ...RESULTS.flatMap((name) => [
      view(name, FOLD[name]),
      `insert overwrite directory '${join(out, name)}' using parquet
      select named.part, ${COLUMNS[name]} from ${name} join named on named.path = ${name}.part`,
    ]),
  ].join(";\n")};\n`;
}

/** The columns of each result beside the part. */
const COLUMNS: Record<Result, string[]> = {
  counted: ["indicator", "area", "date", "total", "passed"],
  faulty: ["row", "lacks"],
  unread: ["indicator", "area", "date", "total"],
};

function view(name: string, select: string): string {
  return `create temporary view ${name} as ${select}`;
}

/** Files of Parquet as a table of Spark SQL. */
function parquet(path: string): string {
  return `parquet.\`file:${resolve(path)}\``;
}
