const SECTOR = 512;
const END = 0xfffffffe;
const FREE = 0xffffffff;

/** A compound file, as old office programs write, with streams of these names and nothing in them. */
export function compoundFile(streams: string[]): Uint8Array {
  const bytes = new Uint8Array(SECTOR * 4).fill(0);
  const view = new DataView(bytes.buffer);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  for (const [at, value] of [
    [24, 0x3e],
    [26, 3],
    [28, 0xfffe],
    [30, 9],
    [32, 6],
  ] as const)
    view.setUint16(at, value, true);
  for (const [at, value] of [
    [44, 1],
    [48, 1],
    [56, 4096],
    [60, END],
    [68, END],
  ] as const)
    view.setUint32(at, value, true);
  for (let at = 76; at < SECTOR; at += 4) view.setUint32(at, at === 76 ? 0 : FREE, true);
  for (let at = SECTOR; at < 2 * SECTOR; at += 4) view.setUint32(at, FREE, true);
  view.setUint32(SECTOR, 0xfffffffd, true);
  view.setUint32(SECTOR + 4, END, true);
  for (const [index, name] of ["Root Entry", ...streams].entries())
    entry(view, SECTOR * 2 + index * 128, name, index, streams.length);
  return bytes;
}

function entry(view: DataView, at: number, name: string, index: number, count: number): void {
  for (const [place, character] of [...name].entries())
    view.setUint16(at + place * 2, character.charCodeAt(0), true);
  view.setUint16(at + 64, (name.length + 1) * 2, true);
  view.setUint8(at + 66, index === 0 ? 5 : 2);
  view.setUint8(at + 67, 1);
  view.setUint32(at + 68, FREE, true);
  view.setUint32(at + 72, index > 0 && index < count ? index + 1 : FREE, true);
  view.setUint32(at + 76, index === 0 ? 1 : FREE, true);
  view.setUint32(at + 116, END, true);
}
