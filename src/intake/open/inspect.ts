import { type PathLike, readFileSync, statSync } from "node:fs";
import { extname } from "node:path";
import type { Plan } from "../../plan/plan.ts";
import { accountColumns } from "../account/columns.ts";
import { rolesOf, rolesOfReceived, rolesOfUnread } from "../account/roles.ts";
import { textsElsewhere, unreadSheets } from "../account/sheets.ts";
import { type Confirmation, confirmationsOf } from "../confirmed/confirmation.ts";
import { signedBy } from "../confirmed/signature.ts";
import { translate } from "../confirmed/translate.ts";
import { readProposed, type Unknown, unconfirmed, unknownIn, unknownOf } from "../confirmed/unknown.ts";
import type { Loader } from "../contract.ts";
import type { FileReadings } from "../file-readings.ts";
import type { Finding, FindingCode } from "../findings/finding.ts";
import { type Guide, readingGuide } from "../layout/guide.ts";
import { type Found, findLayout } from "../layout/layout.ts";
import type { Book, CellPlace, Sheet } from "../layout/sheet.ts";
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
  /** What would be read of a file that no loader knows, if the office confirmed it. */
  proposed?: FileReadings["proposed"];
  /** The file as it was received, and which confirmations it was read by. */
  book?: Book;
  confirmed?: Confirmation[];
  /** Its tables of which nobody has confirmed how they are arranged. */
  unknown?: () => Unknown[];
  large?: { table: Found; book: Partial<TextBook> };
}

/** By what files are read: the loaders that may know them, and what of arrangements the office has confirmed. */
export interface ReadBy {
  loaders: Loader[];
  confirmed: Confirmation[];
  guide: Guide;
}

/** By what the files of a plan are read; throws `ConfigErrors` where a confirmation cannot be followed. */
export function readBy(plan: Plan, loaders: Loader[]): ReadBy {
  const indicators = new Set(plan.indicators.rows.map(({ indicator }) => indicator));
  return {
    loaders,
    confirmed: confirmationsOf(plan.layouts, loaders, indicators),
    guide: readingGuide(plan),
  };
}

/** Reads one file by the loader whose layout it has. A text of more than `maxBytes` whose records are declared is left large. */
export function inspect({ path, bytes, at, sender }: Source, by: ReadBy, maxBytes: number): Inspected {
  const { loaders, guide } = by;
  const findings: Finding[] = [];
  const say: Say = (code, detail = "", place = null) =>
    findings.push({ code, file: path, place, text: "", detail, period: null });
  const large = !bytes && statSync(at).size > maxBytes;
  const open = () => {
    if (large) return openHead(at, loaders);
    return openBook(bytes ?? readFileSync(at), extname(path).toLowerCase(), loaders);
  };
  const book = opened(open, say);
  if (!book) return { findings };
  const claimed = claim(book, by);
  if (claimed.claims.length > 1)
    say("file-claimed-twice", claimed.claims.map(({ loader }) => loader.name).join("、"));
  const [first] = claimed.claims;
  if (!first) return large ? notClaimed(say, findings) : unclaimed(book, { path, sender }, by, say, findings);
  if (claimed.claims.length > 1) return { findings };
  const { loader, tables } = first;
  const [table] = tables;
  const isScanned = loader.answers ? !loader.answers.counted : loader.records;
  if (large && table && isScanned)
    return { findings, loader, confirmed: claimed.confirmed, large: { table, book } };
  if (large) {
    say("file-too-large");
    return { findings };
  }
  const elsewhere = textsElsewhere(claimed.book, tables, loader, guide);
  const read = readTables(path, loader, tables, sender, guide, elsewhere);
  const sheets = book.kind === "workbook" ? book.sheets.map(({ name }) => name) : [];
  for (const [first, ...others] of unreadSheets(claimed.book, tables, loader, guide)) {
    const among = others.map((cell) => cell.place);
    const { place, text } = first ?? { place: null, text: "" };
    read.findings.push({ code: "sheet-unread", file: path, place, among, text, detail: "", period: null });
  }
  return {
    ...{ findings: read.findings, loader, sheets, read, book, confirmed: claimed.confirmed },
    cells: () => {
      const roles = rolesOf(claimed.book, tables, read.unread, loader, guide);
      return claimed.confirmed.length > 0 ? rolesOfReceived(book, roles) : roles;
    },
    unknown: () =>
      read.findings.some(({ code }) => code === "layout-unconfirmed")
        ? unknownOf(tables, read.unread, loader, signedBy(guide), guide)
        : [],
  };
}

type Say = (code: FindingCode, detail?: string, place?: CellPlace | null) => void;

/** The book in a file; null, with a finding, where it cannot be opened. */
function opened(open: () => Book & Partial<TextBook>, say: Say): (Book & Partial<TextBook>) | null {
  try {
    return open();
  } catch (error) {
    if (error instanceof FileFault) say(error.code, error.message, error.place);
    else say("file-unreadable", "文件不完整或已损坏");
    return null;
  }
}

/**
 * The loaders whose layout a book has, by its own words, or, where these leave anything unknown, by those that the office has
 * confirmed.
 */
function claim(received: Book, { loaders, confirmed: all, guide }: ReadBy) {
  const own = claimsOf(received, loaders);
  const isKnown = own.some(({ loader, tables }) =>
    tables.every((table) => accountColumns(table.at, table.strange, loader, guide).unknown.length === 0),
  );
  const possible = all.filter(({ loader }) => loaders.some(({ name }) => name === loader.name));
  if (isKnown || possible.length === 0) return { claims: own, book: received, confirmed: [] };
  const { book, confirmed } = translate(received, possible, signedBy(guide));
  const known = loaders.map(
    (loader) => confirmed.find((each) => each.loader.name === loader.name)?.loader ?? loader,
  );
  return confirmed.length === 0
    ? { claims: own, book, confirmed }
    : { claims: claimsOf(book, known), book, confirmed };
}

function claimsOf(book: Book, loaders: Loader[]): { loader: Loader; tables: Found[] }[] {
  const found = loaders.flatMap((loader) => {
    const tables = findLayout(book, loader);
    return tables.length ? [{ loader, tables }] : [];
  });
  // A table that is not read, such as one on a hidden sheet, says what a file is only where no other does.
  const read = found.filter(({ tables }) => tables.some(({ fault }) => !fault));
  return leftAlone(read.length ? read : found);
}

function notClaimed(say: Say, findings: Finding[]): Inspected {
  say("file-unclaimed");
  return { findings };
}

/** What would be made of a file that no loader knows, told at each sheet that looks like a table. */
function unclaimed(
  book: Book,
  source: { path: string; sender: string | null },
  { loaders, guide }: ReadBy,
  say: Say,
  findings: Finding[],
): Inspected {
  const unknown = unknownIn(book, loaders, signedBy(guide), guide);
  if (unknown.length === 0)
    return { ...notClaimed(say, findings), book, cells: () => rolesOfUnread(book, []) };
  const proposed: FileReadings["proposed"] = { readings: [], records: [], registers: [], states: [] };
  const roles: ReturnType<typeof rolesOf> = [];
  for (const each of unknown) {
    findings.push(unconfirmed(source.path, each));
    const { read, cells } = readProposed(book, each, source, guide);
    roles.push(...cells());
    const { readings, records, registers, states } = read;
    proposed.readings.push(...readings);
    proposed.records.push(...records);
    proposed.registers.push(...registers);
    proposed.states.push(...states);
  }
  return { findings, book, proposed, unknown: () => unknown, cells: () => rolesOfUnread(book, roles) };
}

/** The rows in which the heads of tables begin, by their sheets. */
function headsOf(tables: Found[]): Map<Sheet, Set<number>> {
  const heads = new Map<Sheet, Set<number>>();
  for (const { at } of tables) heads.set(at.sheet, (heads.get(at.sheet) ?? new Set()).add(at.head.top));
  return heads;
}

/** The words of the labels that a claim has found above its tables. */
function labelsOf({ loader, tables }: { loader: Loader; tables: Found[] }): Set<string> {
  const fields = tables.flatMap(({ header }) => Object.keys(header));
  return new Set(fields.flatMap((field) => loader.header[field]?.words[0] ?? []));
}

/**
 * Without those of which every head is one of another's too that has further heads, since a list's head repeated within it looks like a
 * row of labels; and those of whose sheets another knows all labels that they do, and more.
 */
function leftAlone<T extends { loader: Loader; tables: Found[] }>(claims: T[]): T[] {
  if (claims.length < 2) return claims;
  const heads = new Map(claims.map((claim) => [claim, headsOf(claim.tables)]));
  const labels = new Map(claims.map((claim) => [claim, labelsOf(claim)]));
  const saysMore = (other: T, one: T) => {
    const [all, own] = [labels.get(other) ?? new Set(), labels.get(one) ?? new Set()];
    return all.size > own.size && [...own].every((label) => all.has(label));
  };
  const isWithin = (one: T, other: T) =>
    one.tables.length < other.tables.length &&
    one.tables.every(({ at }) => heads.get(other)?.get(at.sheet)?.has(at.head.top));
  const isAmong = (one: T, other: T) =>
    isWithin(one, other) ||
    (!isWithin(other, one) &&
      saysMore(other, one) &&
      one.tables.every(({ at }) => heads.get(other)?.has(at.sheet)));
  return claims.filter((one) => !claims.some((other) => isAmong(one, other)));
}
