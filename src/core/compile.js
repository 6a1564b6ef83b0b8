import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { isMainThread } from "node:worker_threads";
import { isKept, keep, keptPath } from "./cache.js";

const ROOT = join(import.meta.dirname, "..", "..");
/** What is imported by itself, beside loaders. */
const ENTRIES = ["cli/cli.ts", "site/audit/thread.ts"].map((name) => join(ROOT, "src", name));

/** How what this process compiles for itself begins, its other threads' too. */
const TEMPORARY = join(tmpdir(), `quality-city-${process.pid}-`);
let removing = false;
/**
 * What this process compiles, or has compiled for itself: the folder, by where it would be kept.
 * @type {Map<string, Promise<string>>}
 */
const compiling = new Map();
/**
 * What is being looked for, by the folder of its sources: loaders are imported all at once, and need not read all sources each.
 * @type {Map<string, Promise<string>>}
 */
const looking = new Map();

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
  const looked = looking.get(base) ?? compiled(base, base === ROOT ? product : sourcesIn(base));
  looking.set(base, looked);
  const folder = await looked.finally(() => looking.delete(base));
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
 * The folder with the compiled copies of these entries, each at its place below `base`: the one that is kept, or one that
 * goes when the process ends.
 * @param {string} base
 * @param {string[]} entries
 */
async function compiled(base, entries) {
  // Where the sources stand is written into what is made of them: see `atHome`.
  const files = [...sourcesIn(join(ROOT, "src")), ...entries];
  const kept = keptPath(
    "compiled",
    files.map((path) => [path, path]),
  );
  if (isKept(kept)) return kept;
  const known = compiling.get(kept) ?? compile(base, entries, kept);
  compiling.set(kept, known);
  return known;
}

/**
 * @param {string} base
 * @param {string[]} entries
 * @param {string} kept
 */
async function compile(base, entries, kept) {
  const folder = mkdtempSync(TEMPORARY);
  removeAtExit();
  const { build } = await import("esbuild");
  await build({
    ...{ entryPoints: entries, outbase: base, outdir: folder, outExtension: { ".js": ".mjs" } },
    ...{ bundle: true, splitting: true, packages: "external", logLevel: "silent" },
    ...{ format: "esm", platform: "node", target: `node${process.versions.node}` },
    plugins: [{ name: "at-home", setup: ({ onLoad }) => onLoad({ filter: /\.[jt]s$/ }, atHome) }],
  });
  // Packages are found from where it stands.
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"), "dir");
  keep(folder, kept);
  if (!isKept(kept)) return folder;
  rmSync(folder, { recursive: true, force: true });
  return kept;
}

/** Removes what was compiled for this process alone; other threads are ended without being asked, so that the first sees to it. */
function removeAtExit() {
  if (removing || !isMainThread) return;
  removing = true;
  process.on("exit", () => {
    const [folder, begin] = [dirname(TEMPORARY), basename(TEMPORARY)];
    for (const name of readdirSync(folder))
      if (name.startsWith(begin)) rmSync(join(folder, name), { recursive: true, force: true });
  });
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
