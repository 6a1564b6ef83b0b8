import type { CellFault } from "../layout/sheet.ts";
import { readXml } from "./xml.ts";

/** A string, and what is wrong with a part of it. */
export interface StoredString {
  text: string;
  fault: CellFault | undefined;
}

/** Gathers the text of a string item: its own or that of its runs, without what says how it is pronounced. */
export class StringReader {
  private gathered = "";
  private inText = false;
  private spoken = 0;
  private run: CellFault | undefined;
  /** What is wrong with a run of it that is no blank. */
  fault: CellFault | undefined;

  start(): void {
    this.gathered = "";
    this.run = undefined;
    this.fault = undefined;
    this.inText = false;
    this.spoken = 0;
  }

  open(tag: string, { val }: Record<string, string | undefined> = {}): void {
    if (tag === "rPh") this.spoken += 1;
    else if (tag === "r") this.run = undefined;
    else if (tag === "strike" && !["0", "false"].includes(val ?? "")) this.run = "struck out";
    else if (tag === "vertAlign" && val === "superscript") this.run = "superscript";
    else if (tag === "t" && this.spoken === 0) this.inText = true;
  }

  close(tag: string): void {
    if (tag === "rPh") this.spoken -= 1;
    else if (tag === "t") this.inText = false;
  }

  text(text: string): void {
    if (!this.inText) return;
    this.gathered += text;
    if (text.trim() !== "") this.fault ??= this.run;
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
export function readStrings(part: Uint8Array): StoredString[] {
  const strings: StoredString[] = [];
  const string = new StringReader();
  readXml(part, {
    open(tag, attributes) {
      if (tag === "si") string.start();
      else string.open(tag, attributes);
    },
    close(tag) {
      if (tag === "si") strings.push({ text: readString(string), fault: string.fault });
      else string.close(tag);
    },
    text: (text) => string.text(text),
  });
  return strings;
}
