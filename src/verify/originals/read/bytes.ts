import { createHash } from "node:crypto";
import { closeSync, constants, fstatSync, openSync, readdirSync, readFileSync } from "node:fs";
import { bytesOfPath, spellingOf } from "./names.ts";

/** The sha256 of bytes, in hexadecimal digits. */
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

/** The text of a file in UTF-8; undefined where there is none. */
export function textOf(root: string, path: string): string | undefined {
  const bytes = bytesOf(root, path);
  return bytes && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}

/** The paths of all files below a folder, with `/` between names as they are spelled, in order. */
export function pathsBelow(root: string): string[] {
  const paths: string[] = [];
  const visit = (folder: Buffer, path: string) => {
    for (const entry of entriesOf(folder)) {
      const below = `${path}${spellingOf(entry.name)}`;
      if (entry.isDirectory()) visit(Buffer.concat([folder, Buffer.from("/"), entry.name]), `${below}/`);
      else if (entry.isFile() || entry.isSymbolicLink()) paths.push(below);
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

/** The text of bytes that are UTF-8, else GB18030, strictly; throws where they are neither. */
export function decode(bytes: Uint8Array): string {
  const [text] = decodedAs(bytes, ["utf-8", "gb18030"]);
  if (text === undefined) throw new Error("neither UTF-8 nor GB18030");
  return text;
}

/**
 * The texts that bytes may be, strictly: in the encoding that a mark at their beginning names, else in UTF-8, GB18030 and
 * UTF-16, the likeliest first.
 */
export function decodings(bytes: Uint8Array): string[] {
  const mark = Buffer.from(bytes.subarray(0, 2)).toString("hex");
  if (mark === "fffe") return decodedAs(bytes, ["utf-16le"]);
  if (mark === "feff") return decodedAs(bytes, ["utf-16be"]);
  return decodedAs(bytes, ["utf-8", "gb18030", "utf-16le", "utf-16be"]);
}

/** The text of bytes that are UTF-8 but for some, in place of which U+FFFD stands. */
export function decodeDamaged(bytes: Uint8Array): string {
  return new TextDecoder("utf-8").decode(bytes);
}

function decodedAs(bytes: Uint8Array, encodings: string[]): string[] {
  return encodings.flatMap((encoding) => {
    try {
      return [new TextDecoder(encoding, { fatal: true }).decode(bytes)];
    } catch {
      return [];
    }
  });
}
