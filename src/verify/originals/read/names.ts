/**
 * Names of files as data/README.md has them spelled: as they are where they are UTF-8 that shows, and each byte of all else as
 * `\x` and two hexadecimal digits.
 */

/** From and to which code point characters do not show as they are. */
const UNSHOWN =
  "0-1f 5c-5c 7f-9f ad-ad 34f-34f 600-605 61c-61c 6dd-6dd 70f-70f 890-891 8e2-8e2 115f-1160 17b4-17b5 180b-180f 200b-200f 2028-202e 2060-206f 3164-3164 feff-feff ffa0-ffa0 fff0-ffff 110bd-110bd 110cd-110cd 13430-1343f 1bca0-1bca3 1d173-1d17a e0000-e0fff"
    .split(" ")
    .map((range) => range.split("-").map((point) => Number.parseInt(point, 16)) as [number, number]);
const SPACES = new Set(" \u00a0\u1680\u202f\u205f\u3000");
for (let point = 0x2000; point <= 0x200a; point++) SPACES.add(String.fromCodePoint(point));
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder("utf-8", { ignoreBOM: true });

/** How a name is spelled. */
export function spellingOf(name: Uint8Array): string {
  const plain = lenient.decode(name);
  if (/^[\w.,()\u4e00-\u9fff-]+$/.test(plain)) return plain;
  let [spelling, wasSpace] = ["", true];
  for (let at = 0; at < name.length; ) {
    const character = characterAt(name, at);
    const end = at + (character?.length ?? 1);
    const isSpace = character !== undefined && SPACES.has(character.text);
    const apart = isSpace && (wasSpace || end === name.length);
    spelling += character?.shows && !apart ? character.text : escaped(name.subarray(at, end));
    [at, wasSpace] = [end, isSpace];
  }
  return spelling;
}

/** The character of UTF-8 that begins at a byte, the length of its bytes, and whether it shows; undefined where none does. */
function characterAt(name: Uint8Array, at: number) {
  const first = name[at] ?? 0;
  const length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  try {
    const text = utf8.decode(name.subarray(at, at + length));
    const point = text.codePointAt(0) ?? 0;
    return { text, length, shows: !UNSHOWN.some(([from, to]) => from <= point && point <= to) };
  } catch {
    return undefined;
  }
}

function escaped(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join("");
}

/** The bytes of a path below a folder whose names are spelled; undefined where it leads to no file in the folder. */
export function bytesOfPath(root: string, path: string): Buffer | undefined {
  const bytes: Buffer[] = [Buffer.from(root)];
  for (const spelling of path.split("/")) {
    const name = Buffer.concat(
      spelling
        .split(/(\\x[0-9a-f]{2})/)
        .map((part, index) => (index % 2 === 1 ? Buffer.from(part.slice(2), "hex") : Buffer.from(part))),
    );
    const text = name.toString("latin1");
    if (/^\.{0,2}$/.test(text) || text.includes("/") || text.includes("\0")) return undefined;
    bytes.push(Buffer.from("/"), name);
  }
  return Buffer.concat(bytes);
}
