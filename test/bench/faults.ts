/**
 * Kills receivers, fills the disks of receivers and builds, and lets receivers write at once, and prints what was said
 * to be done and is lost: it should be nothing. Builds are killed too, with what is kept and without, and find a full disk while they keep it. Run it with `npm run bench:faults`; `FAULTS_KILLS`, `FAULTS_DISKS`,
 * `FAULTS_WRITERS`, `FAULTS_BUILDS`, `FAULTS_KILLED`, `FAULTS_KEPT` say how many, `FAULTS_LANES` how many receive at once while they are killed. Disks are small file systems in memory, which only root may mount.
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { build } from "../../src/cli/build.ts";
import { seeded } from "../../src/cli/demo/draw.ts";
import { writeFirstFolder } from "../../src/cli/init/init.ts";
import { isWhole } from "../../src/cli/known/site.ts";
import type { Status } from "../../src/cli/status.ts";
import { silent } from "../../src/core/progress.ts";
import { registerArrivals } from "../../src/intake/register.ts";
import type { Plan } from "../../src/plan/plan.ts";
import { readPlan } from "../../src/plan/read.ts";
import { endRun, hashesBelow, workFolder } from "../support/files.ts";
import { Killing } from "../support/killing.ts";
import { cli } from "../support/run.ts";

const ENTERING = join(import.meta.dirname, "entering.js");
const many = (name: string, usual: number) => Number(process.env[`FAULTS_${name}`] ?? usual);
const draw = seeded(2013);
const below = (limit: number) => Math.floor(draw() * limit);
const faults: string[] = [];
const fault = (text: string) => {
  faults.push(text);
  process.stdout.write(`lost or damaged: ${text}\n`);
};
const tell = (what: string, figures: string) => void process.stdout.write(`${what.padEnd(28)}${figures}\n`);

/** A data folder whose register has three thousand rows. */
function dataFolder(root: string): string {
  writeFirstFolder(root);
  const rows = Array.from({ length: 3000 }, (_, number) => [
    ...[createHash("sha256").update(String(number)).digest("hex"), `submissions/${number}.xlsx`, "海宁市"],
    ...["2013-10-12", "reported", ""],
  ]);
  const register = join(root, "register.csv");
  writeFileSync(
    register,
    `${readFileSync(register, "utf8").trim()}\n${Papa.unparse(rows, { newline: "\n" })}\n`,
  );
  return root;
}

/** What a process that received said to be entered, and whether it was ended within a change. */
interface Entered {
  said: string[];
  within: boolean;
}

/** Lets a process receive; ends it some time after it first said that something is entered. */
function entering(
  root: string,
  name: string,
  { times, killedAfter }: { times: number; killedAfter?: number },
): Promise<Entered> {
  const child = spawn(process.execPath, [ENTERING, root, name, String(times)], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  let said = "";
  let clock: NodeJS.Timeout | undefined;
  child.stdout.on("data", (chunk) => {
    said += chunk;
    if (killedAfter !== undefined) clock ??= setTimeout(() => child.kill("SIGKILL"), killedAfter);
  });
  return new Promise((resolve) =>
    child.on("close", () => {
      clearTimeout(clock);
      resolve({
        said: [...said.matchAll(/^entered {3}(.*)\n/gm)].map(([, path = ""]) => `${path} ${name}`),
        within: beside(root).some((file) => file.includes(`.${child.pid}.`)) || lockOf(root) === child.pid,
      });
    }),
  );
}

/** The process that holds the lock of a data folder. */
function lockOf(root: string): number | undefined {
  try {
    return (JSON.parse(readFileSync(join(root, "data.lock"), "utf8")) as { pid: number }).pid;
  } catch {
    return undefined;
  }
}

/** Compares the register with what was said to be entered. */
function compare(root: string, said: string[], what: string): void {
  const text = readFileSync(join(root, "register.csv"), "utf8");
  const { data, errors } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  const entered = data.map(({ path, sender }) => `${path} ${sender}`);
  const there = new Set(entered);
  const lost = said.filter((each) => !there.has(each));
  if (lost.length) fault(`${what}: ${lost.length} lost, such as ${lost[0]}`);
  if (there.size !== entered.length) fault(`${what}: rows stand twice`);
  if (errors.length || entered.length < 3000 || !text.endsWith("\n")) fault(`${what}: a damaged register`);
}

/** What stands beside the tables of a data folder. */
const beside = (root: string) =>
  readdirSync(root).filter((name) => name.startsWith(".") || name.startsWith("data.lock"));

/** Kills receivers, always two of which write in one data folder. */
async function kills(count: number, lanes: number): Promise<void> {
  let [begun, within, entries] = [0, 0, 0];
  const lane = async (root: string, said: string[]) => {
    while (begun < count) {
      const number = begun;
      begun += 1;
      const entered = await entering(root, `killed-${number}`, { times: 1_000_000, killedAfter: below(400) });
      said.push(...entered.said);
      within += entered.within ? 1 : 0;
      compare(root, said, `kill ${number}`);
      if (begun % 50 === 0) process.stderr.write(`${begun} of ${count} kills begun\n`);
    }
  };
  const pair = async () => {
    const root = dataFolder(join(workFolder("kills"), "data"));
    const said: string[] = [];
    await Promise.all([lane(root, said), lane(root, said)]);
    said.push(...(await entering(root, "last", { times: 1 })).said);
    compare(root, said, "after all kills");
    if (beside(root).length) fault(`after all kills: ${beside(root).join(", ")}`);
    entries += said.length;
  };
  await Promise.all(Array.from({ length: Math.ceil(lanes / 2) }, pair));
  const told = `${within} of them seen to be within a change; ${entries} entries said to be done`;
  tell("kills", `${count}, ${lanes} at once, ${told}`);
}

async function writers(count: number): Promise<void> {
  const root = dataFolder(join(workFolder("writers"), "data"));
  const all = await Promise.all(
    Array.from({ length: count }, (_, each) => entering(root, `writer-${each}`, { times: 5 })),
  );
  const said = all.flatMap((each) => each.said);
  compare(root, said, "writers at once");
  // Whoever comes first enters the files of the others too.
  const paths = new Set(said.map((each) => each.split(" ")[0]));
  if (paths.size !== 5 * count) fault(`writers at once: ${paths.size} of ${5 * count} files entered`);
  tell("writers at once", `${count}, ${said.length} entries said to be done`);
}

/** Does something on a disk of some bytes; whether it could be mounted. */
async function onDisk(bytes: number, work: (disk: string) => Promise<void>): Promise<boolean> {
  const disk = workFolder("disk");
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${bytes}`, "tmpfs", disk]).status === 0;
  if (!mounted) return false;
  try {
    await work(disk);
  } finally {
    spawnSync("umount", ["-l", disk]);
    rmSync(disk, { recursive: true, force: true });
  }
  return true;
}

/** Fills a disk but for some bytes. */
function fill(disk: string, free: number): void {
  const { stdout } = spawnSync("df", ["--output=avail", "-B1", disk], { encoding: "utf8" });
  const bytes = Number(stdout.trim().split("\n").at(-1)) - free;
  if (bytes > 0) writeFileSync(join(disk, "filler"), Buffer.alloc(bytes));
}

/** The most files that are entered on a disk, how large each is, and how much is free at most: an entry takes the register twice. */
const [MOST, SIZE, ROOM] = [30, 40_000, 2_400_000];

/** Enters a file; returns what is said to be entered. */
function enter(plan: Plan, name: string): string[] {
  const { root } = plan;
  mkdirSync(join(root, "public"), { recursive: true });
  writeFileSync(join(root, "public", `${name}.csv`), name.padEnd(SIZE));
  const arrival = { arrived: "2013-10-12", from: name, basis: "reported" };
  return registerArrivals(plan, arrival).entered.map((path) => `${path} ${name}`);
}

/** Enters files until the disk is full; returns what was said to be entered. */
function untilFull(plan: Plan): string[] {
  const said: string[] = [];
  try {
    for (let number = 0; number < MOST; number += 1) said.push(...enter(plan, `full-${number}`));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOSPC") fault(`full disk: ${error}`);
  }
  return said;
}

async function fullDisks(count: number): Promise<void> {
  const whole = dataFolder(join(workFolder("disks"), "data"));
  let [entries, full] = [0, 0];
  for (let number = 0; number < count; number += 1) {
    const mounted = await onDisk(8_000_000, async (disk) => {
      const root = join(disk, "data");
      cpSync(whole, root, { recursive: true });
      fill(disk, below(ROOM));
      const plan = readPlan(root);
      const said = untilFull(plan);
      full += said.length < MOST ? 1 : 0;
      entries += said.length;
      compare(root, said, `full disk ${number}`);
      if (beside(root).length) fault(`full disk ${number}: ${beside(root).join(", ")}`);
      rmSync(join(disk, "filler"));
      said.push(...enter(plan, "later"));
      compare(root, said, `after full disk ${number}`);
    });
    if (!mounted) return tell("full disks", "left out: no file system may be mounted here");
  }
  tell("full disks", `${full} of ${count}; ${entries} entries said to be done before`);
}

async function fullBuilds(count: number): Promise<void> {
  const data = join(workFolder("builds"), "data");
  writeFirstFolder(data);
  let failed = 0;
  for (let number = 0; number < count; number += 1) {
    const mounted = await onDisk(40_000_000, async (disk) => {
      const out = join(disk, "dist");
      await build({ data, out, site: false }, silent);
      writeFileSync(join(disk, "build-status.json"), '{ "state": "ok" }'.padEnd(1500));
      const before = hashesBelow(out);
      fill(disk, below(8) * 30_000);
      const { code } = await cli(["build", "--data", data, "--out", out, "--no-site"]);
      failed += code === 0 ? 0 : 1;
      const status = JSON.parse(readFileSync(join(disk, "build-status.json"), "utf8")) as Status;
      if ((code === 0) !== (status.state === "ok")) fault(`build ${number}: ${code}, but ${status.state}`);
      if (code !== 0 && JSON.stringify(hashesBelow(out)) !== JSON.stringify(before))
        fault(`build ${number}: the earlier site does not stand`);
      const names = readdirSync(disk).sort().join(" ");
      if (names !== "build-status.json dist dist.sites filler") fault(`build ${number}: ${names}`);
    });
    if (!mounted) return tell("builds on full disks", "left out: no file system may be mounted here");
  }
  tell("builds on full disks", `${failed} of ${count} failed`);
}

/** Kills builds, every third without what is kept. */
async function killedBuilds(count: number): Promise<void> {
  if (count === 0) return;
  const killing = new Killing("killed-builds");
  await killing.begin();
  let swapped = 0;
  for (let number = 0; number < count; number += 1) {
    const told = await killing.round(draw() * 1.05, number % 3 === 2);
    for (const text of told.faults) fault(text);
    swapped += told.swapped ? 1 : 0;
    if (number % 10 === 9) process.stderr.write(`${number + 1} of ${count} builds killed\n`);
  }
  tell("killed builds", `${count}; ${swapped} of them had put their site in place`);
}

/** Lets the disk be full while what is kept is written, of which there is some more than of a site. */
async function fullKept(count: number): Promise<void> {
  const data = join(workFolder("kept"), "data");
  writeFirstFolder(data);
  const row = join(data, "plan", "first", "plan.csv");
  let [whole, said] = [0, 0];
  for (let number = 0; number < count; number += 1) {
    const mounted = await onDisk(80_000_000, async (disk) => {
      const out = join(disk, "dist");
      await build({ data, out, site: false }, silent);
      const size = (path: string) => bytesBelow(join(disk, "dist.sites", path));
      const [site, kept] = [size("1"), size("kept")];
      writeFileSync(row, readFileSync(row, "utf8").replace(/(\n[^,\n]*,[^,\n]*)/, "$1又"));
      fill(disk, Math.round(site * 1.1 + draw() * kept));
      const { code, stderr } = await cli(["build", "--data", data, "--out", out, "--no-site"]);
      if (!(await isWhole(out))) fault(`full disk of what is kept ${number}: no whole site stands`);
      whole += code === 0 ? 1 : 0;
      said += stderr.includes("nothing is kept for the next build") ? 1 : 0;
      rmSync(join(disk, "filler"));
      const next = await cli(["build", "--data", data, "--out", out, "--no-site"]);
      if (next.code !== 0) fault(`after a full disk of what is kept ${number}: ${next.stderr}`);
      const fresh = join(disk, "fresh");
      await build({ data, out: fresh, site: false, force: true }, silent);
      if (JSON.stringify(hashesBelow(out)) !== JSON.stringify(hashesBelow(fresh)))
        fault(`after a full disk of what is kept ${number}: not the site from nothing`);
      const left = readdirSync(join(disk, "dist.sites", "kept")).filter((name) => name.endsWith(".new"));
      if (left.length) fault(`after a full disk of what is kept ${number}: ${left.join(", ")}`);
    });
    if (!mounted) return tell("full disks of what is kept", "left out: no file system may be mounted here");
  }
  tell("full disks of what is kept", `${count}; ${whole} built, of which ${said} said that nothing is kept`);
}

/** The bytes that files below a folder take on a disk. */
function bytesBelow(folder: string): number {
  const { stdout } = spawnSync("du", ["-s", "-B1", folder], { encoding: "utf8" });
  return Number(stdout.split("\t")[0]);
}

await kills(many("KILLS", 500), many("LANES", 6));
await writers(many("WRITERS", 20));
await fullDisks(many("DISKS", 50));
await fullBuilds(many("BUILDS", 10));
await killedBuilds(many("KILLED", 50));
await fullKept(many("KEPT", 10));
tell("lost or damaged", String(faults.length));
process.exitCode = faults.length ? 1 : 0;
endRun();
