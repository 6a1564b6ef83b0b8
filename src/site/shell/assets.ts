import { readdirSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "./bundle.ts";

/** The names of the style sheets and scripts of the pages. */
export function assetsIn(reports: string): string[] {
  return readdirSync(reports).filter((name) => /\.(css|js)$/.test(name));
}

/**
 * Writes the style sheets and scripts of the pages into the site, without what only those who write them need; the sheets
 * that one imports are joined into it.
 */
export async function writeAssets(reports: string, site: string): Promise<void> {
  const files = assetsIn(reports);
  const common = { minify: true, tsconfigRaw: "{}", outdir: site };
  const [sheets, scripts] = [".css", ".js"].map((kind) =>
    files.filter((name) => name.endsWith(kind)).map((name) => join(reports, name)),
  ) as [string[], string[]];
  await Promise.all([
    bundle({ ...common, entryPoints: sheets, bundle: true }),
    bundle({ ...common, entryPoints: scripts }),
  ]);
}
