import { visible } from "../../core/visible.ts";
import type { Book, Cell, Row } from "../layout/sheet.ts";
import { FileFault } from "./fault.ts";
import { type Broken, splitText } from "./split.ts";
import { decodeText, type Encoding, encodingsOf, otherEncoding } from "./text.ts";

/** What separates fields, the likeliest first. */
const DELIMITERS = [",", "\t", ";", "|", "，"];
/** In how much of a text its layout shows as a rule, and in how much it must. */
const SAMPLES = [1024, 64 * 1024];
/** How many texts of a column are kept to be the same as later ones, and the longest of them. */
const MOST = 256;
const LONGEST = 40;

/** A text file opened. */
export interface TextBook extends Book {
  encoding: Encoding;
  delimiter: string;
}

/**
 * Reads a separated text. Its encoding is one in which all bytes are valid, and its delimiter one under which `knows`
 * finds a layout; where there is none, it is read as well as it can be. Throws where no encoding reads it, or where there is
 * no layout and a record of it cannot be read. A place is the record, counted from 0 at the first, and the number of the column; a layout names the
 * columns of its table.
 */
export function readText(bytes: Uint8Array, knows?: (book: Book) => boolean): TextBook {
  let first: { text: string; encoding: Encoding } | undefined;
  for (const encoding of encodingsOf(bytes)) {
    const text = decodeText(bytes, encoding);
    if (text === undefined) continue;
    if (!encoding.startsWith("utf-16") || bytes[0] === 0xff || bytes[0] === 0xfe)
      first ??= { text, encoding };
    const samples = new Set(SAMPLES.map((length) => sampleOf(text, length)));
    const shows = (sample: string, delimiter: string) =>
      sample.includes(delimiter) && knows?.(separated(sample, delimiter));
    for (const delimiter of knows ? DELIMITERS : [])
      if ([...samples].some((sample) => shows(sample, delimiter)))
        return { ...separated(text, delimiter), encoding, delimiter };
  }
  const other = knows && otherEncoding(bytes);
  if (other) throw new FileFault("file-encoding", other);
  if (!first) throw new FileFault("file-encoding", "既不是 UTF-8，也不是 GB18030");
  const book = separated(first.text, ",");
  const broken = book.sheets[0]?.rows.find((row) => row.broken);
  if (broken?.broken) throw new FileFault(broken.broken.code, "全文没有读", broken.cell(0).place);
  return { ...book, encoding: first.encoding, delimiter: "," };
}

/** The first lines of a text, about so long together. */
function sampleOf(text: string, length: number): string {
  return text.length > length ? text.slice(0, text.lastIndexOf("\n", length) + 1 || length) : text;
}

function separated(text: string, delimiter: string): Book {
  const rows: TextRow[] = [];
  const same = new Texts();
  for (const { fields, broken } of splitText(visible(even(text)), delimiter))
    rows.push(new TextRow(rows.length, same.of(fields), broken));
  return { kind: "text", sheets: [{ name: "", rows }] };
}

/**
 * The fields of a file's records without spaces around them, equal ones of a column made the same text: a column says
 * the same few names millions of times.
 */
class Texts {
  private readonly known: Map<string, string>[] = [];
  private last: string[] = [];

  of(fields: string[]): string[] {
    // A copy has no room left over, as arrays do that have grown.
    const texts = fields.slice();
    for (let position = 0; position < texts.length; position++) {
      const text = texts[position] as string;
      const before = this.last[position];
      if (text === before) texts[position] = before;
      else if (text !== "") texts[position] = this.same(hasSpace(text) ? text.trim() : text, position);
    }
    this.last = texts;
    return texts;
  }

  private same(text: string, position: number): string {
    this.known[position] ??= new Map();
    const known = this.known[position];
    // A column of so many texts hardly says one twice.
    if (known.size >= MOST || text.length > LONGEST) return text;
    const before = known.get(text);
    if (before === undefined) known.set(text, text);
    return before ?? text;
  }
}

function even(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

/** A record of a text, by its fields without spaces around them. */
export class TextRow implements Row {
  readonly record: number;
  declare readonly broken?: Broken;
  private readonly texts: string[];

  constructor(record: number, texts: string[], broken?: Broken) {
    this.record = record;
    this.texts = texts;
    // Millions of rows have no room for what few have.
    if (broken) this.broken = broken;
  }

  get length(): number {
    return this.texts.length;
  }

  text(position: number): string {
    return this.texts[position] ?? "";
  }

  fault(): undefined {
    return undefined;
  }

  cell(position: number, column = String(position + 1)): Cell {
    return { place: { record: this.record, column }, text: this.text(position), format: "" };
  }
}

/** Whether a text may begin or end with a space. */
function hasSpace(text: string): boolean {
  if (text === "") return false;
  return isSpace(text.charCodeAt(0)) || isSpace(text.charCodeAt(text.length - 1));
}

function isSpace(code: number): boolean {
  return code <= 32 || code === 0xa0 || (code >= 0x1680 && code <= 0x3000) || code === 0xfeff;
}
