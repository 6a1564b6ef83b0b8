import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { transform } from "esbuild";

/** Writes the style sheets and scripts of the pages into the site, without what only those who write them need. */
export async function writeAssets(reports: string, site: string): Promise<void> {
  const files = readdirSync(reports).filter((name) => /\.(css|js)$/.test(name));
  await Promise.all(
    files.map(async (file) => {
      const { code } = await transform(readFileSync(join(reports, file), "utf8"), {
        loader: extname(file) === ".css" ? "css" : "js",
        minify: true,
        charset: "utf8",
      });
      writeFileSync(join(site, file), code);
    }),
  );
}
