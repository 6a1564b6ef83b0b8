/**
 * Says whether the product still makes of the shipped data, the July plan and the foreign one what it made at another commit:
 * `npm run same -- REF`. Every file that differs is named with the first place, and with the reason that `changes.csv` gives for
 * it; ends with 1 where one has no reason there.
 */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import Papa from "papaparse";
import { differences } from "./compare.ts";

const MOST_NAMED = 40;
const HERE = import.meta.dirname;
const ROOT = join(HERE, "..", "..");
const [ref] = process.argv.slice(2);
if (!ref) throw new Error("no commit is named: npm run same -- REF");

const work = mkdtempSync(join(tmpdir(), "quality-city-same-"));
const checkout = join(work, "checkout");
const run = (folder: string, command: string, ...args: string[]) =>
  execFileSync(command, args, { cwd: folder, stdio: ["ignore", "pipe", "inherit"] }).toString();

try {
  run(ROOT, "git", "worktree", "add", "--detach", checkout, ref);
  const lock = (folder: string) => readFileSync(join(folder, "package-lock.json"), "utf8");
  if (lock(checkout) === lock(ROOT))
    symlinkSync(resolve(ROOT, "node_modules"), join(checkout, "node_modules"));
  else run(checkout, "npm", "ci");
  mkdirSync(join(checkout, "test/same"), { recursive: true });
  cpSync(join(HERE, "sites.ts"), join(checkout, "test/same/sites.ts"));
  for (const [folder, out] of [
    [checkout, "before"],
    [ROOT, "after"],
  ] as const)
    run(folder, process.execPath, "--import", "tsx", "test/same/sites.ts", join(work, out));
  process.exitCode = report(join(work, "before"), join(work, "after"));
} finally {
  run(ROOT, "git", "worktree", "remove", "--force", checkout);
  rmSync(work, { recursive: true, force: true });
}

/** Prints what differs and why; 1 where there is no reason for a difference, else 0. */
function report(before: string, after: string): number {
  const { data: reasons } = Papa.parse<{ files: string; why: string }>(
    readFileSync(join(HERE, "changes.csv"), "utf8"),
    { header: true, skipEmptyLines: true },
  );
  const all = differences(before, after);
  const reasonOf = (file: string) => reasons.find(({ files }) => new RegExp(`^${files}$`).test(file));
  for (const reason of reasons) {
    const of = all.filter(({ file }) => reasonOf(file) === reason);
    if (of.length > 0) console.log(`${of.length} files ${reason.files}: ${reason.why}`);
  }
  const unexplained = all.filter(({ file }) => !reasonOf(file));
  for (const { file, how, was, is } of unexplained.slice(0, MOST_NAMED))
    console.log(
      how === "differs" ? `differs  ${file}\n  was  ${was}\n  is   ${is}` : `${how.padEnd(8)} ${file}`,
    );
  console.log(`${all.length} files differ, ${unexplained.length} of them without a reason`);
  return unexplained.length > 0 ? 1 : 0;
}
