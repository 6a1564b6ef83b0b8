import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readText } from "./csv.ts";
import { isZip, TooLarge } from "./open.ts";
import type { Book } from "./sheet.ts";

/** How much of a file is held at once. */
const CHUNK = 4 * 1024 * 1024;
/** In how much of a large text its layout must show. */
const HEAD = 64 * 1024;

/** The chunks of a file, each overwritten by the next. */
function* chunksOf(path: string): Generator<Uint8Array> {
  const buffer = Buffer.allocUnsafe(CHUNK);
  const file = openSync(path, "r");
  try {
    for (;;) {
      const read = readSync(file, buffer, 0, CHUNK, null);
      if (read === 0) return;
      yield buffer.subarray(0, read);
    }
  } finally {
    closeSync(file);
  }
}

/** The sha256 of a file of any size, a chunk at a time. */
export function sha256Of(path: string): string {
  const hash = createHash("sha256");
  for (const chunk of chunksOf(path)) hash.update(chunk);
  return hash.digest("hex");
}

/** A text's bytes up to the last whole line of its first 64 KiB; throws where there is none. */
function headOf(path: string): Uint8Array {
  const file = openSync(path, "r");
  try {
    const buffer = Buffer.alloc(HEAD);
    const head = buffer.subarray(0, readSync(file, buffer, 0, HEAD, 0));
    if (isZip(head)) throw new TooLarge("workbook");
    const end = head.lastIndexOf("\n");
    if (end < 0) throw new Error("no line ends in its first 64 KiB");
    return head.subarray(0, end + 1);
  } finally {
    closeSync(file);
  }
}

/** The beginning of a large text; throws where it is none, `TooLarge` where it is a workbook. */
export function openHead(path: string): Book {
  return readText(headOf(path));
}

/**
 * A path at which a large text stands in UTF-8: its own where its beginning is that, or that of a copy from GB18030
 * that `drop` removes. Throws where it is neither.
 */
export function inUtf8(path: string): { path: string; drop: () => void } {
  if (isUtf8(headOf(path))) return { path, drop: () => {} };
  const folder = mkdtempSync(join(tmpdir(), "quality-city-"));
  const drop = () => rmSync(folder, { recursive: true, force: true });
  const copy = join(folder, "utf-8.csv");
  const decoder = new TextDecoder("gb18030", { fatal: true });
  const written = openSync(copy, "w");
  try {
    for (const chunk of chunksOf(path)) writeSync(written, decoder.decode(chunk, { stream: true }));
    writeSync(written, decoder.decode());
  } catch (error) {
    drop();
    throw error;
  } finally {
    closeSync(written);
  }
  return { path: copy, drop };
}

/** The offsets of a text's blank lines, in order, its line ends all of one kind; what is blank inside quotes is among them. */
export function blankLines(path: string, ends: "\n" | "\r\n"): number[] {
  const blank = Buffer.from(`\n${ends}`);
  const found: number[] = [];
  let held = Buffer.from("\n");
  let offset = -1;
  for (const chunk of chunksOf(path)) {
    const bytes = Buffer.concat([held, chunk]);
    for (let at = bytes.indexOf(blank); at >= 0; at = bytes.indexOf(blank, at + blank.length - 1))
      found.push(offset + at + 1);
    held = bytes.subarray(-2);
    offset += bytes.length - held.length;
  }
  return [...new Set(found)];
}
