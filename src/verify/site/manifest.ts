import { createPublicKey, verify } from "node:crypto";
import { bytesOf, sha256, textOf } from "../originals/read/bytes.ts";
import type { Received } from "../originals/received.ts";
import type { Failures } from "./failure.ts";
import type { Site } from "./site.ts";

/** The manifest's own files, which it does not list. */
const OWN = ["manifest.json", "manifest.sig"];

/** What is known of who published the site. */
export type Signature =
  | "unsigned"
  | "signed, not checked: no key was given"
  | "signed, holds"
  | "does not hold";

/**
 * Checks that the site holds the files of its manifest and no others, that the originals are those that it was made
 * from, and the fingerprint.
 */
export function checkManifest(site: Site, originals: string, received: Received, failures: Failures): void {
  const { root, manifest, paths } = site;
  for (const [path, hash] of Object.entries(manifest.outputs)) {
    const bytes = bytesOf(root, path);
    if (!bytes) failures.add("manifest", path, "the file is missing");
    else if (sha256(bytes) !== hash) failures.add("manifest", path, `sha256 is not ${hash}`);
  }
  for (const path of paths)
    if (!OWN.includes(path) && !Object.hasOwn(manifest.outputs, path))
      failures.add("manifest", path, "the manifest does not name this file");
  for (const [path, hash] of Object.entries(manifest.inputs)) {
    if (path.startsWith("received/")) {
      if (path !== `received/${hash}`) failures.add("manifest", "manifest.json", `${path} is not ${hash}`);
      if (!received.has(hash)) failures.add("manifest", `originals ${path}`, "the file is missing");
      continue;
    }
    const bytes = bytesOf(originals, path);
    if (bytes && sha256(bytes) === hash) continue;
    failures.add("manifest", `originals ${path}`, bytes ? `sha256 is not ${hash}` : "the file is missing");
  }
  const fingerprint = fingerprintOf(site);
  if (fingerprint !== manifest.fingerprint)
    failures.add("manifest", "manifest.json", `the fingerprint is not ${fingerprint}`);
}

/** What the fingerprint of a site's inputs and sources is. */
function fingerprintOf({ manifest: { inputs, sources, asOf, knownAt } }: Site): string {
  const lines = [inputs, sources].flatMap((hashes) =>
    Object.keys(hashes)
      .sort()
      .map((path) => `${hashes[path]}  ${path}`),
  );
  return sha256([...lines, `as-of ${asOf}`, `known-at ${knownAt}`, ""].join("\n"));
}

/** Checks the signature of the manifest, with a public key in PEM where one is given. */
export function checkSignature({ root }: Site, key: string | undefined, failures: Failures): Signature {
  const written = textOf(root, "manifest.sig")?.trim();
  if (written === undefined) {
    failures.add("manifest", "manifest.sig", "the file is missing");
    return "does not hold";
  }
  if (written === "unsigned") {
    if (key) failures.add("manifest", "manifest.sig", "the manifest is unsigned, and a key was given");
    return "unsigned";
  }
  if (!key) return "signed, not checked: no key was given";
  const holds = failures.guard("manifest", "manifest.sig", () =>
    verify(
      null,
      bytesOf(root, "manifest.json") ?? new Uint8Array(),
      createPublicKey(key),
      Buffer.from(written, "base64"),
    ),
  );
  if (holds) return "signed, holds";
  if (holds === false) failures.add("manifest", "manifest.sig", "the signature is not that of the key");
  return "does not hold";
}
