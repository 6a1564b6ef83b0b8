import { join } from "node:path";
import { bundle } from "./bundle.ts";

const SOURCES = join(import.meta.dirname, "..", "..", "verify");

/** Writes the checker of a site into it: one file that Node runs without any package. */
export async function writeVerifier(site: string): Promise<void> {
  await bundle({
    absWorkingDir: SOURCES,
    entryPoints: ["standalone.ts"],
    outfile: join(site, "verify.mjs"),
    ...{ bundle: true, platform: "node", target: "node20", format: "esm" },
  });
}
