import { createHash, createPublicKey, type KeyObject, verify } from "node:crypto";
import { z } from "zod";
import type { Originals } from "../core/disk/originals.ts";
import { ConfigError, ConfigErrors } from "../core/error.ts";
import { readTable } from "../core/table.ts";
import { day, slug, text } from "./fields.ts";

/** The table of public keys in a data folder; the last row's is the one that signs. */
export const KEYS = "keys.csv";

/** A public key: the base64 of its DER, the day from which it signs, and that row signed with the key before it, blank for the first. */
export const keysSchema = z.object({ key: slug, public: text, from: day, signed: z.string() });

/** A row of `keys.csv`. */
export type KeyRow = z.infer<typeof keysSchema>;

/** What the key before signs of a row. */
export function signedText({ key, public: shown, from }: Pick<KeyRow, "key" | "public" | "from">): string {
  return `${key},${shown},${from}\n`;
}

/** The public key of a row; undefined where it is no Ed25519 key. */
function publicKeyOf(row: Pick<KeyRow, "public">): KeyObject | undefined {
  try {
    const key = createPublicKey({ key: Buffer.from(row.public, "base64"), format: "der", type: "spki" });
    return key.asymmetricKeyType === "ed25519" ? key : undefined;
  } catch {
    return undefined;
  }
}

/** The fingerprint of a public key: the sha256 of its DER. */
export function keyFingerprint(row: Pick<KeyRow, "public">): string {
  return createHash("sha256").update(Buffer.from(row.public, "base64")).digest("hex");
}

/** The keys of a data folder, none where it has no such table; throws `ConfigErrors` where one is no key, or not signed with the one before it. */
export function readKeys(originals: Originals): KeyRow[] {
  if (!originals.has(KEYS)) return [];
  const { rows } = readTable(originals, KEYS, keysSchema, Object.keys(keysSchema.shape));
  const faults = rows.flatMap((row, index) => {
    const before = rows[index - 1];
    const fault = faultOf(row, before);
    if (!fault) return [];
    const place = { file: KEYS, row: row.row, column: fault.column, value: row[fault.column] };
    return [new ConfigError(fault.problem, fault.remedy, place)];
  });
  if (faults.length > 0) throw new ConfigErrors(faults);
  return rows;
}

function faultOf(
  row: KeyRow,
  before: KeyRow | undefined,
): { column: keyof KeyRow; problem: string; remedy: string } | undefined {
  const remedy = "add keys with quality-city key alone";
  if (!publicKeyOf(row)) return { column: "public", problem: "no Ed25519 public key", remedy };
  if (!before)
    return row.signed === ""
      ? undefined
      : { column: "signed", problem: "the first key is signed by none", remedy };
  const earlier = publicKeyOf(before);
  const isSigned =
    earlier && verify(null, Buffer.from(signedText(row)), earlier, Buffer.from(row.signed, "base64"));
  if (!isSigned) return { column: "signed", problem: `not signed with the key ${before.key}`, remedy };
  return row.from >= before.from
    ? undefined
    : { column: "from", problem: `before the key ${before.key}`, remedy: "write a later day" };
}
