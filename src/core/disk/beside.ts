import {
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { open } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";

const END = ".new";

/**
 * Writes a file in one step: beside it in its folder, flushed, then renamed, so that a reader, a full disk, a kill or a
 * power cut finds the earlier file or this one, whole. It keeps the rights and, where that is allowed, the owner of the
 * file that it takes the place of; a link is followed. Where it fails, nothing is left.
 */
export function writeWhole(path: string, bytes: string | Uint8Array): void {
  const whole = realOf(path);
  const beside = writeBeside(whole, bytes);
  try {
    renameSync(beside, whole);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
  flushFolder(dirname(whole));
}

/** Writes what is to become a file, flushed, beside it; returns where. Where it fails, nothing is left. */
export function writeBeside(path: string, bytes: string | Uint8Array): string {
  const beside = join(dirname(path), `${before(path)}${process.pid}${END}`);
  clearBeside(path);
  rmSync(beside, { force: true });
  try {
    const file = openSync(beside, "wx");
    try {
      takeAfter(file, path);
      writeFileSync(file, bytes);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
  return beside;
}

/** Makes what was made, renamed or removed in a folder last through a power cut, where the system can. */
export function flushFolder(folder: string): void {
  try {
    const file = openSync(folder, "r");
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (!["EACCES", "EINVAL", "EISDIR", "ENOTSUP", "EPERM"].includes(code)) throw error;
  }
}

/** How many files are flushed at once. */
const LANES = 16;

/** Makes all that is in a folder last through a power cut, as `flushFolder` does the folder; much sooner than one by one. */
export async function flushBelow(folder: string): Promise<void> {
  const below = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = below.filter((entry) => entry.isFile());
  const left = files.map(({ parentPath, name }) => join(parentPath, name));
  const lane = async () => {
    for (let path = left.pop(); path !== undefined; path = left.pop()) {
      const file = await open(path, "r");
      try {
        await file.sync();
      } finally {
        await file.close();
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  for (const { parentPath, name } of below.filter((entry) => entry.isDirectory()))
    flushFolder(join(parentPath, name));
  flushFolder(folder);
}

/** Whether a process of this host runs. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

/** How the names of files begin that processes of this host write beside one. */
const before = (path: string) => `.${basename(path)}.${hostname()}.`;

/** Removes what processes of this host that run no longer left beside a file. */
function clearBeside(path: string): void {
  const [folder, start] = [dirname(path), before(path)];
  for (const name of readdirSync(folder)) {
    const pid = name.startsWith(start) && name.endsWith(END) ? name.slice(start.length, -END.length) : "";
    if (/^\d+$/.test(pid) && !isRunning(Number(pid))) rmSync(join(folder, name), { force: true });
  }
}

function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return path;
    throw error;
  }
}

function takeAfter(file: number, path: string): void {
  const earlier = statSync(path, { throwIfNoEntry: false });
  if (!earlier) return;
  try {
    fchownSync(file, earlier.uid, earlier.gid);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") throw error;
  }
  fchmodSync(file, earlier.mode & 0o7777);
}
