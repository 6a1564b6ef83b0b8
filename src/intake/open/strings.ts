import { readXml } from "./xml.ts";

/** Gathers the text of a string item: its own or that of its runs, without what says how it is pronounced. */
export class StringReader {
  private gathered = "";
  private inText = false;
  private spoken = 0;

  start(): void {
    this.gathered = "";
    this.inText = false;
    this.spoken = 0;
  }

  open(tag: string): void {
    if (tag === "rPh") this.spoken += 1;
    else if (tag === "t" && this.spoken === 0) this.inText = true;
  }

  close(tag: string): void {
    if (tag === "rPh") this.spoken -= 1;
    else if (tag === "t") this.inText = false;
  }

  text(text: string): void {
    if (this.inText) this.gathered += text;
  }

  get value(): string {
    return this.gathered;
  }
}

/** The text that was gathered, characters written by their codes read. */
export function readString({ value }: StringReader): string {
  return readEscapes(value);
}

/** A stored text whose control characters are written as `_x000D_`. */
export function readEscapes(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** Reads the strings that cells name by their numbers. */
export function readStrings(part: Uint8Array): string[] {
  const strings: string[] = [];
  const string = new StringReader();
  readXml(part, {
    open(tag) {
      if (tag === "si") string.start();
      else string.open(tag);
    },
    close(tag) {
      if (tag === "si") strings.push(readString(string));
      else string.close(tag);
    },
    text: (text) => string.text(text),
  });
  return strings;
}
