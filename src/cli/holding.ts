import { mkdirSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import { takeLock } from "../core/disk/lock.ts";
import { ConfigError } from "../core/error.ts";
import type { Progress } from "../core/progress.ts";
import { USUALLY_KEPT } from "../site/shell/kept-editions.ts";
import { clear, lockOf } from "../site/shell/swap.ts";

const ROOT = join(import.meta.dirname, "..", "..");

/**
 * Does the work of a build under the lock of its folder; nothing is left behind but the site, however the work ends. `last`
 * is done with what came of it, under the lock still.
 */
export async function holding<T>(
  options: { data: string; out: string; keep?: number | undefined },
  progress: Progress,
  work: () => Promise<T>,
  last: (result: T) => void = () => {},
): Promise<T> {
  const [data, out] = [resolve(options.data), resolve(options.out)];
  refuseToReplace(out, [data, ROOT, process.cwd()]);
  mkdirSync(dirname(out), { recursive: true });
  const lock = takeLock(lockOf(out));
  try {
    if (lock.note) progress.note(lock.note);
    const result = await clearing(out, options.keep, work);
    last(result);
    return result;
  } finally {
    lock.release();
  }
}

async function clearing<T>(out: string, editions = USUALLY_KEPT, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    clear(out, editions);
  }
}

/** Throws where the site would take the place of a folder that holds one of these. */
function refuseToReplace(out: string, folders: string[]): void {
  for (const folder of folders)
    if (`${folder}${sep}`.startsWith(`${out}${sep}`))
      throw new ConfigError(`the site would take the place of ${folder}`, "name another folder with --out");
}
