import { type Dirent, readdirSync, statSync } from "node:fs";
import { placeOf, spelled } from "./disk/filename.ts";

/** What a name below a folder stands for: a file, or what is no file, or a folder that may not be read. */
export type EntryKind = "file" | "link" | "pipe" | "socket" | "device" | "closed folder";

/** Something below a folder: its path from there, as it is spelled. */
export interface Entry {
  path: string;
  kind: EntryKind;
}

/**
 * The files below `root` in a folder of it, or the file of that name: their paths from `root`, in order. Hidden files
 * and Excel's lock files are none; what is not there has none.
 */
export function pathsBelow(root: string, name = ""): string[] {
  if (stats(wholeOf(root, name))?.isFile()) return [name];
  return entriesBelow(root, name).flatMap(({ path, kind }) => {
    if (kind === "closed folder") throw new Error(`no right to read the folder ${path} in ${root}`);
    return kind === "file" ? [path] : [];
  });
}

/**
 * All that is below `root` in a folder of it, but folders that may be read, hidden files and Excel's lock files: in the
 * order of the paths. Links are not followed, and nothing is opened but folders.
 */
export function entriesBelow(root: string, name = ""): Entry[] {
  const whole = wholeOf(root, name);
  if (!whole || !stats(whole)?.isDirectory()) return [];
  const found: Entry[] = [];
  const visit = (path: string, place: Buffer) => {
    const entries = read(place);
    if (!entries) found.push({ path, kind: "closed folder" });
    for (const entry of entries ?? []) {
      const spelling = spelled(entry.name);
      const below = path === "" ? spelling : `${path}/${spelling}`;
      if (entry.isDirectory()) visit(below, Buffer.concat([place, Buffer.from("/"), entry.name]));
      else if (!/^(\.|~\$)/.test(spelling)) found.push({ path: below, kind: kindOf(entry) });
    }
  };
  visit(name, whole);
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function wholeOf(root: string, name: string): Buffer | undefined {
  return name === "" ? Buffer.from(root) : placeOf(root, name);
}

function stats(place: Buffer | undefined) {
  try {
    return place && statSync(place, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function read(folder: Buffer): Dirent<Buffer>[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true, encoding: "buffer" });
  } catch {
    return undefined;
  }
}

function kindOf(entry: Dirent<Buffer>): EntryKind {
  if (entry.isFile()) return "file";
  if (entry.isSymbolicLink()) return "link";
  if (entry.isFIFO()) return "pipe";
  return entry.isSocket() ? "socket" : "device";
}
