import { deflateSync } from "node:zlib";
import type { Page } from "playwright-core";
import { readPng } from "./png.ts";

/** How far a channel may be from the golden picture's, whose colours are rounded. */
const NEAR = 40;

/** A picture of a page from its top, packed in less time and more bytes than Playwright has it packed. */
export async function pictureOf(page: Page, width: number, height: number): Promise<Buffer> {
  await page.evaluate("document.fonts.ready.then(() => {})");
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send("Page.captureScreenshot", {
    clip: { x: 0, y: 0, width, height, scale: 1 },
    captureBeyondViewport: true,
    optimizeForSpeed: true,
  });
  await session.detach();
  return Buffer.from(data, "base64");
}

/** How many pixels of two PNG pictures differ; all, where their sizes differ. */
export function differing(golden: Buffer, actual: Buffer): number {
  const [was, is] = [readPng(golden), readPng(actual)];
  if (was.width !== is.width || was.height !== is.height) return is.width * is.height;
  let count = 0;
  for (let at = 0; at < is.rgb.length; at += 3) if (isFar(was.rgb, is.rgb, at)) count += 1;
  return count;
}

/** Whether a pixel has another colour. */
function isFar(was: Uint8Array, is: Uint8Array, at: number): boolean {
  for (let channel = at; channel < at + 3; channel += 1)
    if (Math.abs((was[channel] ?? 0) - (is[channel] ?? 0)) > NEAR) return true;
  return false;
}

/** A PNG picture with colours rounded to a palette: about a third of its bytes. */
export async function smaller(page: Page, png: Buffer): Promise<Buffer> {
  const { width, height, palette, pixels } = (await page.evaluate(
    `(${PIXELS})("${png.toString("base64")}").then(({ width, height, data }) => {
      for (let step = 32; ; step *= 2) {
        const round = (value) => Math.min(255, Math.round(value / step) * step);
        const places = new Map();
        let pixels = "";
        for (let at = 0; at < data.length; at += 4) {
          const colour = (round(data[at]) << 16) | (round(data[at + 1]) << 8) | round(data[at + 2]);
          if (!places.has(colour)) places.set(colour, places.size);
          pixels += String.fromCharCode(places.get(colour));
        }
        if (places.size <= 256) return { width, height, palette: [...places.keys()], pixels: btoa(pixels) };
      }
    })`,
  )) as { width: number; height: number; palette: number[]; pixels: string };
  const indices = Buffer.from(pixels, "base64");
  const lines = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y += 1) indices.copy(lines, y * (width + 1) + 1, y * width, (y + 1) * width);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits a pixel, by a palette.
  head.set([8, 3], 8);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", head),
    chunk(
      "PLTE",
      Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255])),
    ),
    chunk("IDAT", deflateSync(lines, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** Runs in the page: the pixels of a PNG picture in base64. */
const PIXELS = `async (png) => {
  const bytes = Uint8Array.from(atob(png), (each) => each.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes]));
  const { width, height } = image;
  const pen = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  pen.drawImage(image, 0, 0);
  return { width, height, data: pen.getImageData(0, 0, width, height).data };
}`;

function chunk(name: string, data: Buffer): Buffer {
  const made = Buffer.alloc(data.length + 12);
  made.writeUInt32BE(data.length, 0);
  made.write(name, 4, "latin1");
  data.copy(made, 8);
  made.writeUInt32BE(crc(made.subarray(4, data.length + 8)), data.length + 8);
  return made;
}

/** The check sum of a part of a PNG: CRC-32 of ISO 3309. */
function crc(bytes: Buffer): number {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  }
  return ~rest >>> 0;
}
