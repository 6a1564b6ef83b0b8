import { inflateRawSync } from "node:zlib";

/** The most bytes that the files of an archive may unpack to. */
const MOST = 200 * 1024 * 1024;
const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;

/** A file packed in an archive: its text is unpacked when it is asked for. */
export type Archive = Map<string, () => string>;

/**
 * Reads the directory of a zip archive: the texts of its files by their names. Throws where the bytes are no such
 * archive, where a file is packed in another way than stored or deflated, or where it holds more than 200 MiB.
 */
export function readZip(bytes: Uint8Array): Archive {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(data);
  const count = data.readUInt16LE(end + 10);
  let at = data.readUInt32LE(end + 16);
  let total = 0;
  const archive: Archive = new Map();
  for (let index = 0; index < count; index++) {
    if (data.readUInt32LE(at) !== ENTRY) throw new Error("not a directory of a zip archive");
    const method = data.readUInt16LE(at + 10);
    const packed = data.readUInt32LE(at + 20);
    const size = data.readUInt32LE(at + 24);
    const [name, extra, comment] = [28, 30, 32].map((offset) => data.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const local = data.readUInt32LE(at + 42);
    total += size;
    if (total > MOST) throw new Error(`archive unpacks to more than ${MOST} bytes`);
    archive.set(data.toString("utf8", at + 46, at + 46 + name).replaceAll("\\", "/"), () =>
      unpack(data, { local, packed, size, method }),
    );
    at += 46 + name + extra + comment;
  }
  return archive;
}

/** Where the record at the end of an archive begins; a comment may follow it. */
function endOf(data: Buffer): number {
  for (let at = data.length - 22; at >= Math.max(0, data.length - 22 - 0xffff); at--)
    if (data.readUInt32LE(at) === END) return at;
  throw new Error("not a zip archive");
}

function unpack(
  data: Buffer,
  { local, packed, size, method }: { local: number; packed: number; size: number; method: number },
): string {
  if (data.readUInt32LE(local) !== LOCAL) throw new Error("not a file of a zip archive");
  const from = local + 30 + data.readUInt16LE(local + 26) + data.readUInt16LE(local + 28);
  const body = data.subarray(from, from + packed);
  if (method === 0) return body.toString("utf8");
  if (method !== 8) throw new Error(`packed by method ${method}`);
  const whole = inflateRawSync(body, { maxOutputLength: Math.max(size, 1) });
  if (whole.length !== size) throw new Error(`a file of ${size} bytes unpacks to ${whole.length}`);
  return whole.toString("utf8");
}
