import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { isRunning, writeBeside } from "./beside.ts";

/** Who holds a lock. `life` tells the process from a later one of the same number, where the system says. */
interface Holder {
  pid: number;
  host: string;
  started: string;
  life: string;
}

/** A lock that is held. */
export interface Lock {
  /** What was taken over, in words: a lock whose process is gone. */
  note: string | undefined;
  /** Gives the lock up, where it is still this process's. */
  release(): void;
}

/** Another process holds the lock, or what stands in its place is none. */
export class LockError extends Error {
  override readonly name = "LockError";
}

/** Another process holds the lock: it may be waited for. */
class HeldError extends LockError {}

/** How old a lock that says nothing must be, or how far ahead, before it counts as left by what was cut off. */
const EMPTY_FOR = 60_000;
/** How long one that waits for a lock sleeps at most before it looks again. */
const NAP = 40;

/**
 * Takes the lock at `path`, a file that is there whole or not at all. A lock whose process is gone on this host is taken
 * over. Where another process holds it, or one on another host, waits for at most `patience` milliseconds, then throws
 * `LockError`.
 */
export function takeLock(path: string, patience = 0): Lock {
  const holder: Holder = {
    pid: process.pid,
    host: hostname(),
    started: new Date().toISOString(),
    life: lifeOf(process.pid),
  };
  const own = `${JSON.stringify(holder)}\n`;
  const until = performance.now() + patience;
  for (;;) {
    try {
      return {
        note: take(path, own),
        release: () => void (read(path) === own && rmSync(path, { force: true })),
      };
    } catch (error) {
      if (!(error instanceof HeldError) || performance.now() >= until) throw error;
      nap();
    }
  }
}

/** Does something under a lock, waiting for it. */
export function underLock<T>(path: string, patience: number, work: () => T): T {
  const lock = takeLock(path, patience);
  try {
    return work();
  } finally {
    lock.release();
  }
}

/** Writes `own` as the lock; returns what was taken over. Throws `LockError` where another holds it. */
function take(path: string, own: string): string | undefined {
  for (;;) {
    const text = read(path);
    if (text === undefined) {
      if (create(path, own)) return undefined;
      continue;
    }
    const other = holderOf(text, path);
    if (!isGone(other, path))
      throw new HeldError(
        `held by ${wordsOf(other)}: ${path} (wait until it ends; remove the file if it no longer runs)`,
      );
    if (replace(path, text, own))
      return `took over the lock of ${wordsOf(other)}, which ended without giving it up`;
  }
}

/** Puts `own` in the place of the lock that says `text`, one process at a time; whether it still said so. */
function replace(path: string, text: string, own: string): boolean {
  return underLock(`${path}.next`, 0, () => {
    if (read(path) !== text) return false;
    renameSync(writeBeside(path, own), path);
    return true;
  });
}

/** Makes the lock, with what it says in it from the start, unless it is there. */
function create(path: string, text: string): boolean {
  const beside = writeBeside(path, text);
  try {
    linkSync(beside, path);
    return true;
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return false;
    if (!["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"].includes(code)) throw error;
    return createInPlace(path, text);
  } finally {
    rmSync(beside, { force: true });
  }
}

/** The same where the file system has no links. */
function createInPlace(path: string, text: string): boolean {
  try {
    writeFileSync(path, "", { flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
  try {
    writeFileSync(path, text);
    return true;
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Who holds the lock that says `text`: null where it says nothing. Throws `LockError` where it is no lock. */
function holderOf(text: string, path: string): Holder | null {
  if (text === "") return null;
  try {
    const { pid, host, started, life } = JSON.parse(text) as Partial<Holder>;
    if (Number.isInteger(pid) && Number(pid) > 0 && host)
      return { pid: Number(pid), host, started: String(started), life: String(life ?? "") };
  } catch {
    // told below
  }
  throw new LockError(`no lock of this program: ${path} (move the file away, or name another folder)`);
}

function isGone(holder: Holder | null, path: string): boolean {
  if (!holder) {
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    return Math.abs(age) > EMPTY_FOR;
  }
  if (holder.host !== hostname()) return false;
  return !isRunning(holder.pid) || (holder.life !== "" && lifeOf(holder.pid) !== holder.life);
}

/** What tells a process from every other: the boot it lives in and its start; empty where it is dead or not known. */
function lifeOf(pid: number): string {
  try {
    const [state, ...fields] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return state === "Z" ? "" : `${boot} ${fields[18]}`;
  } catch {
    return "";
  }
}

/** Sleeps a little, each process for a time of its own, so that those that wait do not wake together. */
function nap(): void {
  const length = NAP / 4 + ((process.pid * 7 + Math.floor(performance.now())) % NAP);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, length);
}

function wordsOf(holder: Holder | null): string {
  return holder
    ? `process ${holder.pid} on ${holder.host} since ${holder.started}`
    : "a process that has not said who it is";
}
