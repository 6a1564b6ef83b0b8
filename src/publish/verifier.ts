import { join } from "node:path";
import { buildSync } from "esbuild";

const SOURCES = join(import.meta.dirname, "..", "verify");

/** Writes the checker of a site into it: one file that Node runs without any package. */
export function writeVerifier(site: string): void {
  buildSync({
    absWorkingDir: SOURCES,
    entryPoints: ["standalone.ts"],
    outfile: join(site, "verify.mjs"),
    ...{ bundle: true, platform: "node", target: "node20", format: "esm", charset: "utf8" },
    logLevel: "silent",
  });
}
