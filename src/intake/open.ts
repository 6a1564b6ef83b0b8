import { readText } from "./csv.ts";
import type { Book } from "./sheet.ts";
import { readWorkbook } from "./xlsx.ts";

/** The largest file that is opened. */
export const MAX_BYTES = 20 * 1024 * 1024;

/** A file of more than `MAX_BYTES` that would have to be held whole. */
export class TooLarge extends Error {}

/** Whether a file is packed as workbooks are. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** Opens a received file by what its bytes are, not by its name; throws with a reason where it cannot be read. */
export async function openBook(bytes: Uint8Array, extension: string): Promise<Book> {
  if (bytes.length === 0) throw new Error("empty file");
  const zipped = isZip(bytes);
  if (extension === ".xlsx" && !zipped) throw new Error("not a workbook");
  return zipped ? await readWorkbook(bytes) : readText(bytes);
}
