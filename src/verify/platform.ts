import { createHash, createPublicKey, verify } from "node:crypto";
import { closeSync, constants, fstatSync, openSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { bytesOfPath, spellingOf } from "./originals/read/names.ts";

/**
 * What the checker takes of what it runs on, here of Node: files, sums, what is packed and what is signed. In a browser
 * `src/verify-page/platform.ts` stands in its place (`browser` in package.json), where a root is the name of a chosen folder.
 */

/** The sha256 of bytes, or of a text in UTF-8, in hexadecimal digits. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** The bytes of a file, by its path with names as they are spelled; undefined where there is none that may be read. */
export function bytesOf(root: string, path: string): Uint8Array | undefined {
  const place = bytesOfPath(root, path);
  let file: number | undefined;
  try {
    // What is no file, such as a pipe, must not be waited for.
    if (place) file = openSync(place, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    return file !== undefined && fstatSync(file).isFile() ? readFileSync(file) : undefined;
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** The paths of all below a folder that is no folder itself, with `/` between names as they are spelled, in order. */
export function pathsBelow(root: string): string[] {
  const paths: string[] = [];
  const visit = (folder: Buffer, path: string) => {
    for (const entry of entriesOf(folder)) {
      const below = `${path}${spellingOf(entry.name)}`;
      if (entry.isDirectory()) visit(Buffer.concat([folder, Buffer.from("/"), entry.name]), `${below}/`);
      else paths.push(below);
    }
  };
  visit(Buffer.from(root), "");
  return paths.sort();
}

/** What is in a folder; nothing where it may not be read. */
function entriesOf(folder: Buffer) {
  try {
    return readdirSync(folder, { withFileTypes: true, encoding: "buffer" });
  } catch {
    return [];
  }
}

/** The text of bytes in UTF-8, its mark included; what is none stands as U+FFFD. */
export function utf8(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}

/** What deflated bytes unpack to; throws where that is more than `most` bytes. */
export function inflate(bytes: Uint8Array, most: number): Uint8Array {
  return inflateRawSync(bytes, { maxOutputLength: Math.max(most, 1) });
}

/** Whether a signature of bytes is that of a public key of Ed25519 in DER; throws where that is no such key. */
export function isSignedBy(key: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean {
  return verify(
    null,
    bytes,
    createPublicKey({ key: Buffer.from(key), type: "spki", format: "der" }),
    signature,
  );
}

/** The text of a table that the product brings, as it stands beside the sources. */
export function productText(name: string): string {
  return readFileSync(join(import.meta.dirname, "..", "rules", `${name}.csv`), "utf8");
}
