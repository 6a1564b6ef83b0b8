import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Loader } from "./contract.ts";

/** A loader with the name of its file and the sha256 of its source. */
export interface LoadedLoader extends Loader {
  file: string;
  sha256: string;
}

/**
 * Every loader in a folder: the default export of each TypeScript file there, in the order of their names. `importing` is
 * how such a file is imported, where whoever runs this cannot import TypeScript by itself.
 */
export async function loadLoaders(
  folder: string,
  importing: (file: string) => Promise<unknown> = (file) => import(pathToFileURL(file).href),
): Promise<LoadedLoader[]> {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".ts"))
    .sort();
  return Promise.all(
    files.map(async (name) => {
      const module = (await importing(join(folder, name))) as { default?: Loader };
      if (!module.default?.name) throw new Error(`no default export of a loader in ${name}`);
      const source = readFileSync(join(folder, name));
      const sha256 = createHash("sha256").update(source).digest("hex");
      return { ...module.default, file: name, sha256 };
    }),
  );
}
