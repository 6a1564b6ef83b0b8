import type { PlanRow } from "../originals/plan.ts";
import { base64, bytesOf, sha256, textOf } from "../originals/read/bytes.ts";
import type { Received } from "../originals/received.ts";
import { isSignedBy } from "../platform.ts";
import type { Failures } from "./failure.ts";
import type { Site } from "./site.ts";

/** The manifest's own files, which it does not list. */
const OWN = ["manifest.json", "manifest.sig"];

/** How many bytes a signature of Ed25519 has. */
const SIGNATURE = 64;

/** What is known of who published the site. */
export type Signature =
  | "unsigned"
  | "signed, not checked: no key was given"
  | "signed, holds"
  | "signed, holds: by a later key"
  | "does not hold";

/**
 * Checks that the site holds the files of its manifest and no others, that the originals are those that it was made
 * from, and the fingerprint.
 */
export function checkManifest(site: Site, originals: string, received: Received, failures: Failures): void {
  const { root, manifest, paths } = site;
  for (const [path, hash] of Object.entries(manifest.outputs)) {
    const bytes = bytesOf(root, path);
    if (!bytes) failures.add("manifest", path, "the file is missing, or cannot be read");
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
  for (const path of restedOn(site))
    if (!Object.hasOwn(manifest.inputs, path))
      failures.add("manifest", "manifest.json", `the proofs rest on ${path}, and it is none of its inputs`);
  const fingerprint = fingerprintOf(site);
  if (fingerprint !== manifest.fingerprint)
    failures.add("manifest", "manifest.json", `the fingerprint is not ${fingerprint}`);
}

/** The inputs that the proofs of a site name: received files, and tables of the plan. */
function restedOn({ files, plan }: Site): Set<string> {
  const received = [...files.values()].map(({ file }) => `received/${file.sha256}`);
  return new Set([...received, ...Object.values(plan).map(({ file }) => file)]);
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

/**
 * Checks the signature of the manifest, with a public key where one is given, in PEM or by its fingerprint in `keys`: it is that key's, or that of one which the rows
 * of `keys` bring in, each signed with the one before it.
 */
export function checkSignature(
  { root, manifest }: Site,
  key: string | undefined,
  keys: PlanRow[],
  failures: Failures,
): Signature {
  const fault = (step: string) => failures.add("manifest", "manifest.sig", step);
  const last = keys.at(-1);
  if (manifest.key !== (last && fingerprintOfKey(last)))
    failures.add("manifest", "manifest.json", "its key is not the last one of keys.csv");
  const written = textOf(root, "manifest.sig")?.trim();
  if (written === undefined) {
    fault("the file is missing");
    return "does not hold";
  }
  if (written === "unsigned") {
    if (key !== undefined) fault("the manifest is unsigned, and a key was given");
    return "unsigned";
  }
  if (base64(written).length !== SIGNATURE) {
    fault("it is neither a signature nor the word unsigned");
    return "does not hold";
  }
  if (key === undefined) return "signed, not checked: no key was given";
  const bytes = bytesOf(root, "manifest.json") ?? new Uint8Array();
  const isBy = (by: string) => isSignedBy(base64(by), bytes, base64(written));
  const found = failures.guard("manifest", "manifest.sig", (): Signature => {
    const given = keyGiven(key, keys);
    if (isBy(given)) {
      const replaced = replacedBy(given, keys);
      if (replaced === undefined) return "signed, holds";
      fault(`it is signed with a key in whose place ${replaced} came`);
      return "does not hold";
    }
    const last = followedFrom(given, keys).at(-1);
    if (last !== undefined && isBy(last)) return "signed, holds: by a later key";
    fault("the signature is not that of the key");
    return "does not hold";
  });
  return found ?? "does not hold";
}

/** The name of the key that came in the place of one; undefined where none did. */
function replacedBy(key: string, keys: PlanRow[]): string | undefined {
  const at = keys.findIndex((row) => row.public === key);
  return at < 0 ? undefined : keys[at + 1]?.key;
}

/** A public key in base64, given as PEM or by its fingerprint; throws where it is neither. */
function keyGiven(key: string, keys: PlanRow[]): string {
  const [, inside] = /-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\s]+)-----END PUBLIC KEY-----/.exec(key) ?? [];
  if (inside !== undefined) return inside.replace(/\s/g, "");
  const fingerprint = key.replace(/\s/g, "").toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(fingerprint)) throw new Error("no public key in PEM");
  const row = keys.find((each) => fingerprintOfKey(each) === fingerprint);
  if (!row) throw new Error(`no key of keys.csv has the fingerprint ${fingerprint}`);
  return row.public ?? "";
}

/** The keys that rows bring in after one, each signed with the one before it. */
function followedFrom(key: string, keys: PlanRow[]): string[] {
  const found: string[] = [];
  let before = key;
  const at = keys.findIndex((row) => row.public === key);
  for (const { key: name, public: shown = "", from, signed = "" } of at < 0 ? [] : keys.slice(at + 1)) {
    const text = new TextEncoder().encode(`${name},${shown},${from}\n`);
    if (!isSignedBy(base64(before), text, base64(signed))) return found;
    before = shown;
    found.push(before);
  }
  return found;
}

function fingerprintOfKey({ public: shown = "" }: PlanRow): string {
  return sha256(base64(shown));
}
