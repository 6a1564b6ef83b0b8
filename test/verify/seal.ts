import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { filesBelow } from "../support/files.ts";
import { isPage } from "../support/kinds.ts";

interface Manifest {
  plan: string;
  asOf: string;
  knownAt: string;
  inputs: Record<string, string>;
  sources: Record<string, string>;
  outputs: Record<string, string>;
  contents: Record<string, string>;
  fingerprint: string;
}

const hashOf = (path: string) => createHash("sha256").update(readFileSync(path)).digest("hex");

/** The hash of a page's content, which the page then says. */
function ownHash(path: string): string {
  const said = readFileSync(path, "utf8");
  const saying = (text: string) =>
    said
      .replace(/( data-own=")[0-9a-f]{16}(")/, `$1${text}$2`)
      .replace(/(<code class="own">)[0-9a-f]{16}(<)/, `$1${text}$2`);
  const content = createHash("sha256")
    .update(saying("0".repeat(16)))
    .digest("hex");
  const page = saying(content.slice(0, 16));
  if (page !== said) writeFileSync(path, page);
  return content;
}

/** Makes the sums of a site's manifest agree with its files again, as someone would who changed some. */
export function sealFiles(site: string): Manifest {
  const path = join(site, "manifest.json");
  const manifest = JSON.parse(readFileSync(path, "utf8")) as Manifest;
  manifest.contents = Object.fromEntries(
    filesBelow(site)
      .filter(isPage)
      .map((file) => [file, ownHash(join(site, file))]),
  );
  manifest.outputs = Object.fromEntries(
    filesBelow(site)
      .filter((file) => !/^manifest\.(json|sig)$/.test(file))
      .map((file) => [file, hashOf(join(site, file))]),
  );
  writeFileSync(path, JSON.stringify(manifest));
  return manifest;
}

/** Computes all hashes of a site's manifest anew, those of the originals too. */
export function seal(site: string, originals: string): void {
  const path = join(site, "manifest.json");
  const manifest = sealFiles(site);
  for (const file of Object.keys(manifest.inputs))
    if (file.startsWith("received/")) continue;
    else if (existsSync(join(originals, file))) manifest.inputs[file] = hashOf(join(originals, file));
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
