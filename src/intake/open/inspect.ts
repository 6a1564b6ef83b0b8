import { type PathLike, readFileSync, statSync } from "node:fs";
import { extname } from "node:path";
import { rolesOf } from "../account/roles.ts";
import { unreadSheets } from "../account/sheets.ts";
import type { Loader } from "../contract.ts";
import type { FileReadings } from "../file-reading.ts";
import type { Finding, FindingCode } from "../findings/finding.ts";
import type { Guide } from "../layout/guide.ts";
import { type Found, findLayout } from "../layout/layout.ts";
import type { Book, CellPlace } from "../layout/sheet.ts";
import { readTables } from "../read.ts";
import type { TextBook } from "./csv.ts";
import { FileFault } from "./fault.ts";
import { openHead } from "./large.ts";
import { openBook } from "./open.ts";

/** A file to be read: its path as findings name it, and what is in it, or where it is. */
export interface Source {
  path: string;
  bytes?: Uint8Array | undefined;
  at: PathLike;
  /** Who sent it; null where nobody knows, so that it is taken to be from whom it says. */
  sender: string | null;
}

/** What came of opening a file: what was read by which loader, or a text too large to be held, with its first table. */
export interface Inspected {
  findings: Finding[];
  loader?: Loader;
  /** The names of a workbook's sheets, in order. */
  sheets?: string[];
  read?: FileReadings;
  /** Every cell that is not blank, with what it is to who reads it. */
  cells?: () => ReturnType<typeof rolesOf>;
  book?: Book;
  large?: { table: Found; book: Partial<TextBook> };
}

/** Reads one file by the loader whose layout it has. A text of more than `maxBytes` whose records are declared is left large. */
export function inspect(
  { path, bytes, at, sender }: Source,
  loaders: Loader[],
  guide: Guide,
  maxBytes: number,
): Inspected {
  const findings: Finding[] = [];
  const say: Say = (code, detail = "", place = null) =>
    findings.push({ code, file: path, place, text: "", detail, period: null });
  const large = !bytes && statSync(at).size > maxBytes;
  const open = () => {
    if (large) return openHead(at, loaders);
    return openBook(bytes ?? readFileSync(at), extname(path).toLowerCase(), loaders);
  };
  const claimed = claim(open, loaders, say);
  if (!claimed) return { findings };
  const { loader, tables, book } = claimed;
  if (!large) {
    const read = readTables(path, loader, tables, sender, guide);
    const sheets = book.kind === "workbook" ? book.sheets.map(({ name }) => name) : [];
    for (const [first, ...others] of unreadSheets(book, tables, loader, guide)) {
      const among = others.map((cell) => cell.place);
      const { place, text } = first ?? { place: null, text: "" };
      read.findings.push({ code: "sheet-unread", file: path, place, among, text, detail: "", period: null });
    }
    return {
      findings: read.findings,
      loader,
      sheets,
      read,
      book,
      cells: () => rolesOf(book, tables, read.unread, loader, guide),
    };
  }
  const [table] = tables;
  if (table && loader.records) return { findings, loader, large: { table, book } };
  say("file-too-large");
  return { findings };
}

type Say = (code: FindingCode, detail?: string, place?: CellPlace | null) => void;

/** The one loader whose layout the file has; a finding where there is none, or more than one. */
function claim(open: () => Book & Partial<TextBook>, loaders: Loader[], say: Say) {
  let book: Book & Partial<TextBook>;
  try {
    book = open();
  } catch (error) {
    if (error instanceof FileFault) say(error.code, error.message, error.place);
    else say("file-unreadable", "文件不完整或已损坏");
    return null;
  }
  const found = loaders.flatMap((loader) => {
    const tables = findLayout(book, loader);
    return tables.length ? [{ loader, tables, book }] : [];
  });
  // A table that is not read, such as one on a hidden sheet, says what a file is only where no other does.
  const read = found.filter(({ tables }) => tables.some(({ fault }) => !fault));
  const claims = leftAlone(read.length ? read : found);
  const [first, second] = claims;
  if (!first) say("file-unclaimed");
  else if (second) say("file-claimed-twice", claims.map(({ loader }) => loader.name).join("、"));
  else return first;
  return null;
}

/** Without those of which every head, and further ones, is one of another's too: a list's head repeated within it looks like a row of labels. */
function leftAlone<T extends { tables: Found[] }>(claims: T[]): T[] {
  const headsOf = ({ tables }: T) => tables.map(({ at }) => ({ sheet: at.sheet, top: at.head.top }));
  return claims.filter((one) => {
    const own = headsOf(one);
    return !claims.some((other) => {
      const all = headsOf(other);
      const isWithin = own.every(({ sheet, top }) =>
        all.some((each) => each.sheet === sheet && each.top === top),
      );
      return isWithin && own.length < all.length;
    });
  });
}
