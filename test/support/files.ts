import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

const BELOW = join(import.meta.dirname, "..", ".work");
const RUN = "QUALITY_CITY_TESTS";

/** Where the tests of one run write: what starts workers names it for them, so that runs side by side share nothing. */
export const WORK = process.env[RUN] ?? join(BELOW, String(process.pid));

/** Names the folder of this run for the workers that it starts, and removes what runs left that were killed. */
export function beginRun(): void {
  process.env[RUN] = WORK;
  if (!existsSync(BELOW)) return;
  for (const pid of readdirSync(BELOW)) if (!isRunning(pid)) endRun(join(BELOW, pid));
}

/** Removes the folder of a run, by default of this one. */
export function endRun(folder = WORK): void {
  rmSync(folder, { recursive: true, force: true });
}

function isRunning(pid: string): boolean {
  try {
    return process.kill(Number(pid), 0);
  } catch {
    return false;
  }
}

/** A new folder inside the project, removed when the run is over. */
export function workFolder(name: string): string {
  mkdirSync(WORK, { recursive: true });
  return mkdtempSync(join(WORK, `${name}-`));
}

/** A copy of the shipped data in a new folder. */
export function copyData(name: string): string {
  const folder = join(workFolder(name), "data");
  cpSync("data", folder, { recursive: true });
  return folder;
}

/** The paths of all files below a folder, in order. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** The paths of all files of text below a folder; in Arrow and Parquet, which say what the JSON says, texts run together. */
export function textsBelow(folder: string): string[] {
  return filesBelow(folder).filter((path) => !/\.(arrow|parquet)$/.test(path));
}

/** The sha256 of every file below a folder, by path. */
export function hashesBelow(folder: string): Record<string, string> {
  return Object.fromEntries(
    filesBelow(folder).map((path) => [
      path,
      createHash("sha256")
        .update(readFileSync(join(folder, path)))
        .digest("hex"),
    ]),
  );
}

/** Replaces a text in a file; throws where it does not stand there. */
export function edit(path: string, from: string, to: string): void {
  const text = readFileSync(path, "utf8");
  if (!text.includes(from)) throw new Error(`not in ${path}: ${from}`);
  writeFileSync(path, text.replace(from, to));
}

/** Adds lines at the end of a file, which is made where it is not there. */
export function append(path: string, ...lines: string[]): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${lines.join("\n")}\n`, { flag: "a" });
}
