import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Edition } from "../../facts/edition.ts";
import { bundleAssets } from "./bundle.ts";

/** The sources of the style sheets and scripts of the pages. */
export function assetsIn(reports: string): string[] {
  return readdirSync(reports).filter((name) => /\.(css|js)$/.test(name));
}

/**
 * Writes the style sheets and scripts of the pages into the site, without what only those who write them need; the sheets
 * that one imports are joined into it. Returns their names.
 */
export async function writeAssets(reports: string, site: string): Promise<Edition["assets"]> {
  const files = assetsIn(reports);
  const common = { minify: true, tsconfigRaw: "{}", outdir: site };
  const [sheets, scripts] = [".css", ".js"].map((kind) =>
    files.filter((name) => name.endsWith(kind)).map((name) => join(reports, name)),
  ) as [string[], string[]];
  const written = await Promise.all([
    bundleAssets({ ...common, entryPoints: sheets, bundle: true }),
    bundleAssets({ ...common, entryPoints: scripts }),
  ]);
  return Object.assign({}, ...written);
}
