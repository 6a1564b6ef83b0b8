import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { layoutOf } from "../../src/intake/fields.ts";
import { writeLists } from "../../src/lake/lists.ts";
import { verifyRecords } from "../../src/verify-records/records.ts";
import { quoted, Warehouse } from "../../src/warehouse/open.ts";
import { bareData, emptyFolder } from "../plan/bare.ts";
import { folded, imported, PLAN, written } from "./lake.ts";
import { writeList } from "./list.ts";

/** A lake of a list, and a data folder that has received what it counts. */
export async function counted(records: number) {
  const lake = emptyFolder();
  const list = written("");
  await writeList(list, PLAN, { records, year: 2013 });
  await imported(lake, list);
  const [path = ""] = await writeLists(lake, await folded(lake), layoutOf("record-counts"));
  const originals = bareData();
  const text = readFileSync(path, "utf8");
  /** Receives a list as if it had come so. */
  const receive = (name: string, text: string, arrived: string) => receivedIn(originals, name, text, arrived);
  receive("counts.csv", text, "2014-01-18");
  const verified = (many: "all" | number, seed = 1) =>
    verifyRecords({ originals, plan: PLAN.head.plan, lake, many, seed });
  return { lake, originals, text, receive, verified };
}

/** Puts a list into a data folder and its register, as if it had come so. */
export function receivedIn(originals: string, name: string, text: string, arrived: string): void {
  const path = `statistics/fgw/${name}`;
  mkdirSync(join(originals, "statistics", "fgw"), { recursive: true });
  writeFileSync(join(originals, path), text);
  const sha256 = createHash("sha256").update(text).digest("hex");
  const row = `${sha256},${path},市发展改革委,${arrived},reported,\n`;
  writeFileSync(join(originals, "register.csv"), row, { flag: "a" });
}

/** Writes a part again with one record altered. */
export async function alter(path: string): Promise<void> {
  const warehouse = await Warehouse.openFor(join(path, ".."));
  await warehouse.run(`create table part as from read_parquet(${quoted(path)}, hive_partitioning = false)`);
  await warehouse.run("update part set passed = not passed where row = (select min(row) from part)");
  await warehouse.run(`copy part to ${quoted(path)} (format parquet)`);
  warehouse.close();
}
