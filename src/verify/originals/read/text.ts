import { decodeDamaged, decodings } from "./bytes.ts";
import { readSent } from "./csv.ts";
import { openLong } from "./long.ts";
import { fold } from "./sheet.ts";
import { visible } from "./visible.ts";

/** What may separate the fields of a text. */
const DELIMITERS = [",", "\t", ";", "|", "，"];

/** The records of a text; of a long one in which some heads must stand the first, and what reads the others. */
export function openRecords(
  bytes: Uint8Array,
  heads: string[],
): { records: string[][]; more?: () => Iterable<string[]> } {
  const wanted = heads.map(fold);
  const long =
    wanted.length > 0 ? openLong(bytes, DELIMITERS, (records) => holds(records, wanted)) : undefined;
  return long ?? { records: openText(bytes, heads) };
}

/**
 * The records of a text, in the encoding and with the delimiter under which all heads are fields of it; in UTF-8 or
 * GB18030 with commas where no head is given. Throws where the bytes are no text.
 */
export function openText(bytes: Uint8Array, heads: string[]): string[][] {
  const wanted = heads.map(fold);
  for (const text of decodings(bytes)) {
    const records = recordsOf(text, wanted);
    if (records) return records;
  }
  // A record in which a byte is no UTF-8 cannot be read; the others can.
  const damaged = wanted.length > 0 && recordsOf(decodeDamaged(bytes), wanted);
  if (damaged) return damaged.map((record) => (record.join().includes("\ufffd") ? [] : record));
  throw new Error("no encoding and no delimiter gives the heads that the proofs name");
}

/** The records of a text with the delimiter under which all heads are fields of it; undefined where none is such. */
function recordsOf(text: string, wanted: string[]): string[][] | undefined {
  const lines = visible(text.replace(/\r\n?/g, "\n"));
  for (const delimiter of DELIMITERS) {
    const records = readSent(lines, delimiter).map((record) => record.map((field) => field.trim()));
    if (wanted.length === 0 || holds(records, wanted)) return records;
  }
  return undefined;
}

/** Whether each text is a field, folded; labels before a colon count too. */
function holds(records: string[][], wanted: string[]): boolean {
  const missing = new Set(wanted);
  for (const record of records) {
    for (const field of record) {
      const text = fold(field);
      missing.delete(text);
      for (const head of missing)
        if (text.includes(`${head}:`) || text.startsWith(`${head}(`)) missing.delete(head);
    }
    if (missing.size === 0) return true;
  }
  return false;
}
