import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { layoutOf } from "../../src/intake/fields.ts";
import { writeLists } from "../../src/lake/lists.ts";
import { verifyRecords } from "../../src/verify-records/records.ts";
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
  const bytes = readFileSync(path);
  mkdirSync(join(originals, "statistics", "fgw"), { recursive: true });
  writeFileSync(join(originals, "statistics", "fgw", "counts.csv"), bytes);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const row = `${sha256},statistics/fgw/counts.csv,市发展改革委,2014-01-18,reported,\n`;
  writeFileSync(join(originals, "register.csv"), row, { flag: "a" });
  /** Receives a list as if it had come so. */
  const receive = (name: string, text: string, arrived: string) => {
    writeFileSync(join(originals, "statistics", "fgw", name), text);
    const sha256 = createHash("sha256").update(text).digest("hex");
    const row = `${sha256},statistics/fgw/${name},市发展改革委,${arrived},reported,\n`;
    writeFileSync(join(originals, "register.csv"), row, { flag: "a" });
  };
  const text = bytes.toString("utf8");
  const verified = (many: "all" | number, seed = 1) =>
    verifyRecords({ originals, plan: PLAN.head.plan, lake, many, seed });
  return { lake, originals, text, receive, verified };
}
