import { strToU8, unzipSync, zipSync } from "fflate";

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

let large: Uint8Array | undefined;

/** A package whose sheet is of 220 MB of blanks, and whose directory says that it is small. */
export function lying(bytes: Uint8Array): Uint8Array {
  large ??= zipSync({ [SHEET]: new Uint8Array(220 * 1024 * 1024).fill(32) }, { level: 1 });
  const parts = unzipSync(bytes);
  const sheet = parts[SHEET] ?? strToU8("");
  const small = zipSync({ ...parts, [SHEET]: sheet }, { level: 0 });
  return withPart(small, large, sheet.length);
}

/** The package with its sheet's entry taken from another, and its stated size replaced. */
function withPart(into: Uint8Array, from: Uint8Array, stated: number): Uint8Array {
  const view = new DataView(from.buffer, from.byteOffset, from.byteLength);
  const at = directory(from).get(SHEET) ?? 0;
  const packed = view.getUint32(at + 20, true);
  const entry = from.slice(0, 30 + SHEET.length + packed);
  const rest = directory(into);
  const names = [...rest.keys()].filter((name) => name !== SHEET);
  const own = new DataView(into.buffer, into.byteOffset, into.byteLength);
  const pieces: Uint8Array[] = [entry];
  const heads: Uint8Array[] = [];
  const head = from.slice(at, at + 46 + SHEET.length);
  new DataView(head.buffer).setUint32(24, stated, true);
  new DataView(entry.buffer).setUint32(22, stated, true);
  heads.push(head);
  let offset = entry.length;
  for (const name of names) {
    const place = rest.get(name) ?? 0;
    const local = own.getUint32(place + 42, true);
    const length =
      30 +
      own.getUint16(local + 26, true) +
      own.getUint16(local + 28, true) +
      own.getUint32(place + 20, true);
    pieces.push(into.slice(local, local + length));
    const listed = into.slice(
      place,
      place + 46 + own.getUint16(place + 28, true) + own.getUint16(place + 30, true),
    );
    new DataView(listed.buffer).setUint32(42, offset, true);
    heads.push(listed);
    offset += length;
  }
  const size = heads.reduce((sum, { length }) => sum + length, 0);
  const end = new Uint8Array(22);
  const tail = new DataView(end.buffer);
  tail.setUint32(0, 0x06054b50, true);
  tail.setUint16(8, heads.length, true);
  tail.setUint16(10, heads.length, true);
  tail.setUint32(12, size, true);
  tail.setUint32(16, offset, true);
  return new Uint8Array(Buffer.concat([...pieces, ...heads, end]));
}
