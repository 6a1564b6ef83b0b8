import { copyFileSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { sourceOfAsset } from "../kit/asset.ts";
import { ASSETS, sitesOf, standing } from "./place.ts";

/**
 * Puts the style sheets and scripts of an edition beside those of the kept ones, in one folder, so that a server answers a page
 * that was loaded before a build with its own. What stands under a name is the same, since names have the hash of what is in them.
 */
export function keepAssets(edition: string, out: string): void {
  const names = assetsOf(edition);
  if (names.length === 0) return;
  const folder = join(sitesOf(out), ASSETS);
  mkdirSync(folder, { recursive: true });
  try {
    for (const name of names) putBeside(join(edition, name), join(folder, name));
  } catch {
    // Another user's: a new one takes its place.
    renameSync(folder, join(sitesOf(out), `gone-${ASSETS}`));
    mkdirSync(folder);
    for (const name of names) putBeside(join(edition, name), join(folder, name));
  }
}

/** Removes those that none of these editions has. Returns what could not be removed and why. */
export function clearAssets(out: string, editions: string[]): string[] {
  const folder = join(sitesOf(out), ASSETS);
  if (!standing(folder)?.isDirectory()) return [];
  const stay = new Set(editions.flatMap((edition) => assetsOf(join(sitesOf(out), edition))));
  try {
    for (const name of readdirSync(folder)) if (!stay.has(name)) rmSync(join(folder, name), { force: true });
    return [];
  } catch (error) {
    return [`${folder}: ${(error as Error).message}`];
  }
}

function putBeside(from: string, to: string): void {
  if (standing(to)) return;
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

function assetsOf(edition: string): string[] {
  if (!standing(edition)?.isDirectory()) return [];
  return readdirSync(edition).filter((name) => sourceOfAsset(name) !== undefined);
}
