import { importSource } from "../../core/compile.js";
import { layoutOf } from "../../intake/fields.ts";
import { loadLoaders } from "../../intake/loaders.ts";
import { readBy } from "../../intake/open/inspect.ts";
import { duckdb } from "../../lake/engine/duckdb.ts";
import { spark } from "../../lake/engine/spark.ts";
import { foldLake } from "../../lake/fold/fold.ts";
import { importList } from "../../lake/import/import.ts";
import { writeLists } from "../../lake/lists.ts";
import type { LakeSource } from "../../lake/manifest.ts";
import { registerLake } from "../../lake/register.ts";
import { readPlan } from "../../plan/read.ts";
import { LOADERS } from "../check/check.ts";
import { lockLake } from "./lock.ts";

export interface LakeOptions {
  lake: string;
  data: string;
  memory: string;
  engine?: "duckdb" | "spark";
  sparkSubmit?: string;
  master?: string;
}

/** The layout of the lists that a fold writes. */
const COUNTS = "record-counts";

/** Puts lists into a lake, a line for each. */
export async function* importLists(
  files: string[],
  { lake, data, memory }: LakeOptions,
): AsyncGenerator<string> {
  const plan = readPlan(data);
  const by = readBy(plan, await loadLoaders(LOADERS, importSource));
  const release = lockLake(lake);
  try {
    for (const file of files) {
      const source = await importList(file, { lake, plan, by, memory });
      const { records, faults } = source?.imported ?? {};
      yield source
        ? `imported  ${file} as ${source.source}: ${records} records, ${faults} faulty ones left out`
        : `known     ${file} is in the lake`;
    }
  } finally {
    release();
  }
}

/** Registers what somebody else keeps; says how many parts are new. */
export async function registerParts(manifest: string, { lake }: LakeOptions): Promise<string> {
  const release = lockLake(lake);
  try {
    const { parts, rows } = await registerLake(manifest, lake);
    return `parts     ${parts} new, ${rows} records`;
  } finally {
    release();
  }
}

/** Counts what is new in a lake, and writes what each of its lists counts. */
export async function* foldRecords(options: LakeOptions): AsyncGenerator<string> {
  const { lake, data, memory } = options;
  const plan = readPlan(data);
  const loaders = await loadLoaders(LOADERS, importSource);
  const engine = options.engine === "spark" ? spark(options) : duckdb;
  const release = lockLake(lake);
  try {
    const folded = await foldLake({ lake, plan, loaders, engine, memory });
    const all = folded.lake.parts.length;
    yield `parts     ${all}, ${folded.parts} counted now by ${engine.name}`;
    for (const path of await writeLists(lake, folded, layoutOf(COUNTS))) yield `wrote     ${path}`;
    for (const [a, b] of sameSpans(folded.lake.sources))
      yield `note      ${a} and ${b} are of one form, department and days: of two received lists the later one counts`;
    if (all > 0) yield `next      quality-city receive ${lake}/counts --arrived <date> --data ${data}`;
  } finally {
    release();
  }
}

/** The lists that tell of the same days of the same form and department, two by two, such as a list and its correction. */
function sameSpans(sources: LakeSource[]): [string, string][] {
  return sources.flatMap((a, at) =>
    sources
      .slice(at + 1)
      .filter((b) => a.form === b.form && a.department === b.department)
      .filter((b) => a.from === b.from && a.until === b.until)
      .map((b): [string, string] => [a.source, b.source]),
  );
}
