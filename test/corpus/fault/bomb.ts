import { constants, deflateRawSync } from "node:zlib";
import { unzipSync, zipSync } from "fflate";

const SHEET = "xl/worksheets/sheet1.xml";

/** The offset at which each entry of a package's directory begins, by name. */
function directory(bytes: Uint8Array): Map<string, number> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = new Map<string, number>();
  for (let at = 0; at + 46 < bytes.length; at++)
    if (view.getUint32(at, true) === 0x02014b50) {
      const length = view.getUint16(at + 28, true);
      found.set(new TextDecoder().decode(bytes.slice(at + 46, at + 46 + length)), at);
    }
  return found;
}

/** A package whose directory says that its sheet is of 4 GB. */
export function forged(bytes: Uint8Array): Uint8Array {
  const changed = bytes.slice();
  const at = directory(changed).get(SHEET);
  if (at === undefined) throw new Error("no sheet in the package");
  new DataView(changed.buffer).setUint32(at + 24, 0xf0000000, true);
  return changed;
}

/** What unpacks to 256 MB of blanks: a packed megabyte, many times over. */
function blanks(): Buffer {
  const megabyte = deflateRawSync(Buffer.alloc(1024 * 1024, 32), { finishFlush: constants.Z_SYNC_FLUSH });
  const end = deflateRawSync(Buffer.alloc(0));
  return Buffer.concat([...Array.from({ length: 256 }, () => megabyte), end]);
}

/** A package whose sheet is of 256 MB, and whose directory says that it is as small as it was. */
export function lying(bytes: Uint8Array): Uint8Array {
  const whole = Buffer.from(zipSync(unzipSync(bytes), { level: 0 }));
  const pieces: Buffer[] = [];
  const heads: Buffer[] = [];
  let offset = 0;
  for (const [name, at] of directory(whole)) {
    const head = Buffer.from(whole.subarray(at, at + 46 + name.length));
    const local = head.readUInt32LE(42);
    const begins = local + 30 + whole.readUInt16LE(local + 26) + whole.readUInt16LE(local + 28);
    const entry = Buffer.from(whole.subarray(local, begins));
    const data = name === SHEET ? blanks() : whole.subarray(begins, begins + head.readUInt32LE(20));
    if (name === SHEET) {
      for (const [piece, method] of [[entry, 8] as const, [head, 10] as const]) {
        piece.writeUInt16LE(8, method);
        piece.writeUInt32LE(data.length, method + 10);
      }
    }
    head.writeUInt32LE(offset, 42);
    pieces.push(entry, data);
    heads.push(head);
    offset += entry.length + data.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  for (const place of [8, 10]) end.writeUInt16LE(heads.length, place);
  end.writeUInt32LE(
    heads.reduce((sum, { length }) => sum + length, 0),
    12,
  );
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...pieces, ...heads, end]));
}
