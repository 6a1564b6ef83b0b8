import { readText } from "./csv.ts";
import type { Book } from "./sheet.ts";
import { readWorkbook } from "./xlsx.ts";

/** The largest file that is opened. */
export const MAX_BYTES = 20 * 1024 * 1024;

/** Opens a received file by what its bytes are, not by its name; throws with a reason where it cannot be read. */
export async function openBook(bytes: Uint8Array, extension: string): Promise<Book> {
  if (bytes.length === 0) throw new Error("empty file");
  const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (extension === ".xlsx" && !zipped) throw new Error("not a workbook");
  return zipped ? await readWorkbook(bytes) : readText(bytes);
}
