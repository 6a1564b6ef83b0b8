import { createHash, createPrivateKey, sign } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sha256Of } from "../../core/disk/chunks.ts";
import { fileAt } from "../../core/disk/filename.ts";
import { ConfigError } from "../../core/error.ts";
import { pathsBelow } from "../../core/paths.ts";
import type { Edition } from "../../facts/edition.ts";
import { KEYS, type KeyRow, keyFingerprint } from "../../plan/keys.ts";
import type { MadeFiles } from "../kept/earlier.ts";

/** Paths with the sha256 of their contents, in the order of their paths. */
type Hashes = Record<string, string>;

/** What went into a site: files of the data folder, and the program's own. */
export interface Ingredients {
  inputs: Hashes;
  sources: Hashes;
  asOf: string;
  knownAt: string;
}

/** The folders and files of a program that a site is made by. */
export interface Program {
  /** The program's folder, with `src` and the lockfile. */
  root: string;
  loaders: string;
  reports: string;
}

const UNLISTED = new Set(["manifest.json", "manifest.sig"]);
const OF_PROGRAM = ["package.json", "package-lock.json", "tsconfig.json", "observablehq.config.ts"];

/**
 * Everything that went into an edition: of received files those that it knows and those of its findings, each by its sha256
 * and not by its name.
 */
export function ingredientsOf({ plan, bounds, received }: Edition, sources: Hashes): Ingredients {
  const folder = `plan/${plan.head.plan}`;
  const prose = new Set(plan.prose.map(({ path }) => path));
  const asRead = (path: string) => plan.originals.asRead(path);
  return {
    inputs: inOrder({
      ...hashesOf(
        plan.root,
        [
          ...pathsBelow(plan.root, folder).filter(
            (path) => !path.startsWith(`${folder}/prose/`) || prose.has(path),
          ),
          "reference",
          "register.csv",
          "answers.csv",
          "appeals.csv",
          "withdrawals.csv",
          "layouts.csv",
          KEYS,
          "editions",
        ],
        asRead,
      ),
      ...byHash(hashesOf(plan.root, received, asRead)),
    }),
    sources,
    asOf: bounds.asOf,
    knownAt: bounds.knownAt,
  };
}

/** The files of a program that a site is made by. */
export function sourcesOf(program: Program): Hashes {
  return inOrder({
    ...under("loaders", program.loaders),
    ...hashesOf(program.root, OF_PROGRAM),
    ...under("reports", program.reports),
    ...under("src", join(program.root, "src")),
  });
}

/** Enters the fingerprints of what an edition is made of, and of the last key, with which it is signed. */
export function nameEdition({ bounds }: Edition, ingredients: Ingredients, keys: KeyRow[]): void {
  bounds.fingerprint = fingerprintOf(ingredients);
  [bounds.key] = keys.slice(-1).map(keyFingerprint);
}

/** The fingerprint of what went in, as `docs/proofs.md` defines it. */
export function fingerprintOf({ inputs, sources, asOf, knownAt }: Ingredients): string {
  const lines = [
    ...[inputs, sources].flatMap((hashes) =>
      Object.entries(hashes).map(([path, sha256]) => `${sha256}  ${path}`),
    ),
    `as-of ${asOf}`,
    `known-at ${knownAt}`,
  ];
  return createHash("sha256")
    .update(lines.map((line) => `${line}\n`).join(""))
    .digest("hex");
}

/** Reads an Ed25519 private key in PEM; throws `ConfigError` where it is none. */
export function readSigningKey(path: string) {
  try {
    const key = createPrivateKey(readFileSync(path));
    if (key.asymmetricKeyType === "ed25519") return key;
  } catch {
    // told below
  }
  throw new ConfigError(`no Ed25519 private key in ${path}`, "make one with quality-city key");
}

/** Writes the manifest of a finished site, some of whose files are known already, and its signature where there is a key; returns the hashes of all files. */
export function writeManifest(
  site: string,
  { files = new Map(), ...ingredients }: Ingredients & { files?: MadeFiles },
  about: { plan: string; version: string; edition?: "internal"; key?: string },
  key?: ReturnType<typeof readSigningKey>,
): Hashes {
  const { inputs, sources, asOf, knownAt } = ingredients;
  const outputs = hashesOf(site, [""], (path) => files.get(path)?.sha256 ?? sha256Of(fileAt(site, path)));
  const contents = Object.fromEntries(
    [...files].flatMap(([path, { content }]) => (content ? [[path, content]] : [])),
  );
  const fingerprint = fingerprintOf(ingredients);
  const manifest = {
    ...about,
    asOf,
    knownAt,
    fingerprint,
    inputs,
    sources,
    outputs,
    contents: inOrder(contents),
  };
  const bytes = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
  writeFileSync(join(site, "manifest.json"), bytes);
  writeFileSync(
    join(site, "manifest.sig"),
    key ? `${sign(null, bytes, key).toString("base64")}\n` : "unsigned\n",
  );
  return outputs;
}

/** Files by what is in them. */
function byHash(hashes: Hashes): Hashes {
  return Object.fromEntries(Object.values(hashes).map((sha256) => [`received/${sha256}`, sha256]));
}

/** Hashes in the order of their paths. */
function inOrder(hashes: Hashes): Hashes {
  return Object.fromEntries(Object.entries(hashes).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function under(name: string, folder: string): Hashes {
  return Object.fromEntries(
    Object.entries(hashesOf(folder, [""])).map(([path, sha256]) => [`${name}/${path}`, sha256]),
  );
}

/** The hashes of files below a folder: of some files and folders in it. */
function hashesOf(
  root: string,
  names: string[],
  sha256 = (path: string) => sha256Of(fileAt(root, path)),
): Hashes {
  const paths = names.flatMap((name) => pathsBelow(root, name)).filter((path) => !UNLISTED.has(path));
  return Object.fromEntries(paths.sort().map((path) => [path, sha256(path)]));
}
