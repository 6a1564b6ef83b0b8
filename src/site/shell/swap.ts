import { mkdtempSync, readdirSync, readlinkSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { flushFolder } from "../../core/disk/beside.ts";
import { takeLock } from "../../core/disk/lock.ts";
import { clearAssets, keepAssets } from "./kept-assets.ts";
import { keepPrevious, staying } from "./kept-editions.ts";
import { ASSETS, isOwn, KEPT, linkOf, MARK, type Place, previousOf, sitesOf, standing } from "./place.ts";

/** The lock of a site, which whoever puts one in its place holds. */
export const lockOf = (out: string) => `${out}.lock`;

/** How many milliseconds one that would read a site waits for a build. */
const PATIENCE = 1000;

/** Puts back the earlier site where a swap of two steps was cut off between them. For the holder of the lock. */
export function recover(out: string): void {
  if (!standing(out) && isOwn(sitesOf(out)) && standing(previousOf(out))) renameSync(previousOf(out), out);
}

/** The same for whoever would read a site, where no build of it runs and he may. */
export function recoverForReader(out: string): void {
  if (standing(out) || !standing(previousOf(out))) return;
  try {
    const lock = takeLock(lockOf(out), PATIENCE);
    try {
      recover(out);
    } finally {
      lock.release();
    }
  } catch {
    // The reader tells that there is no site.
  }
}

/**
 * Puts the finished folder `site` in its place. With links that is one step: the link at `out` comes to lead to it. An
 * earlier site that is a folder itself is moved away before, which is a second step; where that is not followed by the
 * first, it is put back, by whatever comes next.
 */
export function swap(site: string, { out, links }: Place): void {
  const stands = standing(out);
  try {
    if (links) {
      const made = linkTo(moved(site, out), out);
      if (stands?.isDirectory()) renameSync(out, previousOf(out));
      renameSync(made, out);
    } else {
      if (stands) renameSync(out, previousOf(out));
      renameSync(site, out);
    }
  } catch (error) {
    recover(out);
    throw error;
  }
  flushFolder(dirname(out));
}

/** Moves a site among the sites, under the next number, which it returns; one before it is left to a site that is a folder. */
function moved(site: string, out: string): number {
  const sites = sitesOf(out);
  const numbers = readdirSync(sites).map((name) => Number(/^(?:gone-)?(\d+)$/.exec(name)?.[1] ?? 0));
  const number = (standing(out)?.isDirectory() ? 2 : 1) + Math.max(0, ...numbers);
  keepAssets(site, out);
  renameSync(site, join(sites, String(number)));
  flushFolder(sites);
  return number;
}

/** Makes a link that leads to a kept edition from `out`, beside it. */
function linkTo(edition: number, out: string): string {
  const link = linkOf(out);
  rmSync(link, { force: true });
  symlinkSync(join(basename(sitesOf(out)), String(edition)), link);
  return link;
}

/** Lets a kept edition stand at `out`, which is a link to another, in one step. For the holder of the lock. */
export function standAt(edition: number, out: string): void {
  renameSync(linkTo(edition, out), out);
  flushFolder(dirname(out));
}

/** A new folder to build `out` in, in place of what earlier builds left but for the editions that are kept; no two builds ever share one. */
export function workIn(out: string, editions = 1): string {
  clearLeft(out, editions);
  return mkdtempSync(join(sitesOf(out), "build-"));
}

/**
 * Removes what builds of `out` left: all that no link beside leads to, but what is kept for the next and so many editions. Returns what
 * could not be removed and why. Where a child of a build is not dead yet and still writes, the next removes it.
 */
export function clear(out: string, editions = 1): string[] {
  const sites = sitesOf(out);
  if (!isOwn(sites)) return [];
  recover(out);
  const left = clearLeft(out, editions);
  if (readdirSync(sites).every((name) => name === MARK)) rmSync(sites, { recursive: true, force: true });
  return left;
}

function clearLeft(out: string, editions: number): string[] {
  const sites = sitesOf(out);
  if (editions > 1) keepPrevious(out);
  const stay = staying(out, editions).map(String);
  const sitesThatStay = [...ledTo(out), ...stay];
  const kept = new Set([MARK, ...(standing(out) ? [KEPT, ASSETS] : []), ...sitesThatStay]);
  const left = clearAssets(out, sitesThatStay);
  for (const name of readdirSync(sites).filter((each) => !kept.has(each)))
    try {
      // Under another name first: what writes there still, such as another thread, finds no place for it any more.
      const gone = name.startsWith("gone-") ? name : `gone-${name}`;
      renameSync(join(sites, name), join(sites, gone));
      rmSync(join(sites, gone), { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
    } catch (error) {
      left.push(`${join(sites, name)}: ${(error as Error).message}`);
    }
  return left;
}

/** The sites of a folder that links beside it lead to: the one that stands, and those that somebody keeps. */
function ledTo(out: string): string[] {
  const [beside, sites] = [dirname(out), sitesOf(out)];
  return readdirSync(beside, { withFileTypes: true })
    .filter((entry) => entry.isSymbolicLink())
    .map((entry) => resolve(beside, readlinkSync(join(beside, entry.name))))
    .filter((to) => dirname(to) === sites)
    .map((to) => basename(to));
}
