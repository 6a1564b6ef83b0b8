import { mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { flushBelow, flushFolder } from "../../core/disk/beside.ts";
import { sha256Of } from "../../core/disk/chunks.ts";
import { ConfigError } from "../../core/error.ts";
import { inspect, type ReadBy } from "../../intake/open/inspect.ts";
import { inUtf8, pathsOf } from "../../intake/open/large.ts";
import type { LargeFile } from "../../intake/receive.ts";
import type { Plan } from "../../plan/plan.ts";
import { Warehouse } from "../../warehouse/open.ts";
import { clearLeft, type Lake, type LakeSource, type Part, readLake, writeLake } from "../manifest.ts";
import { writeFaults } from "./faults.ts";
import { writeParts } from "./parts.ts";
import { readList } from "./read.ts";

/** What an import takes: the lake, by what lists are read, and how much memory DuckDB may take (`4GB`). */
export interface Importing {
  lake: string;
  plan: Plan;
  by: ReadBy;
  memory: string;
}

/** How many digits of its sha256 name a list. */
const DIGITS = 12;

/**
 * Puts the records of a received list into a lake, as typed parts by year and area, and beside them what is wrong with those
 * that cannot be read. Nothing of it is in the lake unless all is; returns undefined where the list is there already.
 */
export async function importList(path: string, importing: Importing): Promise<LakeSource | undefined> {
  const { lake: root, plan, by, memory } = importing;
  const sha256 = sha256Of(path);
  const source = sha256.slice(0, DIGITS);
  const lake = readLake(root);
  if (lake.sources.some((each) => each.source === source)) return undefined;
  const large = largeFile(path, sha256, plan, by);
  mkdirSync(root, { recursive: true });
  clearLeft(root, ".import-");
  const aside = mkdtempSync(join(root, ".import-"));
  const warehouse = await Warehouse.openWide(aside, memory, pathsOf([large])).catch((error) => {
    rmSync(aside, { recursive: true, force: true });
    throw error;
  });
  try {
    const { heading, department, faults, uncounted } = await readList(warehouse, large, plan, by.guide);
    const { from, until } = heading;
    const parts = await writeParts(warehouse, aside, source);
    const told = writeFaults(join(aside, "faults", source), faults, uncounted);
    warehouse.close();
    const records = parts.reduce((sum, { rows }) => sum + rows, 0);
    const imported = { name: basename(path), sha256, records, faults: told };
    const about = { source, form: large.file.loader.form, department, from, until: until ?? "", imported };
    await takeIn(root, aside, about, parts);
    return about;
  } catch (error) {
    warehouse.close();
    throw error;
  } finally {
    large.utf8.drop();
    rmSync(aside, { recursive: true, force: true });
  }
}

/** Puts the parts and faults of a list in their places, and then into the manifest, without which they are not of the lake. */
async function takeIn(root: string, aside: string, source: LakeSource, parts: Part[]): Promise<void> {
  await flushBelow(aside);
  for (const folder of ["parts", "faults"]) {
    const below = join(folder, source.source);
    mkdirSync(join(root, folder), { recursive: true });
    rmSync(join(root, below), { recursive: true, force: true });
    renameSync(join(aside, below), join(root, below));
    flushFolder(join(root, folder));
  }
  const lake: Lake = readLake(root);
  writeLake(root, { ...lake, sources: [...lake.sources, source], parts: [...lake.parts, ...parts] });
}

/** A received list as the warehouse reads it. */
function largeFile(path: string, sha256: string, plan: Plan, by: ReadBy): LargeFile {
  const { loader, large, findings, confirmed = [] } = inspect({ path, at: path, sender: null }, by, 0);
  if (!loader || !large?.table || !loader.records || "register" in loader.records.subject) {
    const codes = findings.map(({ code }) => code).join(", ");
    throw new ConfigError(
      `${path} is no list of records${codes && ` (${codes})`}`,
      "give a text (CSV) of records, and see with quality-city check what is wrong with it",
    );
  }
  const { encoding = "utf-8", delimiter = "," } = large.book;
  const about = { sha256, path: basename(path), sender: "", arrived: plan.head.issued, note: "" };
  const file = { ...about, basis: "reported" as const, loader, confirmed, covers: [], sheets: [], place: 1 };
  return { utf8: inUtf8(path, encoding), delimiter, file, found: large.table };
}
