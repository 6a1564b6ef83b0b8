import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Loader } from "./contract.ts";

/** Every loader in a folder: the default export of each TypeScript file there, in the order of their names. */
export async function loadLoaders(folder: string): Promise<Loader[]> {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".ts"))
    .sort();
  return Promise.all(
    files.map(async (name) => {
      const module = (await import(pathToFileURL(join(folder, name)).href)) as { default?: Loader };
      if (!module.default?.name) throw new Error(`no default export of a loader in ${name}`);
      return module.default;
    }),
  );
}
