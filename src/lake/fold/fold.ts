import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { flushBelow, flushFolder } from "../../core/disk/beside.ts";
import { sha256Of } from "../../core/disk/chunks.ts";
import { ConfigError } from "../../core/error.ts";
import type { Loader } from "../../intake/contract.ts";
import type { Plan } from "../../plan/plan.ts";
import { quoted, type RawTable, Warehouse } from "../../warehouse/open.ts";
import type { Engine } from "../engine/engine.ts";
import { clearLeft, type Lake, type LakeSource, pathOf, readLake } from "../manifest.ts";
import { type Folded, type FoldedManifest, foldedBelow, type KeptPart, keyOf, MANIFEST } from "./folded.ts";
import { checkBytes } from "./sound.ts";
import { RESULTS, type Result, SQL_SHA256 } from "./sql.ts";
import { partTable, wordTables } from "./words.ts";

/** What a fold takes. */
export interface FoldOptions {
  lake: string;
  plan: Plan;
  loaders: Loader[];
  engine: Engine;
  memory: string;
}

/** What a lake comes to: what was folded of it, now and before, and how many parts now. */
export interface LakeFolded {
  lake: Lake;
  all: Folded[];
  parts: number;
}

/** How many digits of a sha256 name a folder. */
const DIGITS = 12;

/** Folds the parts of a lake whose counts are not kept; those of the others are found by their hashes. Nothing is kept of a fold that fails. */
export async function foldLake({
  lake: root,
  plan,
  loaders,
  engine,
  memory,
}: FoldOptions): Promise<LakeFolded> {
  const lake = readLake(root);
  const tables = wordTables(plan, loaders);
  const words = hashOf(Object.entries(tables).map(([name, { rows }]) => [name, [...rows]]));
  const folder = join(root, "folded", hashOf([SQL_SHA256, words]).slice(0, DIGITS));
  const before = foldedBelow(folder);
  const known = new Set(before.flatMap(({ manifest }) => manifest.parts.map(keyOf)));
  checkSources(lake, plan, loaders);
  const sources = new Map(lake.sources.map((source) => [source.source, source]));
  const stated = lake.parts.flatMap((part) => {
    const source = sources.get(part.source);
    return source ? { ...part, source, path: pathOf(root, part) } : [];
  });
  const parts = stated.filter((part) => !known.has(keyOf(keptOf(part))));
  if (parts.length === 0) return { lake, all: before, parts: 0 };
  checkBytes(parts);
  mkdirSync(folder, { recursive: true });
  clearLeft(folder, ".fold-");
  const aside = mkdtempSync(join(folder, ".fold-"));
  try {
    await writeWords(join(aside, "words"), { ...tables, part: partTable(parts) });
    const out = join(aside, "out");
    mkdirSync(out);
    const version = await engine.fold({ parts, words: join(aside, "words"), out, memory });
    const made = join(aside, "made");
    const manifest: FoldedManifest = {
      ...{ format: 1, sql: SQL_SHA256, words },
      parts: parts.map(keptOf).toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
      files: await writeResults(out, made),
    };
    writeFileSync(join(made, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`);
    writeFileSync(join(made, "engine.json"), `${JSON.stringify({ engine: engine.name, version })}\n`);
    await flushBelow(made);
    const target = join(folder, hashOf(manifest.parts).slice(0, DIGITS));
    rmSync(target, { recursive: true, force: true });
    renameSync(made, target);
    flushFolder(folder);
    return { lake, all: [...before, { folder: target, manifest }], parts: parts.length };
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/** Throws where a list is of a form or from a department that there is not, so that nothing of it would count. */
function checkSources({ sources }: Lake, plan: Plan, loaders: Loader[]): void {
  for (const { source, form, department } of sources) {
    if (!loaders.some((loader) => loader.form === form && loader.records))
      throw new ConfigError(
        `${source} is of a form that no loader reads: ${form}`,
        "mend it in the manifest of the lake",
      );
    if (!plan.departments.rows.some(({ name }) => name === department))
      throw new ConfigError(
        `${source} is from an unknown department: ${department}`,
        "mend it in the manifest of the lake",
      );
  }
}

function hashOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex");
}

function keptOf({
  sha256,
  source,
}: {
  sha256: string;
  source: Pick<LakeSource, "form" | "from" | "until">;
}): KeptPart {
  const { form, from, until } = source;
  return { sha256, form, from, until };
}

async function writeWords(folder: string, tables: Record<string, RawTable>): Promise<void> {
  mkdirSync(folder);
  const warehouse = await Warehouse.openFor(folder);
  try {
    for (const [name, table] of Object.entries(tables)) {
      await warehouse.append(name, table);
      await warehouse.run(`copy ${name} to ${quoted(join(folder, `${name}.parquet`))} (format parquet)`);
    }
  } finally {
    warehouse.close();
  }
}

/** Writes what an engine gave as one table each, its rows in order, so that all engines' are the same bytes; returns their sha256. */
async function writeResults(out: string, made: string): Promise<FoldedManifest["files"]> {
  mkdirSync(made);
  const warehouse = await Warehouse.openFor(join(out, ".."));
  await warehouse.run("set threads = 1");
  try {
    const files: [Result, string][] = [];
    for (const name of RESULTS) {
      const path = join(made, `${name}.parquet`);
      await warehouse.run(`copy (
          from read_parquet(${quoted(join(out, name, "*.parquet"))}) order by all
        ) to ${quoted(path)} (format parquet, compression snappy)`);
      files.push([name, sha256Of(path)]);
    }
    return Object.fromEntries(files) as FoldedManifest["files"];
  } finally {
    warehouse.close();
  }
}
