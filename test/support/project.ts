import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { filesBelow, WORK } from "./files.ts";
import { type Ran, run } from "./run.ts";

/** A copy of the project in which the README's commands can be run without touching it. */
export const PROJECT = join(WORK, "project");
const PRINTED = join(WORK, "printed.txt");
const COPIED = [
  ...["src", "loaders", "reports", "data", "package.json", "package-lock.json", "tsconfig.json"],
  ...["observablehq.config.ts", "README.md", "README.zh-CN.md"],
];
/** Another clock and language than those in which tests run. */
const ELSEWHERE = { TZ: "Pacific/Kiritimati", LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8" };
const PATH = `${join(process.cwd(), "node_modules", ".bin")}:${process.env.PATH}`;

/** Files of a folder get other times than those at which they were written. */
export function makeOld(folder: string): void {
  for (const path of filesBelow(folder)) utimesSync(join(folder, path), new Date(0), new Date(86_400_000));
}

/** Runs a command of the shell in the copy: elsewhere, and without any network where this machine allows that. */
export async function runElsewhere(command: string): Promise<Ran> {
  const alone = await run("unshare", ["-rn", "true"]).catch(() => ({ code: 1 }));
  const [first = "", ...rest] = [...(alone.code === 0 ? ["unshare", "-rn"] : []), "sh", "-c", command];
  return run(first, rest, { cwd: PROJECT, env: { ...ELSEWHERE, PATH } });
}

/** Builds the shipped data by the README's own command, once for all tests of a run; gives the site's folder. */
export async function buildShipped(): Promise<string> {
  const site = join(PROJECT, "dist");
  if (existsSync(site)) return site;
  mkdirSync(PROJECT, { recursive: true });
  for (const name of COPIED) cpSync(name, join(PROJECT, name), { recursive: true });
  symlinkSync(join(process.cwd(), "node_modules"), join(PROJECT, "node_modules"), "dir");
  makeOld(join(PROJECT, "data"));
  const { code, stdout, stderr } = await runElsewhere("npm run build");
  if (code !== 0) throw new Error(`npm run build ends with ${code}: ${stdout}${stderr}`);
  writeFileSync(PRINTED, stdout);
  return site;
}

/** What `npm run build` printed there. */
export const printed = () => readFileSync(PRINTED, "utf8");
