import { extname } from "node:path";
import type { Finding } from "../../src/intake/finding.ts";
import type { Guide } from "../../src/intake/guide.ts";
import { findLayout } from "../../src/intake/layout.ts";
import { openBook, TooLarge } from "../../src/intake/open.ts";
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
  let book: Book;
  try {
    book = await openBook(bytes, extname(path).toLowerCase());
  } catch (error) {
    if (error instanceof TooLarge) return alone("file-too-large");
    return alone("file-unreadable", error instanceof Error ? error.message : String(error));
  }
  const claims = LOADERS.filter((loader) => loader.folder === folder).flatMap((loader) => {
    const tables = findLayout(book, loader);
    return tables.length ? [{ loader, tables }] : [];
  });
  const [first, second] = claims;
  if (!first) return alone("file-unclaimed");
  if (second) return alone("file-claimed-twice");
  return readTables(path, first.loader, first.tables, sender, guide);
}
