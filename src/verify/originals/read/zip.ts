import { inflateRawSync } from "node:zlib";

/** The most bytes that the files of an archive may unpack to. */
const MOST = 200 * 1024 * 1024;
const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;

/** A file packed in an archive: its text is unpacked when it is asked for. */
export class Archive {
  private readonly files = new Map<string, () => string>();

  has(name: string): boolean {
    return this.files.has(name.toLowerCase());
  }

  get(name: string): (() => string) | undefined {
    return this.files.get(name.toLowerCase());
  }

  set(name: string, text: () => string): void {
    this.files.set(name.toLowerCase(), text);
  }
}

/**
 * Reads the directory of a zip archive: the texts of its files by their names. Throws where the bytes are no such
 * archive, where a file is packed in another way than stored or deflated, or where it holds more than 200 MiB.
 */
export function readZip(bytes: Uint8Array): Archive {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { count, first, before } = directoryIn(data);
  let at = first;
  let total = 0;
  const archive = new Archive();
  for (let index = 0; index < count; index++) {
    if (data.readUInt32LE(at) !== ENTRY) throw new Error("not a directory of a zip archive");
    const method = data.readUInt16LE(at + 10);
    const [name, extra, comment] = [28, 30, 32].map((offset) => data.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const { packed, size, local } = numbersOf(data, at, at + 46 + name, extra);
    total += size;
    if (total > MOST) throw new Error(`archive unpacks to more than ${MOST} bytes`);
    archive.set(data.toString("utf8", at + 46, at + 46 + name).replaceAll("\\", "/"), () =>
      unpack(data, { local: local + before, packed, size, method }),
    );
    at += 46 + name + extra + comment;
  }
  return archive;
}

/** The numbers of a file in a directory; where one has no room there, eight bytes of it stand in a field of their own. */
function numbersOf(data: Buffer, at: number, from: number, length: number) {
  const none = 2 ** 32 - 1;
  const wide: number[] = [];
  for (let field = from; field + 4 <= from + length; field += 4 + data.readUInt16LE(field + 2))
    if (data.readUInt16LE(field) === 1)
      for (let each = field + 4; each + 8 <= field + 4 + data.readUInt16LE(field + 2); each += 8)
        wide.push(Number(data.readBigUInt64LE(each)));
  const number = (offset: number) => {
    const own = data.readUInt32LE(at + offset);
    return own === none ? (wide.shift() ?? own) : own;
  };
  const size = number(24);
  return { size, packed: number(20), local: number(42) };
}

/** The directory of an archive: of how many files, where it begins, and how many bytes stand before the archive itself. */
function directoryIn(data: Buffer): { count: number; first: number; before: number } {
  for (let at = data.length - 22; at >= Math.max(0, data.length - 22 - 0xffff); at--) {
    if (data.readUInt32LE(at) !== END) continue;
    const wide = at >= 20 && data.readUInt32LE(at - 20) === 0x07064b50;
    const end = wide ? Number(data.readBigUInt64LE(at - 12)) : at;
    const count = wide ? Number(data.readBigUInt64LE(end + 32)) : data.readUInt16LE(at + 10);
    const first = wide ? Number(data.readBigUInt64LE(end + 48)) : at - data.readUInt32LE(at + 12);
    const before = wide ? 0 : first - data.readUInt32LE(at + 16);
    if (first >= 0 && first + 4 <= data.length && (count === 0 || data.readUInt32LE(first) === ENTRY))
      return { count, first, before };
  }
  throw new Error("not a zip archive");
}

function unpack(
  data: Buffer,
  { local, packed, size, method }: { local: number; packed: number; size: number; method: number },
): string {
  if (data.readUInt32LE(local) !== LOCAL) throw new Error("not a file of a zip archive");
  const from = local + 30 + data.readUInt16LE(local + 26) + data.readUInt16LE(local + 28);
  const body = data.subarray(from, from + packed);
  if (method === 0) return decoded(body);
  if (method !== 8) throw new Error(`packed by method ${method}`);
  const whole = inflateRawSync(body, { maxOutputLength: Math.max(size, 1) });
  if (whole.length !== size) throw new Error(`a file of ${size} bytes unpacks to ${whole.length}`);
  return decoded(whole);
}

/** The text of bytes in UTF-8, or in UTF-16 where a mark says so. */
function decoded(bytes: Buffer): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  return bytes.toString("utf8");
}
