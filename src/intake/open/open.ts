import type { Loader } from "../contract.ts";
import { findLayout } from "../layout/layout.ts";
import type { Book } from "../layout/sheet.ts";
import { readText } from "./csv.ts";
import { FileFault } from "./fault.ts";
import { foreignKind } from "./kind.ts";
import { readWorkbook } from "./xlsx.ts";

/** The largest file that is opened. */
export const MAX_BYTES = 20 * 1024 * 1024;

const NO_WORKBOOK = "内容不是工作簿：用表格软件打开后另存为 .xlsx";

/** Whether a file is packed as workbooks are. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** Whether one of the layouts is found in a book. */
export function knownTo(loaders: Loader[]): (book: Book) => boolean {
  return (book) => loaders.some((loader) => findLayout(book, loader).length > 0);
}

/**
 * Opens a received file by what its bytes are, not by its name; throws with a reason where it cannot be read, a
 * `FileFault` where that is a kind of finding. A text is read so that one of the layouts is found in it.
 */
export function openBook(bytes: Uint8Array, extension: string, loaders?: Loader[]): Book {
  if (bytes.length === 0) throw new FileFault("file-empty", "");
  if (isZip(bytes)) return whole(() => readWorkbook(bytes));
  const foreign = foreignKind(bytes, extension);
  if (foreign) throw new FileFault("file-format", foreign);
  if (extension === ".xlsx") throw new FileFault("file-format", NO_WORKBOOK);
  return readText(bytes, loaders && knownTo(loaders));
}

/** What a reader gives; that it looks beyond the end of the bytes means that they are not whole. */
function whole(read: () => Book): Book {
  try {
    return read();
  } catch (error) {
    throw error instanceof RangeError ? new Error("workbook is broken; the file is not whole") : error;
  }
}
