import { createHash } from "node:crypto";
import { type Dirent, readdirSync, type Stats, statSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { chunksOf } from "./chunks.ts";
import { spelled } from "./filename.ts";

/** What stands under a name: its kind, `empty` being a folder with nothing in it, and the sha256 of what a file holds. */
interface Listed {
  kind: "file" | "linked file" | "linked folder" | "empty" | "closed" | "other";
  sha256: string;
}

/** All that stands below a folder, hidden files too, by path. */
export type Listing = Map<string, Listed>;

/** How long this process computes, in milliseconds, before it looks at what else there is to do, such as signals. */
const LONGEST = 100;

/**
 * Lists a folder as it stands, whatever is in it: what may not be read, or goes meanwhile, is `closed`. Links are
 * followed. Throws the reason of `stopped` soon after that is aborted.
 */
export async function listingOf(root: string, stopped?: AbortSignal): Promise<Listing> {
  const listing: Listing = new Map();
  let since = performance.now();
  const pause = async () => {
    if (performance.now() - since < LONGEST) return;
    await setImmediate();
    stopped?.throwIfAborted();
    since = performance.now();
  };
  const file = async (path: string, place: Buffer, kind: Listed["kind"]) => {
    try {
      const hash = createHash("sha256");
      for (const chunk of chunksOf(place)) {
        hash.update(chunk);
        await pause();
      }
      listing.set(path, { kind, sha256: hash.digest("hex") });
    } catch (error) {
      if (stopped?.aborted) throw error;
      listing.set(path, { kind: "closed", sha256: "" });
    }
  };
  const folder = async (path: string, place: Buffer, above: string[]) => {
    const entries = read(place);
    if (!entries) listing.set(`${path}/`, { kind: "closed", sha256: "" });
    else if (!entries.length && path) listing.set(`${path}/`, { kind: "empty", sha256: "" });
    for (const entry of entries ?? []) {
      const below = path === "" ? spelled(entry.name) : `${path}/${spelled(entry.name)}`;
      const at = Buffer.concat([place, Buffer.from("/"), entry.name]);
      const stands = entry.isSymbolicLink() ? stats(at) : entry;
      const id = entry.isSymbolicLink() && stands ? idOf(stands as Stats) : "";
      if (id && stands?.isDirectory()) listing.set(`${below}/.`, { kind: "linked folder", sha256: "" });
      if (stands?.isFile()) await file(below, at, id ? "linked file" : "file");
      else if (!stands?.isDirectory()) listing.set(below, { kind: "other", sha256: "" });
      else if (!above.includes(id)) await folder(below, at, id ? [...above, id] : above);
    }
  };
  await folder("", Buffer.from(root), []);
  return listing;
}

const idOf = ({ dev, ino }: Stats) => `${dev} ${ino}`;

function read(folder: Buffer): Dirent<Buffer>[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true, encoding: "buffer" });
  } catch {
    return undefined;
  }
}

function stats(place: Buffer): Stats | undefined {
  try {
    return statSync(place, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
