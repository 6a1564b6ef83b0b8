import type { PathLike } from "node:fs";
import { type Entry, entriesBelow } from "../core/paths.ts";
import type { Plan } from "../plan/plan.ts";
import type { RegisterRow } from "../plan/reference.ts";
import type { Role } from "./account/roles.ts";
import type { AnswerList, LargeSum } from "./answers/list.ts";
import type { Confirmation } from "./confirmed/confirmation.ts";
import type { Loader } from "./contract.ts";
import type { FileReadings } from "./file-readings.ts";
import type { Finding, FindingCode } from "./findings/finding.ts";
import type { Contact } from "./findings/personal.ts";
import type { KeptReadings, ReadFile } from "./kept.ts";
import type { Found } from "./layout/layout.ts";
import { pictureOf } from "./layout/picture.ts";
import type { CellPlace } from "./layout/sheet.ts";
import { type Inspected, inspect, type ReadBy, readBy, type Source } from "./open/inspect.ts";
import { type InUtf8, inUtf8, MIXED_ENCODINGS } from "./open/large.ts";
import { MAX_BYTES } from "./open/open.ts";
import type { Cover } from "./read.ts";
import type { Reading } from "./reading.ts";
import { copiedForms } from "./records/copied.ts";
import type { CountedRecord } from "./records/record.ts";
import type { RegisterList } from "./records/register-list.ts";
import { take } from "./records/take.ts";
import type { UncountedRecord } from "./records/uncounted.ts";
import type { StateReading } from "./values/state.ts";

/** The folders of received files, below the data folder. */
export const FOLDERS = ["submissions", "statistics", "public"] as const;

/** A received file that a loader read: its row of the register, and what it speaks for. */
export interface ReceivedFile extends RegisterRow {
  loader: Loader;
  /** The confirmations of the office by which it was read. */
  confirmed: Confirmation[];
  covers: Cover[];
  /** The names of a workbook's sheets, in order. */
  sheets: string[];
  /** What its picture shows: `PicturedSheet[]` as JSON, which takes a tenth of the room; none of a text too large to be held. */
  pictured?: string | undefined;
  /** Its place in the register: of two files that arrived on one day, the later row is the later file. */
  place: number;
}

/** A text too large to be held, whose records the warehouse reads by the loader's mapping. */
export interface LargeFile {
  utf8: InUtf8;
  /** What separates its fields. */
  delimiter: string;
  file: ReceivedFile;
  /** The table as its first 64 KiB show it. */
  found: Found;
}

/** What the cells of a text are that is too large to be held: those above its table each, those below its head by column. */
export interface TextAccount {
  /** Its sha256. */
  file: string;
  cells: { place: CellPlace; role: Role }[];
  /** How many cells below each head are not blank. */
  columns: { column: string; role: Role; cells: number }[];
  /** Cells that are something else than their column, by the numbers of their records, in ranges. */
  exceptions: { role: Role; cells: number; records: [from: number, to: number][] }[];
}

export interface Intake {
  files: ReceivedFile[];
  /** Of the files, those that are still to be read. */
  large: LargeFile[];
  readings: (Reading & { file: string })[];
  records: (CountedRecord & { file: string })[];
  /** What lists of registers say. */
  registers: (RegisterList & { file: string })[];
  /** What units of surveys answered. */
  answers: (AnswerList & { file: string })[];
  /** What large lists add up to, once the warehouse has read them. */
  sums: LargeSum[];
  /** For what records that could not be read may have to be counted. */
  uncounted: (UncountedRecord & { file: string })[];
  states: (StateReading & { file: string })[];
  findings: Finding[];
  /** What the cells of large texts are, once the warehouse has read them. */
  texts: TextAccount[];
  /** How many cells that are not blank the files have, and of how many of these nobody knows what they are. */
  account: { cells: number; unaccounted: number };
}

/** What is there before anything is received. */
export function nothingReceived(): Intake {
  return {
    files: [],
    large: [],
    readings: [],
    records: [],
    registers: [],
    ...{ answers: [], sums: [], uncounted: [] },
    ...{ states: [], findings: [], texts: [] },
    account: { cells: 0, unaccounted: 0 },
  };
}

/** What was received, and who the files say to call, which is for the office only. */
export interface Received extends Intake {
  contacts: Contact[];
}

/**
 * Reads every received file below the plan's data folder. What cannot be read is a finding with its place; the
 * rest counts. Files are taken in the order of their paths; `onFile` is told of each. Records of a text of more than
 * `maxBytes` are left to the warehouse. What was `kept` of a file is taken in place of reading it.
 */
export async function receive(
  plan: Plan,
  loaders: Loader[],
  onFile: (path: string) => void = () => {},
  maxBytes = MAX_BYTES,
  kept?: KeptReadings,
): Promise<Received> {
  const intake: Received = { ...nothingReceived(), contacts: [] };
  const taking = {
    ...{ plan, maxBytes, intake, kept },
    by: readBy(plan, loaders),
    register: new Map(plan.register.rows.map((row) => [row.sha256, row])),
    registeredPaths: new Set(plan.register.rows.map((row) => row.path)),
  };
  const entries = receivedEntries(plan.root);
  for (const entry of entries) {
    onFile(entry.path);
    receiveFile(entry, taking);
  }
  intake.findings.push(...copiedForms(intake.files, intake.readings, taking.by.guide));
  const seen = new Set(entries.map(({ path }) => path));
  const closed = entries.flatMap(({ path, kind }) => (kind === "closed folder" ? path : []));
  for (const { path } of plan.register.rows)
    if (!seen.has(path)) {
      const isClosed = closed.some((folder) => path.startsWith(`${folder}/`));
      intake.findings.push(findingOf(path, isClosed ? "file-closed" : "file-missing"));
    }
  return intake;
}

/** What receiving a file takes: what is known of all, and where what is read goes. */
interface Taking {
  plan: Plan;
  by: ReadBy;
  maxBytes: number;
  intake: Received;
  kept: KeptReadings | undefined;
  /** The rows of the register, by sha256. */
  register: Map<string, RegisterRow & { row: number }>;
  registeredPaths: Set<string>;
}

/** Reads one file into `intake`, if it is registered as it is and a loader knows it. */
function receiveFile({ path, kind, folder }: ReceivedEntry, taking: Taking): void {
  const { plan, by, maxBytes, intake, register, registeredPaths } = taking;
  const taken = take(plan.originals, { path, kind }, maxBytes);
  if ("code" in taken) {
    intake.findings.push(findingOf(path, taken.code, taken.detail));
    return;
  }
  const { at, bytes, sha256 } = taken;
  const registered = register.get(sha256);
  if (registered?.path !== path) {
    const code = registeredPaths.has(path) ? "file-changed" : "file-unregistered";
    intake.findings.push(findingOf(path, code, sha256));
    return;
  }
  const possible = by.loaders.filter((loader) => loader.folder === folder);
  const source = { path, bytes, at, sender: registered.sender };
  const inspected = () => readFile(source, { ...by, loaders: possible }, maxBytes);
  const { findings, loader, confirmed, sheets, read, large, account, pictured } =
    taking.kept?.file({ ...source, sha256 }, possible, inspected) ?? inspected();
  for (const finding of findings) intake.findings.push(finding);
  intake.account.cells += account.cells;
  intake.account.unaccounted += account.unaccounted;
  if (!loader) return;
  const file = {
    ...{ ...registered, loader, confirmed, sheets, pictured },
    ...{ covers: read?.covers ?? [], place: registered.row },
  };
  if (large) leaveToWarehouse(file, at, large, intake);
  if (!read) return;
  intake.files.push(file);
  addRead(read, file, intake);
}

/** Reads one file by the loader whose layout it has, and counts its cells. */
function readFile(source: Source, by: ReadBy, maxBytes: number): ReadFile {
  const inspected = inspect(source, by, maxBytes);
  const { findings, loader, confirmed = [], sheets = [], read, large, book } = inspected;
  const cells = inspected.cells?.() ?? [];
  const account = { cells: 0, unaccounted: 0 };
  for (const { role } of cells) {
    account.cells += 1;
    if (role === "unaccounted") account.unaccounted += 1;
  }
  // What one unit answered is told to nobody.
  const pictured = book && read && !loader?.answers ? JSON.stringify(pictureOf(book, cells)) : undefined;
  return { findings, loader, confirmed, sheets, read, large, account, pictured };
}

/** Enters a text that is too large to be held, whose records the warehouse will read. */
function leaveToWarehouse(
  file: ReceivedFile,
  at: PathLike,
  { book, table }: NonNullable<Inspected["large"]>,
  intake: Received,
): void {
  try {
    const { encoding = "utf-8", delimiter = "," } = book;
    intake.large.push({ utf8: inUtf8(at, encoding), delimiter, file, found: table });
    intake.files.push(file);
  } catch {
    intake.findings.push(findingOf(file.path, "file-encoding", MIXED_ENCODINGS));
  }
}

/** Enters what was read of a file. */
function addRead(
  read: FileReadings,
  { path, sender, arrived, sha256: file }: ReceivedFile,
  intake: Received,
): void {
  if (read.persons.length) intake.contacts.push({ file: path, sender, arrived, entries: read.persons });
  for (const reading of read.readings) intake.readings.push({ ...reading, file });
  for (const record of read.records) intake.records.push({ ...record, file });
  for (const list of read.registers) intake.registers.push({ ...list, file });
  for (const list of read.answers) intake.answers.push({ ...list, file });
  for (const record of read.uncounted) intake.uncounted.push({ ...record, file });
  for (const state of read.states) intake.states.push({ ...state, file });
}

/** A finding about a whole file. */
function findingOf(file: string, code: FindingCode, detail = ""): Finding {
  return { code, file, place: null, text: "", detail, period: null };
}

/** Whether a path below the data folder is that of a received file. */
export function isReceived(path: string): boolean {
  return FOLDERS.some((folder) => path.startsWith(`${folder}/`));
}

/** What stands in a folder of received files. */
type ReceivedEntry = Entry & { folder: (typeof FOLDERS)[number] };

/** What stands in the folders of received files below the data folder, in order: files, and what is none. */
export function receivedEntries(root: string): ReceivedEntry[] {
  return FOLDERS.flatMap((folder) => entriesBelow(root, folder).map((entry) => ({ ...entry, folder })));
}
