import { closeSync, openSync, readSync, writeSync } from "node:fs";
import { chunksOf } from "../../core/disk/chunks.ts";
import { type Broken, brokenLine, LONGEST_RECORD, splitText } from "./split.ts";

/** The most bytes of a line of which it may still be a record. */
const LONGEST_LINE = 4 * LONGEST_RECORD;
/** What stands for a record that cannot be read: one of a single field. */
const PLACE = "!\n";

/** Whether a line of a text in UTF-8 has more bytes than a record may have characters; looks only at some of its bytes. */
export function hasLongLine(path: string): boolean {
  const file = openSync(path, "r");
  const step = 4096;
  const buffer = Buffer.alloc(step);
  try {
    for (let start = 0; ; ) {
      // The last line end within reach of the line that begins at `start`.
      let [end, from] = [-1, start + LONGEST_RECORD - step + 1];
      for (; end < 0 && from > start - step; from -= step) {
        const read = readSync(file, buffer, 0, step, Math.max(from, start));
        const at = buffer.subarray(0, read).lastIndexOf(10);
        if (at >= 0) end = Math.max(from, start) + at;
        else if (read < step && from <= start) return false;
      }
      if (end < 0) return true;
      start = end + 1;
    }
  } finally {
    closeSync(file);
  }
}

/**
 * Writes a copy of a text in UTF-8 in which every record is as it must be: its lines end alike, its quotes are in pairs, none is
 * blank. Returns the records that are not, by their numbers; a line of one field stands for each. Never holds more than a
 * chunk of the text, and the longest record.
 */
export function repair(path: string, copy: string, delimiter: string): Map<number, Broken> {
  const broken = new Map<number, Broken>();
  let number = 0;
  const written = openSync(copy, "w");
  const take = (text: string, isFaulty: boolean, isWhole: boolean): string => {
    const lines: string[] = [];
    const records = splitText(text, delimiter, isWhole);
    let next = records.next();
    for (; !next.done; next = records.next(), number += 1) {
      const { from, until, fields, broken: fault } = next.value;
      const line = text.slice(from, until);
      const why =
        fault ??
        (isFaulty && line.includes("\ufffd") ? brokenLine("record-unreadable", line.trimEnd()) : undefined);
      if (why) broken.set(number, why);
      if (why) lines.push(PLACE);
      else if (line.includes('"')) lines.push(`${fields.map(inQuotes).join(delimiter)}\n`);
      else lines.push(line.endsWith("\n") ? line : `${line}\n`);
    }
    writeSync(written, lines.join(""));
    return text.slice(next.value);
  };
  let rest = "";
  let isFaulty = false;
  try {
    for (const lines of wholeLines(path)) {
      const { text, isFaulty: now } = decoded(lines);
      // What is left over from the last lines may hold a fault of theirs.
      isFaulty = now || (isFaulty && rest !== "");
      rest = take(rest + text.replace(/\r\n?/g, "\n"), isFaulty, false);
    }
    take(rest, isFaulty, true);
  } finally {
    closeSync(written);
  }
  return broken;
}

function inQuotes(field: string): string {
  return `"${field.replaceAll('"', '""')}"`;
}

function decoded(bytes: Uint8Array): { text: string; isFaulty: boolean } {
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), isFaulty: false };
  } catch {
    return { text: new TextDecoder("utf-8").decode(bytes), isFaulty: true };
  }
}

/** The bytes of a text in pieces that end where lines do; of a line that is too long for a record only its beginning. */
function* wholeLines(path: string): Generator<Uint8Array> {
  let begun: Uint8Array = Buffer.alloc(0);
  for (const chunk of chunksOf(path)) {
    const end = chunk.lastIndexOf(10) + 1;
    if (end === 0) {
      begun = Buffer.concat([begun, chunk.subarray(0, Math.max(0, LONGEST_LINE - begun.length))]);
      continue;
    }
    const first = chunk.indexOf(10);
    const own = chunk.subarray(0, Math.min(first, Math.max(0, LONGEST_LINE - begun.length)));
    yield Buffer.concat([begun, own, chunk.subarray(first, end)]);
    begun = Buffer.from(chunk.subarray(end));
  }
  if (begun.length > 0) yield begun;
}
