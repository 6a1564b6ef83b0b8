import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";

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
  /** Gives the lock up, where it is still this build's. */
  release(): void;
}

/** Another build holds the lock. */
export class LockError extends Error {
  override readonly name = "LockError";
}

/** How old a lock without a readable holder must be before it counts as left by a build that was cut off. */
const UNREADABLE_FOR = 60_000;

/**
 * Takes the lock at `path`, a file made exclusively. A lock whose process is gone on this host is taken over; throws
 * `LockError` where another process, or one on another host, holds it.
 */
export function takeLock(path: string): Lock {
  const holder: Holder = {
    pid: process.pid,
    host: hostname(),
    started: new Date().toISOString(),
    life: lifeOf(process.pid),
  };
  const own = `${JSON.stringify(holder)}\n`;
  let note: string | undefined;
  while (!create(path, own)) {
    const text = read(path);
    if (text === undefined) continue;
    const other = parse(text);
    if (!isGone(other, path))
      throw new LockError(
        `held by ${wordsOf(other)}: ${path} (wait until it ends; remove the file if it no longer runs)`,
      );
    remove(path, text);
    note = `took over the lock of ${wordsOf(other)}, which ended without giving it up`;
  }
  return { note, release: () => void (read(path) === own && rmSync(path, { force: true })) };
}

function create(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** Removes the lock that says `text`; one that another build has made in its place meanwhile is put back. */
function remove(path: string, text: string): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
    if (read(aside) !== text) linkSync(aside, path);
  } catch (error) {
    if (!["ENOENT", "EEXIST"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  }
  rmSync(aside, { force: true });
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function parse(text: string): Holder | null {
  try {
    const { pid, host, started, life } = JSON.parse(text) as Partial<Holder>;
    return Number.isInteger(pid) && Number(pid) > 0 && host
      ? { pid: Number(pid), host, started: String(started), life: String(life ?? "") }
      : null;
  } catch {
    return null;
  }
}

function isGone(holder: Holder | null, path: string): boolean {
  if (!holder) {
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    return age > UNREADABLE_FOR;
  }
  if (holder.host !== hostname()) return false;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
  return holder.life !== "" && lifeOf(holder.pid) !== holder.life;
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

function wordsOf(holder: Holder | null): string {
  return holder
    ? `process ${holder.pid} on ${holder.host} since ${holder.started}`
    : "a build that has not said who it is";
}
