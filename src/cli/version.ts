import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { verifiers } from "../site/shell/verifier.ts";

/** The version of the product, and the sums by which a checker in a site is known to be the one that this version puts there. */
export async function versionLines(): Promise<string[]> {
  const { version } = createRequire(import.meta.url)("../../package.json") as { version: string };
  const sums = Object.entries(await verifiers()).map(
    ([name, text]) => `${name.padEnd(12)} sha256 ${createHash("sha256").update(text).digest("hex")}`,
  );
  return [version, ...sums];
}
