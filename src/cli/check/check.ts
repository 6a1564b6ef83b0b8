import { join } from "node:path";
import { importSource } from "../../core/compile.js";
import { kindOf, type Severity } from "../../intake/findings/catalogue.ts";
import { countBySeverity, type Finding } from "../../intake/findings/finding.ts";
import { placesText, placeText } from "../../intake/layout/sheet.ts";
import { loadLoaders } from "../../intake/loaders.ts";
import { type Inspected, inspect, readBy } from "../../intake/open/inspect.ts";
import { MAX_BYTES } from "../../intake/open/open.ts";
import { FOLDERS, type TextAccount } from "../../intake/receive.ts";
import { whyClosed } from "../../intake/records/take.ts";
import type { Plan } from "../../plan/plan.ts";
import { readPlan } from "../../plan/read.ts";
import { inLarge } from "./large.ts";
import type { Listed } from "./list.ts";
import { type Pictured, writePictures } from "./picture.ts";
import { fileRead } from "./read.ts";

/** The folder of the loaders that the product brings. */
export const LOADERS = join(import.meta.dirname, "..", "..", "..", "loaders");

export type Language = "zh" | "en";

/** What was found in files, and how much was read. */
export interface Checked {
  findings: Finding[];
  files: number;
  readings: number;
  /** Records of lists that count, and reports on deliverables. */
  records: number;
  /** The month in which the plan's years begin. */
  begins: number;
}

/** One file as it was checked, with what is wrong in records that only the warehouse reads. */
interface FileChecked extends Listed {
  found: Inspected;
  findings: Finding[];
  /** How many records of it only the warehouse reads, and count; and what its cells are. */
  counted: number;
  text: TextAccount | undefined;
}

/**
 * Reads files by the plan of a data folder, each by itself and as if it came from whom it says where nobody else says
 * it. Nothing is entered anywhere.
 */
async function* eachChecked(files: Listed[], plan: Plan): AsyncGenerator<FileChecked> {
  const loaders = await loadLoaders(LOADERS, importSource);
  const by = readBy(plan, loaders);
  for (const listed of files) {
    const { file, path, sender } = listed;
    const filed = FOLDERS.find((folder) => path.startsWith(`${folder}/`));
    const possible = filed ? loaders.filter(({ folder }) => folder === filed) : loaders;
    const found = stillThere(path, () =>
      inspect({ path, at: file, sender }, { ...by, loaders: possible }, MAX_BYTES),
    );
    const large = await inLarge(file, found, plan);
    const { records: counted, text } = large;
    yield { ...listed, found, findings: [...found.findings, ...large.findings], counted, text };
  }
}

/** What came of opening a file; a finding where it went, or may not be read: those after it are checked all the same. */
function stillThere(path: string, open: () => Inspected): Inspected {
  try {
    return open();
  } catch (error) {
    const detail = whyClosed(error);
    if (detail === undefined) throw error;
    return {
      findings: [{ code: "file-unreadable", file: path, place: null, text: "", detail, period: null }],
    };
  }
}

/** What is wrong with files, and how much was read of them. */
export async function check(files: Listed[], data: string): Promise<Checked> {
  const plan = readPlan(data);
  const checked: Checked = {
    findings: [],
    files: files.length,
    readings: 0,
    records: 0,
    begins: plan.head.year_begins,
  };
  for await (const { found, findings, counted } of eachChecked(files, plan)) {
    for (const finding of findings) checked.findings.push(finding);
    checked.readings += found.read?.readings.length ?? 0;
    const { records = [], registers = [], answers = [], states = [] } = found.read ?? {};
    const events = registers.reduce((sum, list) => sum + list.events.length, 0);
    const sheets = answers.reduce((sum, list) => sum + list.sheets.length + list.counted.length, 0);
    // A record may count for several indicators.
    checked.records +=
      new Set(records.map(({ place }) => placeText(place))).size + events + sheets + states.length + counted;
  }
  return checked;
}

/** How many errors there are that the sender has to mend; a table that the office has yet to confirm is none. */
export function countErrors(findings: Finding[]): number {
  return countBySeverity(findings.filter(({ code }) => code !== "layout-unconfirmed")).error;
}

/** Draws each file that is a table, with what each cell was read as; returns the pages, and how many errors there are. */
export async function checkPictures(
  files: Listed[],
  data: string,
  folder: string,
): Promise<{ pages: string[]; errors: number }> {
  const plan = readPlan(data);
  const pictured: Pictured[] = [];
  let errors = 0;
  for await (const { file, found, findings } of eachChecked(files, plan)) {
    errors += countErrors(findings);
    const roles = new Map(found.cells?.().map(({ place, role }) => [placeText(place), role]));
    pictured.push({ file, sheets: found.book?.sheets ?? [], roles, findings });
  }
  return { pages: writePictures(folder, pictured, plan.head.year_begins), errors };
}

/** What was read of each file, and how many errors there are, as JSON. */
export async function* checkRead(files: Listed[], data: string, tell: (errors: number) => void) {
  const plan = readPlan(data);
  const begins = plan.head.year_begins;
  let errors = 0;
  // Nothing is written before the data folder is known to have no fault.
  let between = '{"files":[\n';
  for await (const { file, path, sender, found, findings, text } of eachChecked(files, plan)) {
    errors += countErrors(findings);
    const { read, proposed = read?.proposed } = found;
    const [loader, cells] = [found.loader?.name ?? null, found.cells?.() ?? []];
    const all = { file, path, sender, loader, findings, read, proposed, cells, text };
    yield `${between}${JSON.stringify(fileRead(all, begins))}`;
    between = ",\n";
  }
  yield between.startsWith("{") ? '{"files":[\n]}\n' : "\n]}\n";
  tell(errors);
}

const SEVERITIES: Record<Language, Record<Severity, string>> = {
  zh: { error: "错误", warning: "提醒", notice: "说明" },
  en: { error: "error", warning: "warning", notice: "notice" },
};

/** What was found as lines for a terminal, one after the other: file and cell, the text there, what is wrong and what to do. */
export function* checkLines(
  { findings, files, readings, records, begins }: Checked,
  language: Language,
): Generator<string> {
  const words = SEVERITIES[language];
  const zh = language === "zh";
  const { error, warning, notice } = countBySeverity(findings);
  for (const { code, file, place, among = [], text, detail } of findings) {
    const { severity, title, remedy, english } = kindOf(code, begins);
    const at = [...(place ? [placeText(place)] : []), ...placesText(among)].join(zh ? "、" : ", ");
    const held = detail && (zh ? `（${detail}）` : ` (${detail})`);
    yield `${plain(`${file} ${at}${text && ` ${JSON.stringify(text)}`}`)}\n`;
    yield `${plain(`    ${words[severity]} ${code} ${zh ? `${title}。${remedy}` : english}${held}`)}\n`;
  }
  yield zh
    ? `${files}个文件，读出${readings}个数、${records}条记录；${error}个错误，${warning}个提醒，${notice}个说明\n`
    : `${files} files, ${readings} readings, ${records} records; ${error} errors, ${warning} warnings, ${notice} notices\n`;
}

/** How much of an output is written at once. */
const CHUNK = 1 << 16;

/** Pieces of a text put together to some size: to write each of hundreds of thousands takes longer than to make it. */
export function* inChunks(pieces: Iterable<string>): Generator<string> {
  let held = "";
  for (const piece of pieces) {
    held += piece;
    if (held.length < CHUNK) continue;
    yield held;
    held = "";
  }
  if (held) yield held;
}

/** A line without characters by which a file could steer a terminal. */
function plain(line: string): string {
  return line.replace(/[\p{Cc}\p{Cf}]/gu, "\ufffd");
}

/** What was found as JSON, a finding after the other: of hundreds of thousands the whole is longer than a string can be. */
export function* checkJson({ findings, begins, ...counts }: Checked): Generator<string> {
  yield `${JSON.stringify(counts, null, 2).slice(0, -2)},\n  "findings": [`;
  let between = "";
  for (const { code, file, place, among = [], text, detail, period } of findings) {
    const { severity, title, remedy, english, owner } = kindOf(code, begins);
    const about = { code, severity, file, place, among, text, detail, period: period?.id ?? null };
    const all = JSON.stringify({ ...about, title, remedy, english, owner }, null, 2);
    yield `${between}\n    ${all.replaceAll("\n", "\n    ")}`;
    between = ",";
  }
  yield `${between && "\n  "}]\n}\n`;
}
