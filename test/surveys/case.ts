import { createHash } from "node:crypto";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { parsePeriod } from "../../src/core/period.ts";
import { readListed } from "../../src/facts/listed.ts";
import { receive } from "../../src/intake/receive.ts";
import { readPlan } from "../../src/plan/read.ts";
import { surveySchemas } from "../../src/plan/surveys.ts";
import { fillWarehouse } from "../../src/warehouse/fill.ts";
import { readModels, runModels } from "../../src/warehouse/models.ts";
import { Warehouse } from "../../src/warehouse/open.ts";
import { LOADERS } from "../intake/house.ts";
import { bareData } from "../plan/bare.ts";
import { addRows } from "../registers/ground.ts";
import { queried } from "../warehouse/query.ts";

/** The folder of worked cases: of each the rows that it adds to the plan, the lists as they were received, and what is expected. */
export const CASES = join(import.meta.dirname, "cases");
/** Who sends each list, by the folder in which it stands. */
const SENDERS: Record<string, string> = {
  jtj: "市交通运输局",
  zjj: "市质监局",
  jsw: "市建委",
  wsj: "市卫生局",
};
const ARRIVED = /^(\d{4}-\d{2}-\d{2})/;

export type Row = Record<string, string>;

export function readRows(file: string): Row[] {
  if (!existsSync(file)) return [];
  return Papa.parse<Row>(readFileSync(file, "utf8"), { header: true, delimiter: ",", skipEmptyLines: true })
    .data;
}

/** A data folder without surveys of its own, with the rows of a case and its lists; a file is called after the day of its arrival. */
export function caseData(name: string): string {
  const root = bareData();
  const folder = join(CASES, name);
  for (const table of Object.keys(surveySchemas))
    rmSync(join(root, "plan", "2013", `${table}.csv`), { force: true });
  for (const file of readdirSync(join(folder, "plan"))) {
    const [columns = "", ...rows] = readFileSync(join(folder, "plan", file), "utf8")
      .trimEnd()
      .split("\n");
    addRows(join(root, "plan", "2013", file), columns, rows);
  }
  for (const department of readdirSync(join(folder, "given")))
    for (const file of readdirSync(join(folder, "given", department))) {
      const path = `statistics/${department}/${file}`;
      mkdirSync(join(root, "statistics", department), { recursive: true });
      cpSync(join(folder, "given", department, file), join(root, path));
      receiveFile(root, path, SENDERS[department] ?? "", ARRIVED.exec(file)?.[1] ?? "2014-01-15");
    }
  return root;
}

/** A data folder with the case of a sample of satisfaction, and a later list of these rows. */
export function sampleWith(rows: string[]): string {
  const root = caseData("satisfaction-of-a-sample");
  const head = ["报送部门,市交通运输局", "调查名称,公交乘客满意度调查,报告期,2013年"];
  const columns = "编号,地区,候车时间,车内拥挤,近一月乘坐次数（次）,意见";
  const path = "statistics/jtj/2014-01-20.csv";
  mkdirSync(join(root, "statistics", "jtj"), { recursive: true });
  writeFileSync(join(root, path), [...head, columns, ...rows, ""].join("\n"));
  receiveFile(root, path, "市交通运输局", "2014-01-20");
  return root;
}

/** Enters a file of a data folder in its register. */
export function receiveFile(root: string, path: string, sender: string, arrived: string): void {
  const sha256 = createHash("sha256")
    .update(readFileSync(join(root, path)))
    .digest("hex");
  appendFileSync(join(root, "register.csv"), `${sha256},${path},${sender},${arrived},demonstration,\n`);
}

/** What the lists in force of a data folder say of who inspected, for the office or for everybody. */
export async function inspected(root: string, isOffice: boolean): Promise<string[]> {
  const plan = readPlan(root);
  const received = await receive(plan, LOADERS);
  const warehouse = await Warehouse.open();
  try {
    const asOf = parsePeriod("2013") ?? { id: "" };
    const run = { asOf, knownAt: "2014-12-31", version: "0" } as Parameters<typeof fillWarehouse>[3];
    const intake = await fillWarehouse(warehouse, plan, received, run, []);
    await runModels(warehouse, await readModels(warehouse));
    const listed = await readListed(warehouse, intake, plan, isOffice);
    return listed.flatMap(({ by }) => by.flatMap(({ texts }) => texts));
  } finally {
    warehouse.close();
  }
}

/** The rows of a query on the models, of what a data folder received, and what was found in it. */
export async function surveyed(root: string, sql: string, maxBytes?: number, knownAt = "2014-12-31") {
  const plan = readPlan(root);
  const received = await receive(plan, LOADERS, undefined, maxBytes);
  const asOf = parsePeriod("2013");
  if (!asOf) throw new Error("no period");
  const files = received.large.flatMap(({ utf8 }) => [utf8.path, utf8.copy]);
  const warehouse = await Warehouse.open(files);
  try {
    const intake = await fillWarehouse(warehouse, plan, received, { asOf, knownAt, version: "0" }, []);
    await runModels(warehouse, await readModels(warehouse));
    return { intake, findings: intake.findings, rows: await queried<Row>(warehouse, sql) };
  } finally {
    warehouse.close();
  }
}
