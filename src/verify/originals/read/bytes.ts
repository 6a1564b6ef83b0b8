import { bytesOf, utf8 } from "../../platform.ts";

export { bytesOf, pathsBelow, sha256 } from "../../platform.ts";

/** The text of a file in UTF-8; undefined where there is none. */
export function textOf(root: string, path: string): string | undefined {
  const bytes = bytesOf(root, path);
  return bytes && utf8(bytes);
}

/** The bytes that a text of base64 stands for; none where it is no such text. */
export function base64(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  } catch {
    return new Uint8Array();
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
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decodedAs(bytes, ["utf-16le"]);
  if (first === 0xfe && second === 0xff) return decodedAs(bytes, ["utf-16be"]);
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
