import { lstatSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { isRunning } from "../core/disk/beside.ts";

/** How the names of temporary folders begin that processes of this host make; the process follows. */
const before = () => `quality-city-build-${hostname()}-`;

/** A new temporary folder of this process; what processes of this host and user left that run no longer is removed. */
export function temporaryFolder(): string {
  const folder = tmpdir();
  for (const name of readdirSync(folder)) if (isLeft(folder, name)) remove(join(folder, name));
  return mkdtempSync(join(folder, `${before()}${process.pid}-`));
}

function isLeft(folder: string, name: string): boolean {
  const [, pid] = (name.startsWith(before()) && /^(\d+)-\w+$/.exec(name.slice(before().length))) || [];
  if (pid === undefined || isRunning(Number(pid))) return false;
  const stands = lstatSync(join(folder, name), { throwIfNoEntry: false });
  return stands?.isDirectory() === true && stands.uid === (process.geteuid?.() ?? stands.uid);
}

function remove(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // Another build removes it too.
  }
}
