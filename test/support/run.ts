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

/**
 * Runs the product's command line within this process, for what it says and does: nothing is started, and nothing loaded anew.
 * A `build` is in a process of its own as ever.
 */
export async function cliHere(args: string[], env: Record<string, string> = {}): Promise<Ran> {
  const { main } = await import("../../src/cli/cli.ts");
  const ran: Ran = { code: null, stdout: "", stderr: "" };
  const before = Object.keys(env).map((name) => [name, process.env[name]] as const);
  const writes = (["stdout", "stderr"] as const).map((name) => {
    const { write } = process[name];
    process[name].write = ((text: string | Uint8Array, ...more: unknown[]) => {
      ran[name] += Buffer.from(text as string).toString();
      for (const done of more) if (typeof done === "function") done();
      return true;
    }) as typeof write;
    return () => {
      process[name].write = write;
    };
  });
  Object.assign(process.env, env);
  try {
    ran.code = await main([process.execPath, BIN, ...args]);
  } finally {
    for (const [name, text] of before)
      if (text === undefined) delete process.env[name];
      else process.env[name] = text;
    for (const restore of writes) restore();
  }
  return ran;
}

/** Runs the product's command line. */
export function cli(args: string[], options?: Parameters<typeof run>[2]): Promise<Ran> {
  return run(process.execPath, [BIN, ...args], options);
}
