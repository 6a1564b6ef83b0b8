import { inflateRawSync } from "node:zlib";
import { FileFault } from "./fault.ts";

/** The most bytes that the files of an archive may unpack to, how many they may be, and how densely they may be packed. */
const MOST_BYTES = 200 * 1024 * 1024;
const MOST_FILES = 10_000;
const MOST_DENSE = 500;
/** A file this small may be packed as densely as it likes. */
const SMALL = 8 * 1024 * 1024;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
/** What stands before the end of an archive whose numbers are too long for it, and what it leads to. */
const LOCATOR = 0x07064b50;
const LONG_END = 0x06064b50;
const FULL = 0xffffffff;
/** Since the length of its record is fixed but for a comment of 64 KiB. */
const END_LENGTH = 22;

/** The files of an archive by their names, in whatever capitals, each unpacked when it is asked for. */
export class Archive {
  readonly #files = new Map<string, () => Uint8Array>();

  has(name: string): boolean {
    return this.#files.has(name.toLowerCase());
  }

  get(name: string): (() => Uint8Array) | undefined {
    return this.#files.get(name.toLowerCase());
  }

  set(name: string, unpacked: () => Uint8Array): void {
    this.#files.set(name.toLowerCase(), unpacked);
  }

  keys(): string[] {
    return [...this.#files.keys()];
  }
}

/**
 * Reads the directory of a zip archive and bounds what it unpacks to before anything is unpacked. A file that unpacks to
 * another size than the directory says, or to other bytes, is an error when it is asked for. A library that reads
 * archives at once trusts the sizes in them, so that a small file could take minutes.
 */
export function readArchive(bytes: Uint8Array): Archive {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { count, start, shift } = directoryOf(data);
  if (count > MOST_FILES) throw new FileFault("file-too-large", `archive of ${count} files`);
  let at = start;
  let total = 0;
  let dense = false;
  const archive = new Archive();
  for (let index = 0; index < count; index++) {
    if (data.readUInt32LE(at) !== ENTRY) throw new Error("directory of the archive is broken");
    const entry = entryAt(data, at, shift);
    total += entry.size;
    dense ||= entry.size > SMALL && entry.size > entry.packed * MOST_DENSE;
    if (archive.has(entry.name)) throw new Error(`archive holds a file twice: ${entry.name}`);
    archive.set(entry.name, () => unpack(data, entry));
    at += entry.length;
  }
  if (total > MOST_BYTES) throw new FileFault("file-too-large", `workbook unpacks to ${total} bytes`);
  if (dense) throw new FileFault("file-too-large", `workbook of ${bytes.length} bytes unpacks to ${total}`);
  return archive;
}

interface Entry {
  name: string;
  encrypted: boolean;
  method: number;
  sum: number;
  packed: number;
  size: number;
  local: number;
  length: number;
}

function entryAt(data: Buffer, at: number, shift: number): Entry {
  const [name, extra, comment] = [28, 30, 32].map((offset) => data.readUInt16LE(at + offset));
  const from = at + 46;
  const until = from + (name ?? 0);
  const [packed = 0, size = 0, local = 0] = longNumbers(data, at, until, until + (extra ?? 0));
  return {
    name: data.toString("utf8", from, until).replaceAll("\\", "/").replace(/^\//, ""),
    encrypted: (data.readUInt16LE(at + 8) & 1) === 1,
    method: data.readUInt16LE(at + 10),
    sum: data.readUInt32LE(at + 16),
    packed,
    size,
    local: local + shift,
    length: until + (extra ?? 0) + (comment ?? 0) - at,
  };
}

/** The packed and the unpacked size of a file and where it stands; those that are too long stand in what is told besides. */
function longNumbers(data: Buffer, at: number, from: number, until: number): number[] {
  const [packed = 0, size = 0, local = 0] = [20, 24, 42].map((offset) => data.readUInt32LE(at + offset));
  if (![packed, size, local].includes(FULL)) return [packed, size, local];
  let field = from;
  while (field + 4 <= until && data.readUInt16LE(field) !== 1) field += 4 + data.readUInt16LE(field + 2);
  let next = field + 4;
  const long = (number: number) => {
    if (number !== FULL) return number;
    if (next + 8 > until) throw new Error("directory of the archive is broken");
    next += 8;
    return Number(data.readBigUInt64LE(next - 8));
  };
  const whole = long(size);
  return [long(packed), whole, long(local)];
}

/**
 * Where the directory of an archive begins, how many files it names, and by how much all stands behind where it is said to
 * stand, since something was put before the archive. A comment may hold what looks like its end.
 */
function directoryOf(data: Buffer): { count: number; start: number; shift: number } {
  for (let end = data.length - END_LENGTH; end >= Math.max(0, data.length - END_LENGTH - 0xffff); end--) {
    if (data.readUInt32LE(end) !== END) continue;
    const found = longDirectory(data, end) ?? {
      count: data.readUInt16LE(end + 10),
      start: end - data.readUInt32LE(end + 12),
      shift: end - data.readUInt32LE(end + 12) - data.readUInt32LE(end + 16),
    };
    const { start, count } = found;
    if (start >= 0 && start + 4 <= data.length && (count === 0 || data.readUInt32LE(start) === ENTRY))
      return found;
  }
  throw new Error("archive has no directory; the file is not whole");
}

function longDirectory(
  data: Buffer,
  end: number,
): { count: number; start: number; shift: number } | undefined {
  const locator = end - 20;
  if (locator < 0 || data.readUInt32LE(locator) !== LOCATOR) return undefined;
  const at = Number(data.readBigUInt64LE(locator + 8));
  if (at + 56 > data.length || data.readUInt32LE(at) !== LONG_END) return undefined;
  const [count = 0, start = 0] = [32, 48].map((offset) => Number(data.readBigUInt64LE(at + offset)));
  return { count, start, shift: 0 };
}

function unpack(data: Buffer, { name, encrypted, method, sum, packed, size, local }: Entry): Uint8Array {
  if (encrypted)
    throw new FileFault("file-format", "加密的压缩包：解压后报送其中的表格文件（.xlsx 或 .csv）");
  if (data.readUInt32LE(local) !== LOCAL) throw new Error(`archive is broken at ${name}`);
  const from = local + 30 + data.readUInt16LE(local + 26) + data.readUInt16LE(local + 28);
  const body = data.subarray(from, from + packed);
  if (method !== 0 && method !== 8) throw new Error(`archive is packed by method ${method}`);
  const whole = method === 0 ? body : inflateRawSync(body, { maxOutputLength: Math.max(size, 1) });
  if (whole.length !== size || crc32(whole) !== sum) throw new Error(`archive is broken at ${name}`);
  return whole;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

/** The check sum of archives; Node has one of its own only from a later version on. */
function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (let at = 0; at < bytes.length; at++) sum = (TABLE[(sum ^ (bytes[at] ?? 0)) & 0xff] ?? 0) ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}
