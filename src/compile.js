import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const ROOT = join(import.meta.dirname, "..");
const PACKAGES = join(ROOT, "node_modules");
/** Where compiled sources are kept, by the hash of what they were compiled from; `npm ci` makes the first. */
const KEPT = join(PACKAGES, ".cache", "quality-city");
/** What is imported by itself, beside loaders. */
const ENTRIES = ["cli.ts", "publish/check/thread.ts"].map((name) => join(ROOT, "src", name));

/**
 * Imports a TypeScript file: a loader, or one of the product's entries. Node reads a compiled copy, which is made anew where
 * any source has changed. Throws what the compiler or the file itself does.
 * @param {string} file
 * @returns {Promise<unknown>} the module
 */
export async function importSource(file) {
  const path = resolve(file);
  const product = [...ENTRIES, ...sourcesIn(join(ROOT, "loaders"))];
  const base = product.includes(path) ? ROOT : dirname(path);
  const folder = await compiled(base, base === ROOT ? product : sourcesIn(base));
  return import(pathToFileURL(join(folder, relative(base, path).replace(/\.ts$/, ".mjs"))).href);
}

/** @param {string} folder */
function sourcesIn(folder) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.[jt]s$/.test(name))
    .sort()
    .map((name) => join(folder, name));
}

/**
 * The folder with the compiled copies of these entries, each at its place below `base`.
 * @param {string} base
 * @param {string[]} entries
 */
async function compiled(base, entries) {
  const hash = createHash("sha256").update(process.version);
  for (const file of [...sourcesIn(join(ROOT, "src")), ...entries])
    hash.update(`\0${file}\0`).update(readFileSync(file));
  const kept = join(KEPT, hash.digest("hex"));
  if (existsSync(kept)) return kept;
  const folder = emptyFolder(kept);
  const { build } = await import("esbuild");
  try {
    await build({
      ...{ entryPoints: entries, outbase: base, outdir: folder, outExtension: { ".js": ".mjs" } },
      ...{ bundle: true, splitting: true, packages: "external", logLevel: "silent" },
      ...{ format: "esm", platform: "node", target: `node${process.versions.node}` },
      plugins: [{ name: "at-home", setup: ({ onLoad }) => onLoad({ filter: /\.[jt]s$/ }, atHome) }],
    });
    if (dirname(folder) !== KEPT) return folder;
    renameSync(folder, kept);
  } catch (error) {
    rmSync(folder, { recursive: true });
    // Where another process was first, its copy is as good.
    if (!existsSync(kept)) throw error;
  }
  return kept;
}

/**
 * A new folder beside the one to be kept, or where that cannot be written, one that goes when the process ends.
 * @param {string} kept
 */
function emptyFolder(kept) {
  try {
    mkdirSync(KEPT, { recursive: true });
    return mkdtempSync(`${kept}-`);
  } catch {
    const folder = mkdtempSync(join(tmpdir(), "quality-city-"));
    symlinkSync(PACKAGES, join(folder, "node_modules"), "dir");
    process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
    return folder;
  }
}

/**
 * A source in which the places that it names beside itself are those of the source, not of its copy.
 * @param {{ path: string }} source
 * @returns {{ contents: string, loader: "ts" }}
 */
function atHome({ path }) {
  const url = pathToFileURL(path).href;
  const contents = readFileSync(path, "utf8").replace(/import\.meta\.(dirname|url)/g, (_, place) =>
    JSON.stringify(place === "url" ? url : dirname(path)),
  );
  return { contents, loader: "ts" };
}
