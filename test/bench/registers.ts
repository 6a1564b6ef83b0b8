/**
 * Prints the seconds and peak memory of reading, checking and following 1,000,000 things of a register with 5,000,000
 * events, beside those of DuckDB's bare `read_csv` of the same file with one sort by what identifies a thing and the day,
 * run in turn, and their ratio; every planted fault must be named by the number of its record, and the figures must be
 * those of a second reading. Run it with `npm run bench:registers`.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { parsePeriod } from "../../src/core/period.ts";
import { loadLoaders } from "../../src/intake/loaders.ts";
import { pathsOf } from "../../src/intake/open/large.ts";
import { receive } from "../../src/intake/receive.ts";
import { readPlan } from "../../src/plan/read.ts";
import { fillWarehouse } from "../../src/warehouse/fill.ts";
import { readModels, runModels } from "../../src/warehouse/models.ts";
import { Warehouse } from "../../src/warehouse/open.ts";
import { run } from "../support/run.ts";
import { queried } from "../warehouse/query.ts";
import { figuresAgain } from "./registers/again.ts";
import { writeList } from "./registers/write.ts";

const THINGS = Number(process.env.BENCH_THINGS ?? 1_000_000);
const RUNS = Number(process.env.BENCH_RUNS ?? 3);
const ROOT = join(import.meta.dirname, "..", "..");
/** What follows from a list: in which stage each thing was when. */
const FOLDED = ["known_file", "known_withdrawal", "known_list", "stage_event", "stay"];

/** What a run in a process of its own tells. */
interface Told {
  seconds: number;
  /** What its parts took. */
  parts?: Record<string, number>;
  /** Of all cores together. */
  cpu: number;
  /** MiB. */
  peak: number;
  figures?: Record<string, string>;
  faulty?: number[];
}

const [, , task, folder = "", path = ""] = process.argv;
if (task === "bare") tell(await bare(join(folder, path)));
else if (task === "ours") tell(await ours(folder, path));
else await compare();

function tell(told: Omit<Told, "peak"> & { peak?: number }): void {
  process.stdout.write(JSON.stringify({ peak: peakSoFar(), ...told }));
}

function peakSoFar(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}

function cpuSince(used: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(used);
  return (user + system) / 1_000_000;
}

async function bare(file: string): Promise<Omit<Told, "peak">> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const [from, used] = [performance.now(), process.cpuUsage()];
  await connection.run(
    `create table events as select * from read_csv('${file.replaceAll("'", "''")}', skip = 3, all_varchar = true,
      ignore_errors = true) order by "代码", "日期"`,
  );
  return { seconds: (performance.now() - from) / 1000, cpu: cpuSince(used) };
}

/** Reads, checks and follows as a build does, from the file to the stays of its things; then counts what the plan counts. */
async function ours(data: string, register: string): Promise<Told> {
  const plan = readPlan(data);
  const loaders = await loadLoaders(join(ROOT, "loaders"));
  const [asOf] = [parsePeriod("2013")];
  if (!asOf) throw new Error("no period");
  const parts: Record<string, number> = {};
  let from = performance.now();
  const part = (name: string) => {
    parts[name] = (performance.now() - from) / 1000;
    from = performance.now();
  };
  const bare = await Warehouse.open();
  const models = await readModels(bare);
  bare.close();
  from = performance.now();
  const used = process.cpuUsage();
  const received = await receive(plan, loaders, () => {}, 0);
  part("received");
  const warehouse = await Warehouse.open(pathsOf(received.large));
  const intake = await fillWarehouse(
    warehouse,
    plan,
    received,
    { asOf, knownAt: "2014-12-31", version: "0" },
    [],
  );
  part("read and doubted");
  await runModels(
    warehouse,
    models.filter(({ name }) => FOLDED.includes(name)),
  );
  part("folded");
  const seconds = Object.values(parts).reduce((sum, each) => sum + each, 0);
  const cpu = cpuSince(used);
  const peak = peakSoFar();
  await runModels(
    warehouse,
    models.filter(({ name }) =>
      ["enterprise_point", "enterprise_repeat", "enterprise_standing", "moment"].includes(name),
    ),
  );
  part("counted");
  const rows = await queried<{ figure: string; total: string }>(
    warehouse,
    `select moment.indicator || ' ' || area || ' ' || period.period as figure, sum(total) as total
    from moment
    join register_count on register_count.indicator = moment.indicator and register_count.register = '${register}'
    join period on moment.day between if(counted = 'stock', date '0001-01-01', period.starts) and period.ends
    where period.period in ('2011', '2012', '2013')
    group by all having sum(total) <> 0`,
  );
  const faulty = intake.findings.flatMap(({ place }) => (place && "record" in place ? [place.record] : []));
  return {
    ...{ seconds, cpu, parts, peak },
    figures: Object.fromEntries(rows.map(({ figure, total }) => [figure, String(total)])),
    faulty: [...new Set(faulty)].sort((a, b) => a - b),
  };
}

async function compare(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), "quality-city-registers-"));
  try {
    const { file, register, faulty, bytes, records } = writeList(data, THINGS);
    const child = async (...args: string[]): Promise<Told> => {
      const ran = await run(process.execPath, ["--import", "tsx", import.meta.filename, ...args]);
      if (ran.code !== 0) throw new Error(ran.stderr);
      return JSON.parse(ran.stdout) as Told;
    };
    const pairs: [Told, Told][] = [];
    for (let index = 0; index < RUNS; index++)
      pairs.push([await child("ours", data, register), await child("bare", data, file)]);
    const from = performance.now();
    const wanted = await figuresAgain(data, file, register);
    const again = (performance.now() - from) / 1000;
    const sorted = (figures: Record<string, string>) => JSON.stringify(Object.entries(figures).sort());
    for (const [told] of pairs) {
      if (JSON.stringify(told.faulty) !== JSON.stringify(faulty))
        throw new Error(`the faulty records are not those planted: ${told.faulty} and ${faulty}`);
      if (sorted(told.figures ?? {}) !== sorted(wanted))
        throw new Error(`the figures differ: ${sorted(told.figures ?? {})} and ${sorted(wanted)}`);
    }
    const [own, other] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
    const parts = Object.entries(own[0]?.parts ?? {}).map(
      ([name, seconds]) => `${name} ${seconds.toFixed(2)}`,
    );
    process.stdout.write(`events     ${records} of ${THINGS} things in ${Math.round(bytes / 1_000_000)} MB, ${faulty.length} faulty or doubtful ones, each named
ours       ${show(own.map(({ seconds }) => seconds))} s, peak ${Math.max(...own.map(({ peak }) => peak))} MiB (${parts.join(", ")})
bare       ${show(other.map(({ seconds }) => seconds))} s, peak ${Math.max(...other.map(({ peak }) => peak))} MiB
ratio      ${show(pairs.map(([a, b]) => a.seconds / b.seconds))}, of processor time ${show(pairs.map(([a, b]) => a.cpu / b.cpu))}
figures    ${Object.keys(wanted).length}, as a second reading gives them in ${again.toFixed(1)} s
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
