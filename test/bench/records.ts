/**
 * Prints the seconds and peak memory of reading, checking and counting 5,000,000 inspection records of the shipped
 * plan, beside those of DuckDB's bare `read_csv` of the same file, run in turn, and their ratio; every planted fault
 * must be named by the number of its record, and every count must be right. Run it with `npm run bench:records`.
 */
import { createHash } from "node:crypto";
import {
  closeSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { seeded } from "../../src/cli/demo/draw.ts";
import { loadLoaders } from "../../src/intake/loaders.ts";
import { pathsOf } from "../../src/intake/open/large.ts";
import { receive } from "../../src/intake/receive.ts";
import { readPlan } from "../../src/plan/read.ts";
import { fillRecords } from "../../src/warehouse/bulk/records.ts";
import { Warehouse } from "../../src/warehouse/open.ts";
import { run } from "../support/run.ts";
import { queried } from "../warehouse/query.ts";

const RECORDS = Number(process.env.BENCH_RECORDS ?? 5_000_000);
const RUNS = Number(process.env.BENCH_RUNS ?? 5);
const ROOT = join(import.meta.dirname, "..", "..");

/** What a run in a process of its own tells. */
interface Told {
  seconds: number;
  /** MiB. */
  peak: number;
  counted?: Record<string, string>;
  faulty?: number[];
}

/** What may be wrong with a record. */
const FAULTS: ((texts: string[]) => string[])[] = [
  ([batch = "", , ...rest]) => [batch, "2013-02-30", ...rest],
  ([batch = "", day = "", , ...rest]) => [batch, day, "某某县", ...rest],
  (texts) => texts.slice(0, -1),
  (texts) => [...texts.slice(0, -1), "尚可"],
  ([, ...rest]) => ["", ...rest],
];

const [, , task, folder = "", path = ""] = process.argv;
if (task === "bare") tell(await bare(join(folder, path)));
else if (task === "ours") tell(await ours(folder));
else await compare();

function tell(told: Omit<Told, "peak">): void {
  process.stdout.write(JSON.stringify({ ...told, peak: Math.round(process.resourceUsage().maxRSS / 1024) }));
}

async function bare(file: string): Promise<Omit<Told, "peak">> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const from = performance.now();
  await connection.run(
    `create table records as select * from read_csv('${file.replaceAll("'", "''")}', ignore_errors = true)`,
  );
  return { seconds: (performance.now() - from) / 1000 };
}

/** Reads, checks and counts as a build does, from the file to the table of records and its counts. */
async function ours(data: string): Promise<Omit<Told, "peak">> {
  const plan = readPlan(data);
  const loaders = await loadLoaders(join(ROOT, "loaders"));
  const from = performance.now();
  const received = await receive(plan, loaders);
  const warehouse = await Warehouse.open(pathsOf(received.large));
  const intake = await fillRecords(warehouse, plan, received);
  const rows = await queried<{ subject: string; total: string; passed: string }>(
    warehouse,
    `select indicator || ' ' || area as subject, sum(total) as total, sum(passed) as passed
    from daily group by indicator, area`,
  );
  const seconds = (performance.now() - from) / 1000;
  const faulty = intake.findings.flatMap(({ place, detail }) => numbersIn(place, detail));
  return {
    seconds,
    counted: Object.fromEntries(rows.map(({ subject, total, passed }) => [subject, `${passed} of ${total}`])),
    faulty: [...new Set(faulty)].sort((a, b) => a - b),
  };
}

/** The numbers of the records that a finding names. */
function numbersIn(place: object | null, detail: string): number[] {
  const all = /共\d+条：(.+)$/.exec(detail)?.[1];
  if (!all) return place && "record" in place ? [Number(place.record)] : [];
  return all.split("、").flatMap((range) => {
    const [from = 0, to = from] = range.split("–").map(Number);
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
}

/** Writes the plan and the records; returns the counts and faulty records that must be found. */
function write(
  data: string,
  file: string,
): { counted: Record<string, string>; faulty: number[]; bytes: number } {
  cpSync(join(ROOT, "data", "plan"), join(data, "plan"), { recursive: true });
  cpSync(join(ROOT, "data", "reference"), join(data, "reference"), { recursive: true });
  writeFileSync(join(data, "register.csv"), "sha256,path,sender,arrived,basis,note\n");
  const plan = readPlan(data);
  const department = plan.departments.rows.find((row) => file.includes(`/${row.department}/`));
  if (!department) throw new Error("no department");
  const areas = plan.areas.rows.filter(({ kind }) => kind === "county" || kind === "zone");
  const kinds = plan.counting.rows.filter(({ form }) => form === "抽检记录");
  const days = Array.from({ length: 1400 }, (_, day) =>
    new Date(Date.UTC(2010, 0, 1 + day)).toISOString().slice(0, 10),
  );
  const draw = seeded(2013);
  const pick = <T>(list: T[]) => list[Math.floor(draw() * list.length)] as T;
  const counted = new Map<string, { total: number; passed: number }>();
  const faulty: number[] = [];
  mkdirSync(dirname(join(data, file)), { recursive: true });
  const output = openSync(join(data, file), "w");
  const hash = createHash("sha256");
  let bytes = 0;
  let lines: string[] = [];
  const flush = () => {
    const text = Buffer.from(lines.join(""));
    hash.update(text);
    bytes += writeSync(output, text);
    lines = [];
  };
  lines.push(`报送部门,${department.name},记录截至,2013-12-31\n`, "批次号,抽检日期,地区,环节,产品,结果\n");
  for (let record = 2; record < RECORDS + 2; record++) {
    const [area, rule, passed] = [pick(areas), pick(kinds), draw() < 0.95];
    const texts = [`Y${record}`, pick(days), area.name, rule.kind, "演示样品", passed ? "合格" : "不合格"];
    const fault = FAULTS[record % 5] ?? ((all) => all);
    if (record % 5000 === 15 + (record % 5)) {
      lines.push(`${fault(texts).join(",")}\n`);
      faulty.push(record);
    } else {
      lines.push(`${texts.join(",")}\n`);
      const subject = `${rule.indicator} ${area.area}`;
      const before = counted.get(subject) ?? { total: 0, passed: 0 };
      counted.set(subject, { total: before.total + 1, passed: before.passed + Number(passed) });
    }
    if (lines.length === 20_000) flush();
  }
  flush();
  closeSync(output);
  const row = [hash.digest("hex"), file, department.name, "2014-01-18", "demonstration", ""];
  writeFileSync(join(data, "register.csv"), `${row.join(",")}\n`, { flag: "a" });
  const words = [...counted].map(([subject, { total, passed }]) => [subject, `${passed} of ${total}`]);
  return { counted: Object.fromEntries(words), faulty, bytes };
}

async function compare(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), "quality-city-records-"));
  const file = `statistics/${readPlan(join(ROOT, "data")).departments.rows[1]?.department}/records.csv`;
  try {
    const wanted = write(data, file);
    const child = async (...args: string[]): Promise<Told> => {
      const ran = await run(process.execPath, ["--import", "tsx", import.meta.filename, ...args]);
      if (ran.code !== 0) throw new Error(ran.stderr);
      return JSON.parse(ran.stdout) as Told;
    };
    const pairs: [Told, Told][] = [];
    for (let index = 0; index < RUNS; index++)
      pairs.push([await child("ours", data), await child("bare", data, file)]);
    for (const [{ counted, faulty }] of pairs) {
      const same = (a: object, b: object) => JSON.stringify(a) === JSON.stringify(b);
      if (!same(faulty ?? [], wanted.faulty)) throw new Error("the faulty records are not those planted");
      const sorted = (counts: Record<string, string>) => Object.entries(counts).sort();
      if (!same(sorted(counted ?? {}), sorted(wanted.counted))) throw new Error("the counts differ");
    }
    const [own, other] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
    process.stdout.write(`records    ${RECORDS} in ${Math.round(wanted.bytes / 1_000_000)} MB, ${wanted.faulty.length} faulty ones, each named
ours       ${show(own.map(({ seconds }) => seconds))} s, peak ${Math.max(...own.map(({ peak }) => peak))} MiB
bare       ${show(other.map(({ seconds }) => seconds))} s, peak ${Math.max(...other.map(({ peak }) => peak))} MiB
ratio      ${show(pairs.map(([a, b]) => a.seconds / b.seconds))}
`);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

function show(values: number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return `${median.toFixed(2)} (${sorted[0]?.toFixed(2)}–${sorted.at(-1)?.toFixed(2)})`;
}
