import { existsSync, renameSync, rmSync } from "node:fs";

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
