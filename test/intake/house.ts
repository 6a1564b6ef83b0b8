import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import Papa from "papaparse";
import type { Loader } from "../../src/intake/contract.ts";
import { placeText } from "../../src/intake/layout/sheet.ts";
import { loadLoaders } from "../../src/intake/loaders.ts";
import { type Intake, receive } from "../../src/intake/receive.ts";
import { readPlan } from "../../src/plan/read.ts";
import { bareData } from "../plan/bare.ts";
import { workbookBytes } from "./book.ts";

export const LOADERS = await loadLoaders(join(import.meta.dirname, "..", "..", "loaders"));
export const FORM = "submissions/2013Q3/330481/季度报表.xlsx";
/** Where the plan says how sources count zones. */
export const DECLARED = "reference/zones.csv";
export const FIGURES = "public/figures.csv";
const CASES = join(import.meta.dirname, "..", "fixtures", "intake");

/** A file as it was sent: its bytes (none where it went lost), and what the register holds of it. */
export interface Sent {
  path: string;
  bytes?: Uint8Array;
  sender?: string;
  /** The bytes that the register knows; null where it does not know the file. */
  registered?: Uint8Array | null;
  /** What the plan says of how sources count zones, where it does. */
  declared?: string;
}

/** Receives these files, and no others, for the shipped plan. */
export async function receiveFiles(
  sent: Sent[],
  loaders: Loader[] = LOADERS,
  onFile?: (path: string) => void,
): Promise<Intake> {
  const root = bareData();
  rmSync(join(root, DECLARED), { force: true });
  const [declared] = sent.flatMap((file) => file.declared ?? []);
  if (declared) writeFileSync(join(root, DECLARED), declared);
  for (const { path, bytes, sender = "海宁市", registered = bytes ?? new Uint8Array() } of sent) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    if (bytes) writeFileSync(join(root, path), bytes);
    if (!registered) continue;
    const sha256 = createHash("sha256").update(registered).digest("hex");
    const row = Papa.unparse([[sha256, path, sender, "2013-10-12", "reported", ""]]);
    writeFileSync(join(root, "register.csv"), `${row}\n`, { flag: "a" });
  }
  return receive(readPlan(root), loaders, onFile);
}

/** The findings as rows of text. */
export function findingsOf(intake: Intake) {
  return intake.findings.map(({ code, place, text, detail }) => ({
    code,
    place: place ? placeText(place) : "",
    text,
    detail,
  }));
}

/** The readings as rows of text. */
export function readingsOf(intake: Intake) {
  return intake.readings.map(({ place, indicator, area, period, part, value }) => ({
    place: placeText(place),
    indicator,
    area,
    period: period.id,
    part,
    value,
  }));
}

/** The names of the worked cases: folders of a file as received and of what comes of it. */
export function caseNames(): string[] {
  return readdirSync(CASES, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );
}

export function caseTable(name: string, file: string): Record<string, string>[] {
  if (!existsSync(join(CASES, name, file))) return [];
  const text = readFileSync(join(CASES, name, file), "utf8");
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
}

/** Files of a worked case that are received as they are, and where they are put. */
const AS_THEY_ARE = {
  "statistics.csv": "statistics/zjj/statistics.csv",
  "list.csv": "submissions/2013Q3/330481/list.csv",
};

/** The records that are counted, and the states of deliverables, as rows of text. */
export function countedOf(intake: Intake) {
  return [
    ...intake.records.map(({ place, indicator, area, day, passed, times }) => ({
      ...{ place: placeText(place), subject: indicator, area, day },
      says: times ? `${times.passed} of ${times.total}` : String(passed ?? ""),
    })),
    ...intake.uncounted.map(({ indicator, area, first, last }) => ({
      ...{ place: "", subject: indicator, area, says: "uncounted" },
      day: [...new Set([first, last])].join("/"),
    })),
    ...intake.states.map(({ place, deliverable, day, state }) => ({
      ...{ place: placeText(place), subject: deliverable, area: "", day, says: state },
    })),
  ];
}

/** How readings count the zones inside their areas, and what says so, as rows of text. */
export function zonesOf(intake: Intake) {
  return intake.readings.flatMap(({ place, zones }) =>
    zones
      ? {
          ...{ place: placeText(place), counting: zones.counting ?? "unsure", text: zones.text },
          says: zones.place ? placeText(zones.place) : (zones.declaration ?? ""),
        }
      : [],
  );
}

/** Receives the file of a worked case. */
export async function receiveCase(name: string): Promise<Intake> {
  return receiveFiles([await caseFile(name)]);
}

/** The file of a worked case: `form.csv` made a workbook (from `sender.txt`, else 海宁市), or `figures.csv` as it is. */
export async function caseFile(name: string): Promise<Sent & { bytes: Uint8Array }> {
  const files = readdirSync(join(CASES, name));
  const declared = files.includes("declared.csv")
    ? { declared: readFileSync(join(CASES, name, "declared.csv"), "utf8") }
    : {};
  if (files.includes("figures.csv"))
    return { path: FIGURES, bytes: readFileSync(join(CASES, name, "figures.csv")), ...declared };
  const sender = files.includes("sender.txt")
    ? readFileSync(join(CASES, name, "sender.txt"), "utf8").trim()
    : "海宁市";
  for (const [file, path] of Object.entries(AS_THEY_ARE))
    if (files.includes(file))
      return { path, bytes: readFileSync(join(CASES, name, file)), sender, ...declared };
  const text = readFileSync(join(CASES, name, "form.csv"), "utf8");
  const { data } = Papa.parse<string[]>(text, { delimiter: ",", skipEmptyLines: true });
  const bytes = await workbookBytes(data.map((row) => row.map(typed)));
  return { path: FORM, bytes, sender, ...declared };
}

/** A plain number is stored as a number, a blank as nothing; a text that looks like a number begins with `'`. */
function typed(text: string): string | number | null {
  if (text === "") return null;
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text.replace(/^'/, "");
}
