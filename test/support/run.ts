import { spawn } from "node:child_process";
import { chownSync } from "node:fs";
import { join } from "node:path";
import { workFolder } from "./files.ts";

export const BIN = join(import.meta.dirname, "..", "..", "src", "cli", "bin.js");

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Another user than the one who runs the tests. */
export interface User {
  uid: number;
  gid: number;
}

/** A user without any rights of his own, and whether commands may be run as him: only root may. */
export const NOBODY: User = { uid: 65534, gid: 65534 };
export const isRoot = process.getuid?.() === 0;

/** A folder for temporary files of another user: the machine's may be closed to him. */
export function temporaryOf({ uid, gid }: User): string {
  const folder = workFolder(`temporary-${uid}`);
  chownSync(folder, uid, gid);
  return folder;
}

/** What `work` gives where this process has no right that files do not grant to everybody; nothing in it may wait. */
export function withoutRights<T>(work: () => T): T {
  if (!isRoot) return work();
  process.seteuid?.(NOBODY.uid);
  try {
    return work();
  } finally {
    process.seteuid?.(0);
  }
}

/** Runs a command to its end, perhaps as another user. */
export function run(
  command: string,
  args: string[],
  { cwd = process.cwd(), env = {}, as }: { cwd?: string; env?: Record<string, string>; as?: User } = {},
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...(as && { TMPDIR: temporaryOf(as) }), ...env },
      stdio: ["ignore", "pipe", "pipe"],
      ...as,
    });
    const ran = { stdout: "", stderr: "" };
    child.stdout.on("data", (chunk) => {
      ran.stdout += chunk;
    });
    child.stderr.on("data", (chunk) => {
      ran.stderr += chunk;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, ...ran }));
  });
}

/** Runs the product's command line. */
export function cli(args: string[], options?: Parameters<typeof run>[2]): Promise<Ran> {
  return run(process.execPath, [BIN, ...args], options);
}
