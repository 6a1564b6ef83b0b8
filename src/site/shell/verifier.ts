import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "./bundle.ts";

const SOURCES = join(import.meta.dirname, "..", "..", "verify");
const RULES = join(import.meta.dirname, "..", "..", "rules");
/** The file of the checker in a site. */
export const VERIFIER = "verify.mjs";
/** The tables of rules that the checker holds proofs and received files against. */
const TABLES = ["methods", "bindings", "words", "layouts"];

/** Writes the checker of a site into it: one file that Node runs without any package. */
export async function writeVerifier(site: string): Promise<void> {
  const tables = Object.fromEntries(
    TABLES.map((name) => [name, rowsFor(readFileSync(join(RULES, `${name}.csv`), "utf8"))] as const),
  );
  await bundle({
    absWorkingDir: SOURCES,
    entryPoints: ["standalone.ts"],
    outfile: join(site, VERIFIER),
    define: { PRODUCT_TABLES: JSON.stringify(tables) },
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
  });
}

/** A table without the rows that the checker has no use for: how lines of signatures begin, and what names persons. */
function rowsFor(text: string): string {
  return text.replace(/^(?:[^,\n]*,line,.*|.*,personal)\n/gm, "");
}
