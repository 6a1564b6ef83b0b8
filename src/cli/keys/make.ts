import { generateKeyPairSync, sign } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import { ConfigError } from "../../core/error.ts";
import { changeTable } from "../../plan/change.ts";
import { KEYS, type KeyRow, keyFingerprint, keysSchema, signedText } from "../../plan/keys.ts";
import { isDay } from "../../plan/schemas.ts";
import { readSigningKey } from "../../site/shell/manifest.ts";
import { privatePath } from "./private.ts";

/** What a new key is to be. */
export interface KeyOptions {
  data: string;
  name: string;
  from: string;
}

/** Makes a pair of keys: the private one goes to the folder of keys, the public one to the table of the data folder. Returns what is to be told. */
export function makeKey({ data, name, from }: KeyOptions): string[] {
  if (!existsSync(join(data, "register.csv")))
    throw new ConfigError(`no register.csv in ${data}`, "name a data folder with --data");
  if (!isDay(from)) throw new ConfigError(`unknown date ${from}`, "write one such as 2014-01-15");
  const key = keysSchema.shape.key.safeParse(name);
  if (!key.success) throw new ConfigError(`no name of a key: ${name}`, key.error.issues[0]?.message ?? "");
  const path = privatePath({ key: name });
  refuseInside(path, data);
  if (existsSync(path)) throw new ConfigError(`there is a key at ${path}`, "give the new one another name");
  const pair = generateKeyPairSync("ed25519");
  const shown = pair.publicKey.export({ type: "spki", format: "der" }).toString("base64");
  let before: KeyRow | undefined;
  changeTable(data, KEYS, keysSchema, (rows) => {
    if (rows.some((row) => row.key === name))
      throw new ConfigError(`keys.csv has a key ${name}`, "give the new one another name");
    before = rows.at(-1);
    const row = { key: name, public: shown, from };
    const signed = before ? signedBefore(row, before) : "";
    // The private key first: a public one without it would sign nothing.
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(path, pair.privateKey.export({ type: "pkcs8", format: "pem" }), {
      mode: 0o600,
      flag: "wx",
    });
    return [...rows, { ...row, signed }];
  });
  return told(path, join(data, KEYS), keyFingerprint({ public: shown }), before);
}

/** A row signed with the key before it. */
function signedBefore(row: Omit<KeyRow, "signed">, before: KeyRow): string {
  const path = privatePath(before);
  if (!existsSync(path))
    throw new ConfigError(
      `the private key of ${before.key} is not at ${path}`,
      "a new key is signed with the old one: put that there",
    );
  if (row.from < before.from)
    throw new ConfigError(`${row.from} is before the key ${before.key}`, `write ${before.from} or later`);
  return sign(null, Buffer.from(signedText(row)), readSigningKey(path)).toString("base64");
}

function refuseInside(path: string, data: string): void {
  if (`${resolve(path)}`.startsWith(`${resolve(data)}${sep}`))
    throw new ConfigError(`${path} is inside the data folder`, "keep private keys elsewhere");
}

function told(path: string, table: string, fingerprint: string, before: KeyRow | undefined): string[] {
  const publish = before
    ? `publish   the fingerprint, and that it takes the place of ${before.key}, whose signature its row has`
    : "publish   the fingerprint where everybody trusts it, such as in the gazette: the site alone proves nothing";
  return [
    `private   ${path} (copy it to a safe place, and to no data folder; who has it can sign in your name)`,
    `public    ${table}: builds sign from now on`,
    `print     ${(fingerprint.match(/.{4}/g) ?? []).join(" ")}`,
    publish,
  ];
}
