import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Listing, listingOf } from "../../core/disk/listing.ts";
import type { Makings } from "./made.ts";

type Hashes = Record<string, string>;

/** The files of a site that its manifest does not list. */
const UNLISTED = ["manifest.json", "manifest.sig"];

/** The sha256 of a site's manifest and signature, by which it is known; none where there is no site. */
export function sealOf(site: string): string {
  try {
    const hash = createHash("sha256");
    for (const name of UNLISTED) hash.update(readFileSync(join(site, name)));
    return hash.digest("hex");
  } catch {
    return "";
  }
}

/** Whether a site holds what its manifest lists, byte for byte, and nothing else. */
export async function isWhole(site: string, stopped?: AbortSignal): Promise<boolean> {
  const { outputs } = manifestOf(site);
  const listing = await listingOf(site, stopped);
  return (
    listing.size === Object.keys(outputs).length + UNLISTED.length &&
    Object.entries(outputs).every(([path, sha256]) => isFile(listing, path, sha256)) &&
    UNLISTED.every((path) => isFile(listing, path))
  );
}

/** Whether all that a site's manifest names as what went in is among these, as it was then. */
export function isMadeOf(site: string, { inputs, sources }: Makings): boolean {
  const manifest = manifestOf(site);
  const received = new Set([...inputs.values()].map(({ sha256 }) => `received/${sha256}`));
  return (
    Object.entries(manifest.inputs).every(
      ([path, sha256]) => received.has(path) || inputs.get(path)?.sha256 === sha256,
    ) && Object.entries(manifest.sources).every(([path, sha256]) => sources.get(path) === sha256)
  );
}

function isFile(listing: Listing, path: string, sha256?: string): boolean {
  const listed = listing.get(path);
  return listed?.kind === "file" && (sha256 === undefined || listed.sha256 === sha256);
}

function manifestOf(site: string): { inputs: Hashes; sources: Hashes; outputs: Hashes } {
  return JSON.parse(readFileSync(join(site, "manifest.json"), "utf8"));
}
