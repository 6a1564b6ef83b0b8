import { extname } from "node:path";
import { FileFault } from "../../src/intake/files/fault.ts";
import type { Finding } from "../../src/intake/finding.ts";
import type { Guide } from "../../src/intake/guide.ts";
import { findLayout } from "../../src/intake/layout.ts";
import { openBook } from "../../src/intake/open.ts";
import { type FileReadings, readTables } from "../../src/intake/read.ts";
import type { Book } from "../../src/intake/sheet.ts";
import { GUIDE, LOADERS } from "./plan.ts";

export type Received = Pick<FileReadings, "findings" | "readings" | "records" | "states">;

/** Receives one file as the product does: the only place in the corpus that knows how. */
export async function receiveBytes(
  { path, folder, sender }: { path: string; folder: string; sender: string },
  bytes: Uint8Array,
  guide: Guide = GUIDE,
): Promise<Received> {
  const alone = (code: Finding["code"], detail = ""): Received => ({
    findings: [{ code, file: path, place: null, text: "", detail, period: null }],
    ...{ readings: [], records: [], states: [] },
  });
  const loaders = LOADERS.filter((loader) => loader.folder === folder);
  let book: Book;
  try {
    book = openBook(bytes, extname(path).toLowerCase(), loaders);
  } catch (error) {
    const code = error instanceof FileFault ? error.code : "file-unreadable";
    return alone(code, error instanceof Error ? error.message : String(error));
  }
  const found = loaders.flatMap((loader) => {
    const tables = findLayout(book, loader);
    return tables.length ? [{ loader, tables }] : [];
  });
  const read = found.filter(({ tables }) => tables.some(({ fault }) => !fault));
  const [first, second] = read.length ? read : found;
  if (!first) return alone("file-unclaimed");
  if (second) return alone("file-claimed-twice");
  return readTables(path, first.loader, first.tables, sender, guide);
}
