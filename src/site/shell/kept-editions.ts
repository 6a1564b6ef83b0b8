import { readdirSync, readlinkSync, renameSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { isOwn, previousOf, sitesOf, standing } from "./place.ts";

/** How many editions of a site are kept unless somebody says otherwise, the one that stands among them. */
export const USUALLY_KEPT = 3;

/** The numbers of the editions of a site that are kept, the latest first. */
export function keptEditions(out: string): number[] {
  const sites = sitesOf(out);
  if (!isOwn(sites)) return [];
  return readdirSync(sites)
    .filter((name) => /^[1-9]\d*$/.test(name) && standing(join(sites, name, "manifest.json")) !== undefined)
    .map(Number)
    .sort((a, b) => b - a);
}

/** The number of the kept edition that stands at `out`; none where what stands there is none of them. */
export function editionThatStands(out: string): number | undefined {
  if (!standing(out)?.isSymbolicLink()) return undefined;
  const to = resolve(dirname(out), readlinkSync(out));
  const number = Number(basename(to));
  return dirname(to) === sitesOf(out) && keptEditions(out).includes(number) ? number : undefined;
}

/** The editions that stay, of which there are `most`: the one that stands, and the latest of the others. */
export function staying(out: string, most: number): number[] {
  const stands = editionThatStands(out);
  const others = keptEditions(out).filter((number) => number !== stands);
  return [...(stands === undefined ? [] : [stands]), ...others.slice(0, Math.max(0, most - 1))];
}

/** Makes a kept edition of the site that was a folder before the link took its place. */
export function keepPrevious(out: string): void {
  const [previous, stands] = [previousOf(out), editionThatStands(out)];
  if (stands === undefined || !standing(join(previous, "manifest.json"))) return;
  const own = join(sitesOf(out), String(stands - 1));
  try {
    if (stands > 1 && !standing(own)) renameSync(previous, own);
  } catch {
    // Whoever may not move it may not remove it either, which is told.
  }
}
