import { inflateSync } from "node:zlib";

/** A picture: of each pixel its red, green and blue, one after the other. */
export interface Pixels {
  width: number;
  height: number;
  rgb: Uint8Array;
}

/** How many bytes a pixel has, by its type of colour: RGB, a place in the palette, RGBA. */
const CHANNELS: Record<number, number> = { 2: 3, 3: 1, 6: 4 };

/** Reads a PNG of eight bits a channel, without interlacing, as Chromium and `smaller` write them. */
export function readPng(png: Buffer): Pixels {
  const parts = new Map<string, Buffer[]>();
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
    const name = png.toString("latin1", at + 4, at + 8);
    const data = png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
    parts.set(name, [...(parts.get(name) ?? []), data]);
  }
  const head = parts.get("IHDR")?.[0];
  if (!head) throw new Error("no PNG");
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const channels = CHANNELS[head[9] ?? -1];
  if (head[8] !== 8 || channels === undefined || head[12] !== 0)
    throw new Error(`no PNG that is read here: ${head.toString("hex")}`);
  const bytes = inflateSync(Buffer.concat(parts.get("IDAT") ?? []));
  const lines = unfiltered(bytes, width * channels, channels);
  return { width, height, rgb: coloured(lines, channels, parts.get("PLTE")?.[0]) };
}

/** The bytes of all lines, of which each was written as what it differs by from those before it: section 9.2 of the PNG specification. */
function unfiltered(bytes: Uint8Array, length: number, step: number): Uint8Array {
  const height = bytes.length / (length + 1);
  const out = new Uint8Array(length * height);
  for (let y = 0; y < height; y += 1) {
    const [from, to] = [y * (length + 1) + 1, y * length];
    const filter = bytes[from - 1] ?? 0;
    if (filter === 0) out.set(bytes.subarray(from, from + length), to);
    else unfilter(out, to, bytes, { from, length, step, filter, first: y === 0 });
  }
  return out;
}

interface Line {
  from: number;
  length: number;
  step: number;
  filter: number;
  first: boolean;
}

function unfilter(
  out: Uint8Array,
  to: number,
  bytes: Uint8Array,
  { from, length, step, filter, first }: Line,
): void {
  for (let x = 0; x < length; x += 1) {
    const left = x < step ? 0 : (out[to + x - step] ?? 0);
    const up = first ? 0 : (out[to + x - length] ?? 0);
    const corner = first || x < step ? 0 : (out[to + x - length - step] ?? 0);
    const before =
      filter === 1 ? left : filter === 2 ? up : filter === 3 ? (left + up) >> 1 : nearest(left, up, corner);
    out[to + x] = (bytes[from + x] ?? 0) + before;
  }
}

/** Which of three neighbours is nearest to left + up - corner. */
function nearest(left: number, up: number, corner: number): number {
  const [byLeft, byUp] = [Math.abs(up - corner), Math.abs(left - corner)];
  const byCorner = Math.abs(left + up - corner - corner);
  if (byLeft <= byUp && byLeft <= byCorner) return left;
  return byUp <= byCorner ? up : corner;
}

/** Red, green and blue of each pixel: what a page is drawn on is opaque. */
function coloured(lines: Uint8Array, channels: number, palette?: Uint8Array): Uint8Array {
  if (channels === 3) return lines;
  const count = lines.length / channels;
  const rgb = new Uint8Array(count * 3);
  for (let at = 0; at < count; at += 1) {
    const from = channels === 4 ? at * 4 : (lines[at] ?? 0) * 3;
    const source = channels === 4 ? lines : (palette ?? lines);
    for (let channel = 0; channel < 3; channel += 1) rgb[at * 3 + channel] = source[from + channel] ?? 0;
  }
  return rgb;
}
