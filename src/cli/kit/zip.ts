import { closeSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { Zip, ZipDeflate, ZipPassThrough } from "fflate";
import { ConfigError } from "../../core/error.ts";
import type { KitFile } from "./contents.ts";

/** The day of every file, wherever and whenever it is packed. */
const DAY = new Date(1980, 0, 1);
/** The most files that the plain form of a zip holds. */
const MOST = 65_535;
/** Packed as on Unix: programs for which a name of any other system is one of an old code page write 说明 as it is. */
const UNIX = 3;
const ATTRIBUTES = (0o100644 << 16) >>> 0;
/** What is packed already. */
const PACKED = /\.(?:xlsx|zip|png|parquet)$/;

/** Packs files and texts into one file, the same bytes for the same contents, in the order in which they are given. */
export function writeZip(out: string, texts: Record<string, string>, files: KitFile[]): void {
  if (files.length + Object.keys(texts).length > MOST)
    throw new ConfigError(`${files.length} files are too many for a kit`, `pack at most ${MOST}`);
  const beside = `${out}.new`;
  const target = openSync(beside, "w");
  try {
    const zip = new Zip((error, chunk) => {
      if (error) throw error;
      writeSync(target, chunk);
    });
    const add = (path: string, bytes: Uint8Array) => {
      const entry = PACKED.test(path) ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 });
      entry.mtime = DAY;
      entry.os = UNIX;
      entry.attrs = ATTRIBUTES;
      zip.add(entry);
      entry.push(bytes, true);
    };
    for (const [path, text] of Object.entries(texts)) add(path, Buffer.from(text));
    for (const { path, place } of files) add(path, readFileSync(place));
    zip.end();
    closeSync(target);
    renameSync(beside, out);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
