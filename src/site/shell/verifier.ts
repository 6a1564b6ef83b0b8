import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "./bundle.ts";

const SOURCES = join(import.meta.dirname, "..", "..", "verify");
const METHODS = join(import.meta.dirname, "..", "..", "rules", "methods.csv");

/** Writes the checker of a site into it: one file that Node runs without any package. */
export async function writeVerifier(site: string): Promise<void> {
  await bundle({
    absWorkingDir: SOURCES,
    entryPoints: ["standalone.ts"],
    outfile: join(site, "verify.mjs"),
    define: { PRODUCT_METHODS: JSON.stringify(readFileSync(METHODS, "utf8")) },
    ...{ bundle: true, platform: "node", target: "node20", format: "esm" },
  });
}
