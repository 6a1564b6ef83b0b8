import { SaxesParser } from "saxes";

/** What is told of a document while it is read; names come without their prefixes. */
export interface Listener {
  open?(name: string, attributes: Record<string, string>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** How much of a document is decoded at once. */
const CHUNK = 256 * 1024;

/** Reads an XML document in UTF-8, or UTF-16 with a mark; throws where it is not well formed. */
export function readXml(bytes: Uint8Array, { open, close, text }: Listener): void {
  const parser = new SaxesParser({ position: false });
  parser.on("error", (error) => {
    throw error;
  });
  if (open)
    parser.on("opentag", ({ name, attributes }) => open(bare(name), attributes as Record<string, string>));
  if (close) parser.on("closetag", ({ name }) => close(bare(name)));
  if (text) {
    parser.on("text", text);
    parser.on("cdata", text);
  }
  const decoder = new TextDecoder(encodingOf(bytes), { fatal: true });
  for (let at = 0; at < bytes.length; at += CHUNK)
    parser.write(decoder.decode(bytes.subarray(at, at + CHUNK), { stream: true }));
  parser.write(decoder.decode());
  parser.close();
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

/** A name without its prefix. */
function bare(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}
