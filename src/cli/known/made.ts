import { createHash } from "node:crypto";
import { join } from "node:path";
import { sha256Of } from "../../core/disk/chunks.ts";
import { type Listing, listingOf } from "../../core/disk/listing.ts";
import type { BuildOptions } from "../build.ts";

const ROOT = join(import.meta.dirname, "..", "..", "..");
/** The folders of the program, and its files beside them; what npm has installed is told by a file of its own. */
const FOLDERS = ["src", "loaders", "reports"] as const;
const FILES = [
  ...["package.json", "package-lock.json", "tsconfig.json", "observablehq.config.ts"],
  "node_modules/.package-lock.json",
];

/** All that a build would be made of as it stands now. */
export interface Makings {
  /** One sha256 of all of it: files, program, Node.js and options. */
  sha256: string;
  inputs: Listing;
  /** The sha256 of the program's files, by path. */
  sources: Map<string, string>;
}

/** Lists what a build by these options would be made of; rejects soon after `stopped` is aborted. */
export async function makingsOf(options: BuildOptions, stopped?: AbortSignal): Promise<Makings> {
  const inputs = await listingOf(options.data, stopped);
  const sources = new Map(FILES.map((name) => [name, hashAt(join(ROOT, name))]));
  for (const name of FOLDERS) {
    const folder = name === "src" ? join(ROOT, name) : (options[name] ?? join(ROOT, name));
    for (const [path, { kind, sha256 }] of await listingOf(folder, stopped))
      sources.set(`${name}/${path}`, kind === "file" ? sha256 : kind);
  }
  const { asOf, knownAt, edition = "public", site, signKey, unsigned, models } = options;
  const hash = createHash("sha256");
  for (const part of [
    [process.version, process.platform, process.arch],
    [asOf, knownAt, edition, site, signKey === undefined ? null : hashAt(signKey), unsigned === true],
    models === undefined ? [] : inOrder(await listingOf(models, stopped)),
    inOrder(inputs).map(([path, { kind, sha256 }]) => [path, kind, sha256]),
    inOrder(sources),
  ])
    hash.update(`${JSON.stringify(part)}\n`);
  return { sha256: hash.digest("hex"), inputs, sources };
}

const inOrder = <T>(map: Map<string, T>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));

/** The sha256 of a file; none where it cannot be read. */
function hashAt(path: string): string {
  try {
    return sha256Of(path);
  } catch {
    return "";
  }
}
