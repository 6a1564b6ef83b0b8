/**
 * Prints the seconds and peak memory of building the shipped data with 10,000 and 100,000 registered files that are
 * missing, and with a form of 40,000 and 400,000 faulty rows, and how both grow. Exits with 1 where a limit is not held.
 * Run it with `npm run bench:many`, behind `--` the sizes to be left out, such as `rows-400000`.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BIN } from "../support/run.ts";
import { type Taken, watched } from "./peak.ts";

const LIMITS: Record<string, { seconds: number; mebibytes: number }> = {
  "missing-100000": { seconds: 20, mebibytes: Number.POSITIVE_INFINITY },
  "rows-400000": { seconds: 60, mebibytes: 2048 },
};
const FORM = "submissions/2010Q2/330481/长表.csv";
const HEAD = "填报单位,报告期,指标编号,计量单位,分子,分母,数值";
/** What may be wrong with a row. */
const FAULTS: ((at: number) => string)[] = [
  (at) => `海宁市,2010Q2,3.2,%,,,约${at}左右`,
  (at) => `海宁市,2010Q2,没有${at},%,,,95`,
  (at) => `某某县${at},2010Q2,3.2,%,,,95`,
  (at) => `海宁市,二〇一九春${at},3.2,%,,,95`,
  (at) => `海宁市,2010Q2,3.2,吨,,,${at}`,
  (at) => `海宁市,2010Q2,,%,,,${at}`,
];

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const times = <T>(count: number, make: (at: number) => T) =>
  Array.from({ length: count }, (_, at) => make(at));

const WRITERS: Record<string, (data: string, count: number) => void> = {
  missing(data, count) {
    const rows = times(
      count,
      (at) => `${sha256(String(at))},submissions/2013Q4/330481/补报${at}.xlsx,海宁市,2014-01-10,reported,\n`,
    );
    appendFileSync(join(data, "register.csv"), rows.join(""));
  },
  rows(data, count) {
    const text = `${[HEAD, ...times(count, (at) => FAULTS[at % FAULTS.length]?.(at) ?? "")].join("\n")}\n`;
    writeFileSync(join(data, FORM), text);
    appendFileSync(join(data, "register.csv"), `${sha256(text)},${FORM},海宁市,2014-01-20,reported,\n`);
  },
};

type Measured = Taken & { seconds: number };

/** The seconds of a build, and what its processes take. */
async function measured(kind: string, count: number): Promise<Measured> {
  const work = mkdtempSync(join(tmpdir(), "quality-city-many-"));
  try {
    const data = join(work, "data");
    cpSync("data", data, { recursive: true });
    WRITERS[kind]?.(data, count);
    const from = performance.now();
    const flags = ["--max-semi-space-size=64", "--initial-old-space-size=1024"];
    const args = [...flags, BIN, "build", "--data", data, "--out", join(work, "site")];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "inherit"] });
    const watch = watched(child.pid ?? 0);
    const [code] = await once(child, "exit");
    if (code !== 0) throw new Error(`${kind} ${count} ended with ${code}`);
    return { seconds: (performance.now() - from) / 1000, ...watch.stop() };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** How what was taken compares with what a tenth of it took, each beyond what the shipped data take by themselves. */
function growthOf(now: Measured, before: Measured, alone: Measured): string {
  const times = (of: (each: Measured) => number) =>
    ((of(now) - of(alone)) / Math.max(1, of(before) - of(alone))).toFixed(1);
  return `; beyond the shipped data ${times(({ cpu }) => cpu)} × the CPU of a tenth`;
}

const tell = (name: string, { seconds, cpu, all, largest }: Measured, more = "") =>
  void process.stdout.write(
    `${name.padEnd(16)}${seconds.toFixed(1)} s, CPU ${cpu.toFixed(1)} s, peak ${all} MiB in all, ${largest} MiB in one process${more}\n`,
  );

const left = process.argv.slice(2);
const alone = await measured("missing", 0);
tell("shipped data", alone);
for (const [kind, counts] of Object.entries({ missing: [10_000, 100_000], rows: [40_000, 400_000] })) {
  let before: Measured | undefined;
  for (const count of counts) {
    const name = `${kind}-${count}`;
    if (left.includes(name)) continue;
    const now = await measured(kind, count);
    tell(name, now, before && growthOf(now, before, alone));
    const limit = LIMITS[name];
    if (limit && (now.seconds > limit.seconds || now.all > limit.mebibytes)) process.exitCode = 1;
    before = now;
  }
}
