import { mkdtempSync, readdirSync, readlinkSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { flushFolder } from "../../core/disk/beside.ts";
import { takeLock } from "../../core/disk/lock.ts";
import { isOwn, linkOf, MARK, type Place, previousOf, sitesOf, standing } from "./place.ts";

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
      const made = linkTo(site, out);
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

/** Moves a site among the sites, under the next number, and makes a link that leads to it from `out`. */
function linkTo(site: string, out: string): string {
  const sites = sitesOf(out);
  const numbers = readdirSync(sites).map((name) => Number(/^(?:gone-)?(\d+)$/.exec(name)?.[1] ?? 0));
  const number = String(1 + Math.max(0, ...numbers));
  renameSync(site, join(sites, number));
  flushFolder(sites);
  const link = linkOf(out);
  rmSync(link, { force: true });
  symlinkSync(join(basename(sites), number), link);
  return link;
}

/** A new folder to build `out` in, in place of what earlier builds left; no two builds ever share one. */
export function workIn(out: string): string {
  clearLeft(out);
  return mkdtempSync(join(sitesOf(out), "build-"));
}

/**
 * Removes what builds of `out` left: all that no link beside leads to. Returns what could not be removed and why. Where
 * a child of a build is not dead yet and still writes, the next removes it.
 */
export function clear(out: string): string[] {
  const sites = sitesOf(out);
  if (!isOwn(sites)) return [];
  recover(out);
  const left = clearLeft(out);
  if (readdirSync(sites).every((name) => name === MARK)) rmSync(sites, { recursive: true, force: true });
  return left;
}

function clearLeft(out: string): string[] {
  const sites = sitesOf(out);
  const kept = new Set([MARK, ...ledTo(out)]);
  return readdirSync(sites).flatMap((name) => {
    if (kept.has(name)) return [];
    try {
      // Under another name first: what writes there still, such as another thread, finds no place for it any more.
      const gone = name.startsWith("gone-") ? name : `gone-${name}`;
      renameSync(join(sites, name), join(sites, gone));
      rmSync(join(sites, gone), { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
      return [];
    } catch (error) {
      return [`${join(sites, name)}: ${(error as Error).message}`];
    }
  });
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
