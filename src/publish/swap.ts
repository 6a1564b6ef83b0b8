import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";

/** Where the earlier site stands while a new one is put in its place. */
const previous = (out: string) => `${out}.previous`;

/** Puts back the earlier site where a swap was cut off between its two steps. */
export function recover(out: string): void {
  if (existsSync(previous(out)) && !existsSync(out)) renameSync(previous(out), out);
  rmSync(previous(out), { recursive: true, force: true });
}

/** Puts the finished folder `site` in the place of `out`; the earlier one is removed only when the new one stands. */
export function swap(site: string, out: string): void {
  if (existsSync(out)) renameSync(out, previous(out));
  renameSync(site, out);
  rmSync(previous(out), { recursive: true, force: true });
}

/** Where builds of `out` work. */
const building = (out: string) => `${out}.building`;

/** A new folder to build `out` in, in place of what earlier builds left; no two builds ever share one. */
export function workIn(out: string): string {
  clearWork(out);
  mkdirSync(building(out), { recursive: true });
  return mkdtempSync(join(building(out), "build-"));
}

/** Removes what builds of `out` left. Where a child of one is not dead yet and still writes, the next removes it. */
export function clearWork(out: string): void {
  const folder = building(out);
  try {
    // Under other names first: what writes there still, such as another thread, finds no place for it any more.
    for (const name of existsSync(folder) ? readdirSync(folder) : [])
      renameSync(join(folder, name), join(folder, `gone-${name}`));
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
  } catch {}
}
