import { createPublicKey } from "node:crypto";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { ConfigError } from "../../core/error.ts";
import type { KeyRow } from "../../plan/keys.ts";
import { readSigningKey } from "../../site/shell/manifest.ts";

/** The variable that names the folder of private keys. */
const FOLDER = "QUALITY_CITY_KEYS";

/** The folder of the private keys of whoever runs this; never one of a data folder. */
function privateFolder(): string {
  return process.env[FOLDER] ?? join(homedir(), ".quality-city", "keys");
}

/** Where the private key of a row of `keys.csv` is. */
export function privatePath({ key }: Pick<KeyRow, "key">): string {
  return join(privateFolder(), `${key}.pem`);
}

/** How a build is asked to sign. */
export interface Signing {
  /** A private key in PEM, in place of the one that the data folder names. */
  signKey?: string | undefined;
  /** Whether it does not sign, though the data folder names a key. */
  unsigned?: boolean | undefined;
}

/** The key that a build signs with: the one it is told, else the last of the data folder; none where there is none, or none is wanted. */
export function signingKey(keys: KeyRow[], { signKey, unsigned }: Signing) {
  const last = keys.at(-1);
  if (unsigned || (!last && signKey === undefined)) return undefined;
  const path = signKey ?? (last ? privatePath(last) : "");
  if (signKey === undefined && !existsSync(path))
    throw new ConfigError(
      `keys.csv names the key ${last?.key}, and its private one is not at ${path}`,
      `put it there, name its folder with ${FOLDER}, or build with --unsigned`,
    );
  const key = readSigningKey(path);
  const shown = createPublicKey(key).export({ type: "spki", format: "der" }).toString("base64");
  if (last && last.public !== shown)
    throw new ConfigError(
      `the key in ${path} is not the last one of keys.csv, ${last.key}`,
      "sign with that one",
    );
  return key;
}
