import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { filesBelow } from "../support/files.ts";

interface Manifest {
  plan: string;
  asOf: string;
  knownAt: string;
  inputs: Record<string, string>;
  sources: Record<string, string>;
  outputs: Record<string, string>;
  fingerprint: string;
}

const hashOf = (path: string) => createHash("sha256").update(readFileSync(path)).digest("hex");

/** Computes the hashes of a site's manifest anew, as someone would who changed files and wants the sums to agree. */
export function seal(site: string, originals: string): void {
  const path = join(site, "manifest.json");
  const manifest = JSON.parse(readFileSync(path, "utf8")) as Manifest;
  manifest.outputs = Object.fromEntries(
    filesBelow(site)
      .filter((file) => !/^manifest\.(json|sig)$/.test(file))
      .map((file) => [file, hashOf(join(site, file))]),
  );
  for (const file of Object.keys(manifest.inputs))
    if (existsSync(join(originals, file))) manifest.inputs[file] = hashOf(join(originals, file));
    else delete manifest.inputs[file];
  const lines = [manifest.inputs, manifest.sources].flatMap((hashes) =>
    Object.keys(hashes)
      .sort()
      .map((file) => `${hashes[file]}  ${file}`),
  );
  manifest.fingerprint = createHash("sha256")
    .update([...lines, `as-of ${manifest.asOf}`, `known-at ${manifest.knownAt}`, ""].join("\n"))
    .digest("hex");
  writeFileSync(path, JSON.stringify(manifest));
}
