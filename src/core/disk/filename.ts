/**
 * How the name of a file is written: as it is, where it is UTF-8 that shows and stays as it is; every byte of what else is in
 * it as `\x` and two hexadecimal digits. So each name has one spelling, and each spelling one name.
 */

/** The characters of UTF-8 one by one, its bytes written as Latin-1; without its group it is a byte that is none of it. */
const CHARACTERS =
  /([^\x80-\xff]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2})|[\x80-\xff]/g;
/** Characters that steer or do not show, from one to another: controls, the backslash, marks of direction or of no width. */
const HIDDEN = [
  "0 1f, 5c 5c, 7f 9f, ad ad, 34f 34f, 600 605, 61c 61c, 6dd 6dd, 70f 70f, 890 891, 8e2 8e2, 115f 1160, 17b4 17b5",
  "180b 180f, 200b 200f, 2028 202e, 2060 206f, 3164 3164, feff feff, ffa0 ffa0, fff0 ffff, 110bd 110bd, 110cd 110cd",
  "13430 1343f, 1bca0 1bca3, 1d173 1d17a, e0000 e0fff",
]
  .flatMap((line) => line.split(", "))
  .map((range) => range.split(" ").map((point) => Number.parseInt(point, 16)) as [number, number]);
/** Spaces of any width, of which only one alone between other characters shows as it is. */
const SPACE = /^[ \xa0\u1680\u2000-\u200a\u202f\u205f\u3000]$/;
const ESCAPED = /\\x([0-9a-f]{2})/g;
/** What most names are made of, all of which shows. */
const PLAIN = /^[!-[\]-~\u3001-\u3029\u4e00-\u9fff]+$/;

/** The spelling of a name as the disk has it. */
export function spelled(name: Uint8Array): string {
  const bytes = Buffer.from(name.buffer, name.byteOffset, name.byteLength);
  const text = bytes.toString("utf8");
  if (PLAIN.test(text)) return text;
  const found = [...bytes.toString("latin1").matchAll(CHARACTERS)].map(([raw, sound]) => ({
    raw,
    character: sound === undefined ? undefined : Buffer.from(sound, "latin1").toString("utf8"),
  }));
  const isSpace = (at: number) => SPACE.test(found[at]?.character ?? "");
  return found
    .map(({ raw, character }, at) => {
      const edge = at === 0 || at === found.length - 1 || isSpace(at - 1);
      const shows = character !== undefined && !isHidden(character) && !(edge && isSpace(at));
      return shows ? character : escaped(raw);
    })
    .join("");
}

function isHidden(character: string): boolean {
  const point = character.codePointAt(0) ?? 0;
  return HIDDEN.some(([from, to]) => point >= from && point <= to);
}

/** Bytes, written as Latin-1, in their escaped form. */
function escaped(raw: string): string {
  return [...raw].map((byte) => `\\x${byte.charCodeAt(0).toString(16).padStart(2, "0")}`).join("");
}

/** The names of no file: a folder itself, and the one above it. */
const OWN = ["", ".", ".."];
const SLASH = 0x2f;

/** The name that a spelling stands for; undefined where no file can have it. */
function named(spelling: string): Buffer | undefined {
  const parts: Buffer[] = [];
  let from = 0;
  for (const { 0: found, 1: digits = "", index } of spelling.matchAll(ESCAPED)) {
    parts.push(Buffer.from(spelling.slice(from, index)), Buffer.from(digits, "hex"));
    from = index + found.length;
  }
  const name = Buffer.concat([...parts, Buffer.from(spelling.slice(from))]);
  return OWN.includes(name.toString("latin1")) || name.includes(0) || name.includes(SLASH) ? undefined : name;
}

/** A path, however its names are written, with the spelling of each. */
export function spelledPath(path: string): string {
  return path
    .split("/")
    .map((part) => {
      const name = named(part);
      return name ? spelled(name) : part;
    })
    .join("/");
}

/** Where the file of a spelled path is, below a folder; undefined where no file can be. */
export function placeOf(root: string, path: string): Buffer | undefined {
  const names = path.split("/").map(named);
  if (!names.every((name) => name !== undefined)) return undefined;
  return Buffer.concat([Buffer.from(root), ...names.flatMap((name) => [Buffer.from("/"), name])]);
}

/** The place of a file by its spelled path, which is one of a file. */
export function fileAt(root: string, path: string): Buffer {
  const place = placeOf(root, path);
  if (!place) throw new Error(`no path of a file: ${path}`);
  return place;
}
