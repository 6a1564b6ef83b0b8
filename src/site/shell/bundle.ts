import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type BuildOptions, build } from "esbuild";
import type { Edition } from "../../facts/edition.ts";

/** How many digits of its sha256 stand in the name of a style sheet or script. */
const DIGITS = 8;

/**
 * Puts sources together into files of a site that is there, named by what they say. The files are written here and not by the compiler,
 * a process of its own that might write still when the build has been ended; nor does it name them, since its hashes are those of paths
 * too. Returns their names, by those of their sources.
 */
export async function bundleAssets(options: BuildOptions): Promise<Edition["assets"]> {
  const assets: Edition["assets"] = {};
  for (const { path, contents } of await bundled(options)) {
    const source = basename(path);
    const name = nameOfAsset(source, contents);
    writeFileSync(join(dirname(path), name), contents);
    assets[source] = name;
  }
  return assets;
}

function nameOfAsset(source: string, contents: Uint8Array): string {
  const sha256 = createHash("sha256").update(contents).digest("hex");
  return source.replace(/\.\w+$/, (ending) => `-${sha256.slice(0, DIGITS).toUpperCase()}${ending}`);
}

/** Puts sources together into files that nobody has written yet. */
export async function bundled(
  options: BuildOptions,
): Promise<{ path: string; contents: Uint8Array; text: string }[]> {
  const { outputFiles } = await build({ ...options, charset: "utf8", logLevel: "silent", write: false });
  return outputFiles;
}
