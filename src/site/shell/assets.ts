import { readdirSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "./bundle.ts";

/**
 * Writes the style sheets and scripts of the pages into the site, without what only those who write them need; the sheets
 * that one imports are joined into it.
 */
export async function writeAssets(reports: string, site: string): Promise<void> {
  const files = readdirSync(reports).filter((name) => /\.(css|js)$/.test(name));
  const common = { minify: true, tsconfigRaw: "{}", outdir: site };
  const [sheets, scripts] = [".css", ".js"].map((kind) =>
    files.filter((name) => name.endsWith(kind)).map((name) => join(reports, name)),
  ) as [string[], string[]];
  await Promise.all([
    bundle({ ...common, entryPoints: sheets, bundle: true }),
    bundle({ ...common, entryPoints: scripts }),
  ]);
}
