import { readSent } from "./csv.ts";
import { visible } from "./visible.ts";

/** From which size on the rows of a text are read some at a time. */
const LONG = 32 * 1024 * 1024;
/** In how much of it the head of its table must stand. */
const BEGINNING = 1024 * 1024;
/** How much of it is read at once; a field in quotes may not be longer. */
const PIECE = 8 * 1024 * 1024;
/** Encodings in which a line's end is one byte that stands for nothing else. */
const ENCODINGS = ["utf-8", "gb18030"];
const [LINE, QUOTE] = [0x0a, 0x22];

/** The first records of a long text, and all that follow, read anew each time that they are asked for. */
export interface LongText {
  records: string[][];
  more: () => Iterable<string[]>;
}

/** Reads the beginning of a long text, in which `holds` finds what it must hold; undefined where a text is not long, or is to be read whole. */
export function openLong(
  bytes: Uint8Array,
  delimiters: string[],
  holds: (records: string[][]) => boolean,
  least = LONG,
): LongText | undefined {
  if (bytes.length < least) return undefined;
  const end = endOfPiece(bytes, 0, Math.min(BEGINNING, bytes.length));
  for (const encoding of ENCODINGS) {
    const text = decoded(bytes.subarray(0, end), encoding, true);
    if (text === undefined) continue;
    for (const delimiter of delimiters) {
      const records = recordsIn(text, delimiter);
      if (holds(records)) return { records, more: () => recordsFrom(bytes, end, encoding, delimiter) };
    }
  }
  return undefined;
}

function* recordsFrom(
  bytes: Uint8Array,
  from: number,
  encoding: string,
  delimiter: string,
): Generator<string[]> {
  for (let at = from; at < bytes.length; ) {
    const end = endOfPiece(bytes, at, PIECE);
    const text = decoded(bytes.subarray(at, end), encoding) ?? "";
    // Where a byte is none of its encoding nothing of a record can be read.
    const isDamaged = text.includes("\ufffd");
    for (const record of recordsIn(text, delimiter))
      yield isDamaged && record.some((field) => field.includes("\ufffd")) ? [] : record;
    at = end;
  }
}

function recordsIn(text: string, delimiter: string): string[][] {
  const lines = visible(text.replace(/\r\n?/g, "\n"));
  return readSent(lines, delimiter).map((record) => record.map((field) => field.trim()));
}

function decoded(bytes: Uint8Array, encoding: string, fatal = false): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Where the last line ends of so many bytes at which no field in quotes goes on; the last line at all where each does. */
function endOfPiece(bytes: Uint8Array, from: number, length: number): number {
  const most = from + length;
  if (most >= bytes.length) return bytes.length;
  let [isOpen, end, last] = [false, 0, 0];
  for (let at = from; at < most; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) isOpen = !isOpen;
    else if (byte === LINE) {
      last = at + 1;
      if (!isOpen) end = last;
    }
  }
  return end || last || most;
}
