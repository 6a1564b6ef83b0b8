import { inflate, utf8 } from "../../platform.ts";

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
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { count, first, before } = directoryIn(data);
  let at = first;
  let total = 0;
  const archive = new Archive();
  for (let index = 0; index < count; index++) {
    if (data.getUint32(at, true) !== ENTRY) throw new Error("not a directory of a zip archive");
    const method = data.getUint16(at + 10, true);
    const [name, extra, comment] = [28, 30, 32].map((offset) => data.getUint16(at + offset, true)) as [
      number,
      number,
      number,
    ];
    const { packed, size, local } = numbersOf(data, at, at + 46 + name, extra);
    total += size;
    if (total > MOST) throw new Error(`archive unpacks to more than ${MOST} bytes`);
    archive.set(utf8(bytes.subarray(at + 46, at + 46 + name)).replaceAll("\\", "/"), () =>
      unpack(bytes, data, { local: local + before, packed, size, method }),
    );
    at += 46 + name + extra + comment;
  }
  return archive;
}

/** The numbers of a file in a directory; where one has no room there, eight bytes of it stand in a field of their own. */
function numbersOf(data: DataView, at: number, from: number, length: number) {
  const none = 2 ** 32 - 1;
  const wide: number[] = [];
  for (let field = from; field + 4 <= from + length; field += 4 + data.getUint16(field + 2, true))
    if (data.getUint16(field, true) === 1)
      for (let each = field + 4; each + 8 <= field + 4 + data.getUint16(field + 2, true); each += 8)
        wide.push(Number(data.getBigUint64(each, true)));
  const number = (offset: number) => {
    const own = data.getUint32(at + offset, true);
    return own === none ? (wide.shift() ?? own) : own;
  };
  const size = number(24);
  return { size, packed: number(20), local: number(42) };
}

/** The directory of an archive: of how many files, where it begins, and how many bytes stand before the archive itself. */
function directoryIn(data: DataView): { count: number; first: number; before: number } {
  for (let at = data.byteLength - 22; at >= Math.max(0, data.byteLength - 22 - 0xffff); at--) {
    if (data.getUint32(at, true) !== END) continue;
    const wide = at >= 20 && data.getUint32(at - 20, true) === 0x07064b50;
    const end = wide ? Number(data.getBigUint64(at - 12, true)) : at;
    const count = wide ? Number(data.getBigUint64(end + 32, true)) : data.getUint16(at + 10, true);
    const first = wide ? Number(data.getBigUint64(end + 48, true)) : at - data.getUint32(at + 12, true);
    const before = wide ? 0 : first - data.getUint32(at + 16, true);
    if (first >= 0 && first + 4 <= data.byteLength && (count === 0 || data.getUint32(first, true) === ENTRY))
      return { count, first, before };
  }
  throw new Error("not a zip archive");
}

function unpack(
  bytes: Uint8Array,
  data: DataView,
  { local, packed, size, method }: { local: number; packed: number; size: number; method: number },
): string {
  if (data.getUint32(local, true) !== LOCAL) throw new Error("not a file of a zip archive");
  const from = local + 30 + data.getUint16(local + 26, true) + data.getUint16(local + 28, true);
  const body = bytes.subarray(from, from + packed);
  if (method === 0) return decoded(body);
  if (method !== 8) throw new Error(`packed by method ${method}`);
  const whole = inflate(body, size);
  if (whole.length !== size) throw new Error(`a file of ${size} bytes unpacks to ${whole.length}`);
  return decoded(whole);
}

/** The text of bytes in UTF-8, or in UTF-16 where a mark says so. */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  return utf8(bytes);
}
