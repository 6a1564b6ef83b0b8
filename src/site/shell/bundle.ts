import { writeFileSync } from "node:fs";
import { type BuildOptions, build } from "esbuild";

/**
 * Puts sources together into files of a site that is there. The files are written here and not by the compiler, a process of
 * its own that might write still when the build has been ended. Returns their paths.
 */
export async function bundle(options: BuildOptions): Promise<string[]> {
  const files = await bundled(options);
  for (const { path, contents } of files) writeFileSync(path, contents);
  return files.map(({ path }) => path);
}

/** Puts sources together into files that nobody has written yet. */
export async function bundled(
  options: BuildOptions,
): Promise<{ path: string; contents: Uint8Array; text: string }[]> {
  const { outputFiles } = await build({ ...options, charset: "utf8", logLevel: "silent", write: false });
  return outputFiles;
}
