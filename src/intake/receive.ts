import { createHash } from "node:crypto";
import { type Dirent, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import type { Plan } from "../plan/plan.ts";
import type { RegisterRow } from "../plan/schemas.ts";
import type { Loader } from "./contract.ts";
import { copiedForms } from "./copied.ts";
import type { Finding, FindingCode } from "./finding.ts";
import { readingGuide } from "./guide.ts";
import { findLayout } from "./layout.ts";
import { MAX_BYTES, openBook } from "./open.ts";
import { type Cover, readTables } from "./read.ts";
import type { Reading } from "./reading.ts";
import type { CountedRecord } from "./record.ts";
import type { StateReading } from "./state.ts";

/** The folders of received files, below the data folder. */
export const FOLDERS = ["submissions", "statistics", "public"] as const;

/** A received file that a loader read: its row of the register, and what it speaks for. */
export interface ReceivedFile extends RegisterRow {
  loader: Loader;
  covers: Cover[];
  /** Its place in the register: of two files that arrived on one day, the later row is the later file. */
  place: number;
}

export interface Intake {
  files: ReceivedFile[];
  readings: (Reading & { file: string })[];
  records: (CountedRecord & { file: string })[];
  states: (StateReading & { file: string })[];
  findings: Finding[];
}

/**
 * Reads every received file below the plan's data folder. What cannot be read is a finding with its place; the
 * rest counts. Files are taken in the order of their paths; `onFile` is told of each.
 */
export async function receive(
  plan: Plan,
  loaders: Loader[],
  onFile: (path: string) => void = () => {},
): Promise<Intake> {
  const intake: Intake = { files: [], readings: [], records: [], states: [], findings: [] };
  const guide = readingGuide(plan);
  const register = new Map(plan.register.rows.map((row) => [row.sha256, row]));
  const registeredPaths = new Set(plan.register.rows.map((row) => row.path));
  const seen = new Set<string>();
  for (const { path, folder } of receivedPaths(plan.root)) {
    onFile(path);
    const say = (code: FindingCode, detail = "") =>
      intake.findings.push({ code, file: path, place: null, text: "", detail, period: null });
    seen.add(path);
    if (statSync(join(plan.root, path)).size > MAX_BYTES) {
      say("file-too-large");
      continue;
    }
    const bytes = readFileSync(join(plan.root, path));
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const registered = register.get(sha256);
    if (registered?.path !== path) {
      say(registeredPaths.has(path) ? "file-changed" : "file-unregistered", sha256);
      continue;
    }
    const claimed = await claim(
      bytes,
      path,
      loaders.filter((loader) => loader.folder === folder),
      say,
    );
    if (!claimed) continue;
    const read = readTables(path, claimed.loader, claimed.tables, registered.sender, guide);
    for (const finding of read.findings) intake.findings.push(finding);
    intake.files.push({ ...registered, loader: claimed.loader, covers: read.covers, place: registered.row });
    for (const reading of read.readings) intake.readings.push({ ...reading, file: sha256 });
    for (const record of read.records) intake.records.push({ ...record, file: sha256 });
    for (const state of read.states) intake.states.push({ ...state, file: sha256 });
  }
  intake.findings.push(...copiedForms(intake.files, intake.readings, guide));
  for (const { path } of plan.register.rows)
    if (!seen.has(path))
      intake.findings.push({
        code: "file-missing",
        file: path,
        place: null,
        text: "",
        detail: "",
        period: null,
      });
  return intake;
}

type Say = (code: FindingCode, detail?: string) => void;

/** The one loader whose layout the file has; a finding where there is none, or more than one. */
async function claim(bytes: Uint8Array, path: string, loaders: Loader[], say: Say) {
  let book: Awaited<ReturnType<typeof openBook>>;
  try {
    book = await openBook(bytes, extname(path).toLowerCase());
  } catch (error) {
    say("file-unreadable", error instanceof Error ? error.message : String(error));
    return null;
  }
  const claims = loaders.flatMap((loader) => {
    const tables = findLayout(book, loader);
    return tables.length ? [{ loader, tables }] : [];
  });
  const [first, second] = claims;
  if (!first) say("file-unclaimed");
  else if (second) say("file-claimed-twice", claims.map(({ loader }) => loader.name).join("、"));
  else return first;
  return null;
}

/** The paths of received files below the data folder, in order; hidden files and Excel's lock files are not files. */
export function receivedPaths(root: string): { path: string; folder: (typeof FOLDERS)[number] }[] {
  return FOLDERS.filter((folder) => existsSync(join(root, folder))).flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/^(\.|~\$)/.test(entry.name))
      .map((entry) => ({ path: below(root, entry), folder }))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
  );
}

function below(root: string, entry: Dirent): string {
  return join(entry.parentPath, entry.name).slice(join(root, "/").length).replaceAll("\\", "/");
}
