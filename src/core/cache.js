import { createHash } from "node:crypto";
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";

/** The folder where what is made of sources alone is kept; another may be named, and need not be there to stay. */
const KEPT = resolve(
  process.env.QUALITY_CITY_CACHE ??
    join(import.meta.dirname, "..", "..", "node_modules", ".cache", "quality-city"),
);
/** How many folders are kept, and how many more that a process may be reading still, being younger than a day. */
const MOST = 20;
const DAY = 24 * 60 * 60 * 1000;

/**
 * Where a folder that is made of these files, and of nothing else but this version of Node, is kept; it is there, whole, or
 * not at all: see `isKept`.
 * @param {string} kind
 * @param {[name: string, path: string][]} files each by the name under which it goes into what is made, and where it is
 */
export function keptPath(kind, files) {
  const hash = createHash("sha256").update(process.version);
  for (const [name, path] of files) {
    const bytes = readFileSync(path);
    hash.update(`\0${name}\0${bytes.length}\0`).update(bytes);
  }
  return join(KEPT, `${kind}-${hash.digest("hex")}`);
}

/**
 * Whether a folder is kept, and may be read by whoever runs this.
 * @param {string} kept its path, by `keptPath`
 */
export function isKept(kept) {
  try {
    accessSync(kept, constants.R_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Keeps a copy of a finished folder, for every user: one installs the product, another builds with it. Nothing happens where
 * it cannot be written: what is kept only saves time.
 * @param {string} folder
 * @param {string} kept its path, by `keptPath`
 */
export function keep(folder, kept) {
  try {
    openFrom(KEPT, mkdirSync(KEPT, { recursive: true }));
    const making = mkdtempSync(`${kept}-`);
    try {
      cpSync(folder, making, { recursive: true });
      openToAll(making);
      renameSync(making, kept);
    } finally {
      rmSync(making, { recursive: true, force: true });
    }
    removeOld();
  } catch {
    // Another process may have been first, or there is no right to write.
  }
}

/**
 * Lets every user into a folder and those above it, up to the first that was made, whatever the umask.
 * @param {string} folder
 * @param {string | undefined} first
 */
function openFrom(folder, first) {
  if (first === undefined) return;
  chmodSync(folder, 0o755);
  if (folder !== first) openFrom(dirname(folder), first);
}

/**
 * Lets every user read a folder and all in it, whatever the umask.
 * @param {string} folder
 */
function openToAll(folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, 0o644);
  }
}

function removeOld() {
  const folders = readdirSync(KEPT)
    .map((name) => ({ path: join(KEPT, name), age: Date.now() - statSync(join(KEPT, name)).mtimeMs }))
    .sort((a, b) => a.age - b.age);
  for (const { path, age } of folders.slice(MOST))
    if (age > DAY) rmSync(path, { recursive: true, force: true });
}
