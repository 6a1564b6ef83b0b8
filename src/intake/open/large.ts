import {
  closeSync,
  mkdtempSync,
  openSync,
  type PathLike,
  readSync,
  rmSync,
  symlinkSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chunksOf } from "../../core/disk/chunks.ts";
import type { Loader } from "../contract.ts";
import { readText, type TextBook } from "./csv.ts";
import { FileFault } from "./fault.ts";
import { foreignKind } from "./kind.ts";
import { isZip, knownTo } from "./open.ts";
import { type Encoding, encodingsOf } from "./text.ts";

/** In how much of a large text its layout must show. */
const HEAD = 64 * 1024;

/** Why a large text whose beginning is in an encoding cannot be read in it. */
export const MIXED_ENCODINGS = "全文不是同一种编码";

/** A text's bytes up to the last whole line of its first 64 KiB; throws where there is none. */
function headOf(path: PathLike): Uint8Array {
  const file = openSync(path, "r");
  try {
    const buffer = Buffer.alloc(HEAD);
    const head = buffer.subarray(0, readSync(file, buffer, 0, HEAD, 0));
    if (isZip(head)) throw new FileFault("file-too-large", "");
    const foreign = foreignKind(head);
    if (foreign) throw new FileFault("file-format", foreign);
    const end = lastLineEnd(head);
    if (end < 0) throw new FileFault("line-too-long", "开头64KB没有换行");
    return head.subarray(0, end);
  } finally {
    closeSync(file);
  }
}

/** Where the last whole line of a text's beginning ends, in UTF-16 too; -1 where none does. */
function lastLineEnd(head: Buffer): number {
  const [encoding] = encodingsOf(head);
  const end =
    encoding === "utf-16le"
      ? Buffer.from("\n\0")
      : encoding === "utf-16be"
        ? Buffer.from("\0\n")
        : Buffer.from("\n");
  for (let at = head.lastIndexOf(end); at >= 0; at = at > 0 ? head.lastIndexOf(end, at - 1) : -1)
    if (at % end.length === 0) return at + end.length;
  return -1;
}

/** The beginning of a large text, read so that one of the layouts is found in it; throws where it is none. */
export function openHead(path: PathLike, loaders?: Loader[]): TextBook {
  return readText(headOf(path), loaders && knownTo(loaders));
}

/** Where a large text stands in UTF-8, where a copy of it may be written, and what removes that. */
export interface InUtf8 {
  path: string;
  copy: string;
  drop: () => void;
}

/** The paths at which large texts are read. */
export function pathsOf(texts: { utf8: InUtf8 }[]): string[] {
  return texts.flatMap(({ utf8 }) => [utf8.path, utf8.copy]);
}

/**
 * A large text in UTF-8: a link to it where it is in that, else a copy. Throws where it is not in its encoding. DuckDB takes
 * marks in a path for patterns, and cannot name every file: it is given names of ours.
 */
export function inUtf8(path: PathLike, encoding: Encoding): InUtf8 {
  const folder = mkdtempSync(join(tmpdir(), "quality-city-"));
  const drop = () => rmSync(folder, { recursive: true, force: true });
  const copy = join(folder, "repaired.csv");
  const own = join(folder, "utf-8.csv");
  if (encoding === "utf-8") {
    symlinkSync(typeof path === "string" ? resolve(path) : path, own);
    return { path: own, copy, drop };
  }
  const decoder = new TextDecoder(encoding, { fatal: true });
  const written = openSync(own, "w");
  try {
    for (const chunk of chunksOf(path)) writeSync(written, decoder.decode(chunk, { stream: true }));
    writeSync(written, decoder.decode());
  } catch (error) {
    drop();
    throw error;
  } finally {
    closeSync(written);
  }
  return { path: own, copy, drop };
}

/** The offsets of a text's blank lines, in order, its line ends all of one kind; what is blank inside quotes is among them. */
export function blankLines(path: string, ends: "\n" | "\r\n"): number[] {
  const blank = Buffer.from(`\n${ends}`);
  const most = blank.length - 1;
  const found: number[] = [];
  const find = (bytes: Buffer, offset: number) => {
    for (let at = bytes.indexOf(blank); at >= 0; at = bytes.indexOf(blank, at + most))
      found.push(offset + at + 1);
  };
  // The last bytes before a chunk, too few for a blank line to lie in them whole; the text begins as after a line's end.
  let held = Buffer.from("\n");
  let offset = 0;
  for (const chunk of chunksOf(path)) {
    find(Buffer.concat([held, chunk.subarray(0, most)]), offset - held.length);
    find(chunk, offset);
    held = Buffer.concat([held, chunk.subarray(-most)]).subarray(-most);
    offset += chunk.length;
  }
  return found;
}
