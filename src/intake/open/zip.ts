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
/** Since the length of its record is fixed but for a comment of 64 KiB. */
const END_LENGTH = 22;

/** The files of an archive by their names, each unpacked when it is asked for. */
export type Archive = Map<string, () => Uint8Array>;

/**
 * Reads the directory of a zip archive and bounds what it unpacks to before anything is unpacked. A file that unpacks to
 * another size than the directory says, or to other bytes, is an error when it is asked for. A library that reads
 * archives at once trusts the sizes in them, so that a small file could take minutes.
 */
export function readArchive(bytes: Uint8Array): Archive {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(data);
  const count = data.readUInt16LE(end + 10);
  if (count > MOST_FILES) throw new FileFault("file-too-large", `archive of ${count} files`);
  let at = data.readUInt32LE(end + 16);
  let total = 0;
  let dense = false;
  const archive: Archive = new Map();
  for (let index = 0; index < count; index++) {
    if (data.readUInt32LE(at) !== ENTRY) throw new Error("directory of the archive is broken");
    const entry = entryAt(data, at);
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

function entryAt(data: Buffer, at: number): Entry {
  const [name, extra, comment] = [28, 30, 32].map((offset) => data.readUInt16LE(at + offset));
  const from = at + 46;
  const until = from + (name ?? 0);
  return {
    name: data.toString("utf8", from, until).replaceAll("\\", "/").replace(/^\//, ""),
    encrypted: (data.readUInt16LE(at + 8) & 1) === 1,
    method: data.readUInt16LE(at + 10),
    sum: data.readUInt32LE(at + 16),
    packed: data.readUInt32LE(at + 20),
    size: data.readUInt32LE(at + 24),
    local: data.readUInt32LE(at + 42),
    length: until + (extra ?? 0) + (comment ?? 0) - at,
  };
}

function endOf(data: Buffer): number {
  for (let at = data.length - END_LENGTH; at >= Math.max(0, data.length - END_LENGTH - 0xffff); at--)
    if (data.readUInt32LE(at) === END) return at;
  throw new Error("archive has no directory; the file is not whole");
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
