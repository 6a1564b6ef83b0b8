import { join, relative } from "node:path";
import { importSource } from "../core/compile.js";
import { ConfigError } from "../core/error.ts";
import {
  type Confirmation,
  missingIn,
  readMapping,
  wordsOfLabels,
  writtenMapping,
} from "../intake/confirmed/confirmation.ts";
import { modesIn, pairsIn } from "../intake/confirmed/modes.ts";
import { labelsIn } from "../intake/confirmed/normal.ts";
import type { Unknown } from "../intake/confirmed/unknown.ts";
import { OPEN, readProposed } from "../intake/confirmed/unknown.ts";
import type { FileReadings } from "../intake/file-readings.ts";
import { cellsOf, fold } from "../intake/layout/sheet.ts";
import { loadLoaders } from "../intake/loaders.ts";
import { type Inspected, inspect, type ReadBy, readBy } from "../intake/open/inspect.ts";
import { MAX_BYTES } from "../intake/open/open.ts";
import { FOLDERS, receivedEntries } from "../intake/receive.ts";
import { changeTable } from "../plan/change.ts";
import type { Plan } from "../plan/plan.ts";
import { readPlan } from "../plan/read.ts";
import { type LayoutRow, layoutsSchema } from "../plan/reference.ts";
import { LOADERS } from "./check/check.ts";
import type { Listed } from "./check/list.ts";

/** Files whose tables are arranged alike: what the reader would make of them, and the first of them as it would be read. */
export interface Group {
  signature: string;
  files: Listed[];
  sample: Unknown;
  read: Pick<FileReadings, "readings" | "records" | "states">;
  cells: ReturnType<typeof readProposed>["cells"];
}

/** What is known of the layouts of some files. */
export interface Layouts {
  plan: Plan;
  groups: Group[];
  /** How many files are of a layout that needs no confirmation, of one that was confirmed, or of none that is known. */
  known: number;
  confirmed: { file: string; by: Confirmation }[];
  unread: { file: string; why: string }[];
}

/** Groups files by how their tables are arranged, where that has to be confirmed; `map` says what heads are that the reader does not know, `again` looks at those anew that were confirmed. */
export async function layoutsOf(
  files: Listed[],
  { data, map = "", again = false }: { data: string; map?: string; again?: boolean },
): Promise<Layouts> {
  const plan = readPlan(data);
  const all = readBy(plan, await loadLoaders(LOADERS, importSource));
  const by = again ? { ...all, confirmed: [] } : all;
  const mapping = map;
  const said = readMapping(mapping);
  if (!said) throw new ConfigError(`no mapping ${mapping}`, "write 列名＝栏目, several with ；between");
  const layouts: Layouts = { plan, groups: [], known: 0, confirmed: [], unread: [] };
  for (const listed of files) {
    const found = inspectListed(listed, by);
    const unknown = found.unknown?.() ?? [];
    for (const each of unknown) addTo(layouts.groups, withSaid(each, said), listed, found, by);
    const [confirmed] = found.confirmed ?? [];
    if (unknown.length > 0) continue;
    const told = found.findings.find(({ code }) => code === "layout-unconfirmed");
    if (told) layouts.unread.push({ file: listed.file, why: told.code });
    else if (confirmed) layouts.confirmed.push({ file: listed.file, by: confirmed });
    else if (found.loader) layouts.known += 1;
    else layouts.unread.push({ file: listed.file, why: found.findings[0]?.code ?? "" });
  }
  return layouts;
}

function inspectListed({ file, path, sender }: Listed, by: ReadBy): Inspected {
  const filed = FOLDERS.find((folder) => path.startsWith(`${folder}/`));
  const loaders = filed ? by.loaders.filter(({ folder }) => folder === filed) : by.loaders;
  return inspect({ path, at: file, sender }, { ...by, loaders }, MAX_BYTES);
}

/** A proposal with what somebody says of some of its heads and labels. */
function withSaid(unknown: Unknown, said: Map<string, string>): Unknown {
  const columns = new Map([...unknown.columns].map(([head, word]) => [head, said.get(head) ?? word]));
  const labels = new Map([...unknown.labels].map(([label, word]) => [label, said.get(label) ?? word]));
  const own = wordsOfLabels(unknown.loader);
  for (const [label, word] of said)
    if (!unknown.columns.has(label) && own.includes(word) && standsAbove(unknown, label))
      labels.set(label, word);
  const known = new Map([...columns].flatMap(([head, word]) => (word ? [[head, word] as const] : [])));
  const lacking = missingIn(unknown.loader, known);
  const missing = unknown.missing.filter((word) => ![...labels.values(), ...known.values()].includes(word));
  return { ...unknown, columns, labels, missing: [...new Set([...missing, ...lacking])] };
}

/** Whether a label stands above the head of a table. */
function standsAbove({ found: { sheet, block, top } }: Unknown, label: string): boolean {
  const texts = sheet.rows.slice(block, top).flatMap((row) => cellsOf(row).map(({ text }) => fold(text)));
  return labelsIn(texts, new Set([label])).length > 0;
}

function addTo(groups: Group[], unknown: Unknown, listed: Listed, { book }: Inspected, by: ReadBy): void {
  const { signature } = unknown.found;
  const arranged = ({ found, loader, labels }: Unknown) =>
    [found.signature, found.turned, loader.name, writtenMapping(labels)].join("\n");
  const group = groups.find(({ sample }) => arranged(sample) === arranged(unknown));
  if (group) group.files.push(listed);
  else if (book) {
    const { read, cells } = readProposed(book, unknown, listed, by.guide);
    groups.push({ signature, files: [listed], sample: unknown, read, cells });
  }
}

/** What keeps a group from being confirmed; undefined where nothing does. */
export function unsettled({ sample: { columns, missing, loader }, read }: Group): string | undefined {
  const open = [...columns].flatMap(([head, word]) => (word === undefined ? head : []));
  if (open.length > 0) return `say what they are: ${open.map((head) => `${head}＝${OPEN}`).join("；")}`;
  if (missing.length > 0) return `nothing says the ${missing.join("、")}`;
  const said = new Map([...columns].map(([head, word]) => [head, word ?? ""]));
  const modes = pairsIn(said, loader) ? [] : modesIn(said, loader);
  if (modes.length > 1) return `figures counted in two ways: ${modes.join("、")}`;
  const { readings, records, states } = read;
  const isEmpty = readings.length + records.length + states.length === 0;
  return isEmpty ? "nothing would be read of the first of its files: see what check says of it" : undefined;
}

/** The received files of a data folder that are read by the confirmations of some signatures. */
export async function filesReadBy(plan: Plan, signatures: string[]): Promise<string[]> {
  if (signatures.length === 0) return [];
  const by = readBy(plan, await loadLoaders(LOADERS, importSource));
  return receivedEntries(plan.root).flatMap(({ path, kind }) => {
    if (kind !== "file") return [];
    const { confirmed = [] } = inspectListed({ file: join(plan.root, path), path, sender: null }, by);
    return confirmed.some(({ signature }) => signatures.includes(signature)) ? path : [];
  });
}

/** A path from a folder on, where it lies below it. */
function pathWithin(folder: string, path: string): string {
  const within = relative(folder, path);
  return within.startsWith("..") ? path : within.replaceAll("\\", "/");
}

/** Writes the confirmation of groups into the data folder; returns their rows, and how many of these correct an earlier one. */
export function confirm(
  { plan, groups }: Layouts,
  { by, on }: { by: string; on: string },
): { rows: LayoutRow[]; corrected: string[] } {
  if (on > new Date().toISOString().slice(0, 10))
    throw new ConfigError(`the day ${on} has not come`, "say on which day the office confirmed it");
  const settled = groups.filter((group) => !unsettled(group));
  const rows = settled.map(({ signature, sample, files: [first] }) =>
    layoutsSchema.parse({
      ...{
        signature,
        layout: sample.loader.name,
        turned: sample.found.turned ? "yes" : "no",
        confirmed_by: by,
        confirmed_on: on,
        file: first ? pathWithin(plan.root, first.path) : "",
      },
      columns: writtenMapping([...sample.columns].map(([head, word]) => [head, word ?? ""])),
      labels: writtenMapping(sample.labels),
    }),
  );
  const corrected: string[] = [];
  if (rows.length > 0)
    changeTable(plan.root, "layouts.csv", layoutsSchema, (earlier) => {
      const known = new Set(earlier.map(({ signature }) => signature));
      corrected.push(...rows.flatMap(({ signature }) => (known.has(signature) ? signature : [])));
      return [...earlier, ...rows];
    });
  return { rows, corrected };
}
