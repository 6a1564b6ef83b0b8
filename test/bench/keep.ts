/**
 * Prints what a build of the shipped data takes where nothing is kept, where nothing has changed, where one form has, and where
 * one file of prose has, run in turn, each beside the build from nothing of the same turn, and Framework alone on as many empty
 * pages beside it. Run it with `npm run bench:keep`; `BENCH_RUNS` is how often.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Changing } from "../run/kept.ts";
import { BIN } from "../support/run.ts";
import { emptyProject, layOutEmpty } from "./empty.ts";
import { watched } from "./peak.ts";

const RUNS = Number(process.env.BENCH_RUNS ?? 3);
const PAGES = 194;
/** What each may take of a build from nothing. */
const GOALS: Record<string, string> = {
  "one form": "0.35",
  "one prose": "0.15",
  framework: "from nothing at most 1.2 times as long",
};

interface Took {
  wall: number;
  cpu: number;
  mebibytes: number;
}

const work = mkdtempSync(join(tmpdir(), "quality-city-bench-"));
const data = join(work, "data");
cpSync("data", data, { recursive: true });
const changing = new Changing(data);
const empty = emptyProject(work, PAGES);

async function built(...args: string[]): Promise<Took> {
  const from = performance.now();
  const flags = ["--max-semi-space-size=64", "--initial-old-space-size=1024"];
  const command = [...flags, BIN, "build", "--data", data, "--out", join(work, "site"), ...args];
  const child = spawn(process.execPath, command, { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk) => {
    said += chunk;
  });
  const watch = watched(child.pid ?? 0);
  const [code] = await once(child, "close");
  const { cpu, all } = watch.stop();
  if (code !== 0) throw new Error(said);
  return { wall: (performance.now() - from) / 1000, cpu, mebibytes: all };
}

/** Framework alone, of which the time by the clock is known. */
async function alone(): Promise<Took> {
  const from = performance.now();
  await layOutEmpty(empty);
  return { wall: (performance.now() - from) / 1000, cpu: Number.NaN, mebibytes: Number.NaN };
}

const CASES: Record<string, (turn: number) => Promise<Took>> = {
  "from nothing": () => built("--force"),
  unchanged: () => built(),
  "one form": (turn) => {
    changing.form((turn * 0.37 + 0.2) % 1);
    return built();
  },
  "one prose": () => {
    changing.prose(0.9);
    return built();
  },
  framework: alone,
};

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const took: Record<string, Took[]> = Object.fromEntries(Object.keys(CASES).map((name) => [name, []]));
for (let turn = 0; turn < RUNS; turn++)
  for (const [name, run] of Object.entries(CASES)) took[name]?.push(await run(turn));
const nothing = took["from nothing"] ?? [];
const line = (cells: string[]) =>
  cells.map((cell, at) => (at === 0 ? cell.padEnd(14) : cell.padStart(10))).join("");
process.stdout.write(`${line(["", "wall s", "CPU s", "of it", "of CPU", "MiB", "  goal"])}\n`);
for (const [name, each] of Object.entries(took)) {
  const of = (part: keyof Took) => median(each.map((own) => own[part]));
  const shown = (value: number, digits: number) => (Number.isNaN(value) ? "—" : value.toFixed(digits));
  const ratio = (part: "wall" | "cpu") =>
    shown(median(each.map((own, turn) => own[part] / (nothing[turn]?.[part] ?? 1))), 2);
  process.stdout.write(
    `${line([name, shown(of("wall"), 1), shown(of("cpu"), 1), ratio("wall"), ratio("cpu"), shown(of("mebibytes"), 0)])}   ${GOALS[name] ?? ""}\n`,
  );
}
rmSync(work, { recursive: true, force: true });
