/**
 * The text of bytes: UTF-8 where they are that strictly, else GB18030 where they are that. Bytes of other encodings
 * can be valid GB18030 too, so a text counts as read only where a layout's words are found in it. Throws where the
 * bytes are neither.
 */
export function decodeText(bytes: Uint8Array): string {
  for (const encoding of ["utf-8", "gb18030"])
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // the next encoding may read it
    }
  throw new Error("neither UTF-8 nor GB18030");
}
