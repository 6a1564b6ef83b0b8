import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { readBy } from "../../src/intake/open/inspect.ts";
import { duckdb } from "../../src/lake/engine/duckdb.ts";
import type { Engine } from "../../src/lake/engine/engine.ts";
import { foldLake, type LakeFolded } from "../../src/lake/fold/fold.ts";
import { importList } from "../../src/lake/import/import.ts";
import type { LakeSource } from "../../src/lake/manifest.ts";
import { readPlan } from "../../src/plan/read.ts";
import { quoted, Warehouse } from "../../src/warehouse/open.ts";
import { LOADERS } from "../intake/house.ts";
import { bareData, emptyFolder } from "../plan/bare.ts";

export const PLAN = readPlan(bareData());
export const HEAD =
  "报送部门,市食品安全委员会办公室,记录截至,2013-12-31\n批次号,抽检日期,地区,环节,产品,结果\n";

/** A file of a text in a folder of its own. */
export function written(text: string, name = "list.csv"): string {
  const path = join(emptyFolder(), name);
  writeFileSync(path, text);
  return path;
}

/** Imports a list into a lake. */
export function imported(lake: string, path: string): Promise<LakeSource | undefined> {
  return importList(path, { lake, plan: PLAN, by: readBy(PLAN, LOADERS), memory: "1GB" });
}

/** Folds a lake. */
export function folded(lake: string, engine: Engine = duckdb): Promise<LakeFolded> {
  return foldLake({ lake, plan: PLAN, loaders: LOADERS, engine, memory: "1GB" });
}

/** The rows of Parquet files, each as its values with spaces between. */
export async function rowsOf(paths: string[], columns = "*", where = "true"): Promise<string[]> {
  const warehouse = await Warehouse.open(paths);
  try {
    const rows = await warehouse.query(
      z.looseObject({}),
      `select ${columns} from read_parquet([${paths.map(quoted)}], hive_partitioning = false) where ${where} order by all`,
    );
    return rows.map((row) => Object.values(row).join(" "));
  } finally {
    warehouse.close();
  }
}
