import { closeSync, copyFileSync, openSync, readSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import { ConfigError } from "../../core/error.ts";
import { sitesOf } from "../../site/shell/place.ts";

/** How a file of DuckDB begins, after the eight bytes of a checksum. */
const MAGIC = "DUCK";

/** Where a warehouse is made, and where it is kept then. */
export interface Kept {
  file: string;
  at: string;
}

/**
 * Where the warehouse of a build is made, in its own folder, and kept; nothing where it is not to be. Throws `ConfigError`
 * where the file may not be written: in the site, or in the place of another that is no warehouse.
 */
export function placeToKeep(
  options: { warehouse?: string | undefined; out: string },
  work: string,
): Kept | undefined {
  if (options.warehouse === undefined) return undefined;
  const [at, out] = [resolve(options.warehouse), resolve(options.out)];
  const refuse = (what: string) => {
    throw new ConfigError(what, "name another file with --warehouse");
  };
  for (const folder of [out, sitesOf(out)])
    if (`${at}${sep}`.startsWith(`${folder}${sep}`))
      refuse(`the warehouse would stand in the site, which others read: ${at}`);
  if (!statSync(dirname(at), { throwIfNoEntry: false })?.isDirectory())
    refuse(`no folder ${dirname(at)} to keep the warehouse in`);
  if (statSync(at, { throwIfNoEntry: false }) && !isWarehouse(at)) refuse(`${at} is no file of DuckDB`);
  return { file: join(work, "warehouse.duckdb"), at };
}

/** Keeps a finished warehouse, in one step. */
export function keepAt({ file, at }: Kept): void {
  const beside = `${at}.new`;
  try {
    copyFileSync(file, beside);
    renameSync(beside, at);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

/** Whether a file is one of DuckDB. */
export function isWarehouse(path: string): boolean {
  try {
    const file = openSync(path, "r");
    try {
      const bytes = Buffer.alloc(12);
      return readSync(file, bytes, 0, 12, 0) === 12 && bytes.toString("latin1", 8) === MAGIC;
    } finally {
      closeSync(file);
    }
  } catch {
    return false;
  }
}
