import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";
import { sha256Of } from "../core/disk/chunks.ts";
import { ConfigError } from "../core/error.ts";
import type { Loader } from "../intake/contract.ts";
import type { Plan } from "../plan/plan.ts";
import { Warehouse } from "../warehouse/open.ts";
import { readRecords } from "./engine/duckdb.ts";
import { checkBytes } from "./fold/sound.ts";
import { FOLD } from "./fold/sql.ts";
import { partTable, wordTables } from "./fold/words.ts";
import { COUNTS, pathOf, readLake } from "./manifest.ts";

/** Records that are counted together: of an indicator and area, from a day to a day, all or the passed ones. */
export interface Counted {
  indicator: string;
  area: string;
  from: string;
  until: string;
  which: "all" | "passed";
}

/** The records of a part that are among some, by their numbers. */
export interface NamedPart {
  path: string;
  sha256: string;
  rows: number[];
}

const NAMED = `select record.part, record.row::varchar as row
  from record
  join judged
    on judged.part = record.part
    and judged.area is not distinct from record.area
    and judged.kind is not distinct from record.kind
    and judged.date is not distinct from record.date
    and judged.passed is not distinct from record.passed
    and judged.amount is not distinct from record.amount
  join meaning on meaning.form = judged.form and meaning.kind = judged.kind and meaning.indicator = $1
  join applies on applies.indicator = meaning.indicator and applies.area = record.area
  where judged.lacks in ('', 'amount')
    and (meaning.least is null or record.amount >= meaning.least)
    and record.area = $2 and record.date between $3::date and $4::date
    and ($5 = 'all' or record.passed)
  order by record.part, record.row`;

/** The sources of a lake, by the sha256 of what the last fold wrote of each to be received. Throws `ConfigError` where there is no lake. */
export function sourcesByCounts(root: string): Map<string, string> {
  if (readLake(root).sources.length === 0)
    throw new ConfigError(`no lake with lists: ${root}`, "name its folder with --lake");
  const folder = join(root, COUNTS);
  const lists = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".csv")) : [];
  return new Map(lists.map((name) => [sha256Of(join(folder, name)), basename(name, ".csv")]));
}

/**
 * Names the records of a source that are counted, part by part. Throws `CheckError` where a part is missing, or is not the one that the
 * manifest names.
 */
export async function namedRecords(
  root: string,
  source: string,
  counted: Counted,
  { plan, loaders }: { plan: Plan; loaders: Loader[] },
): Promise<NamedPart[]> {
  const lake = readLake(root);
  const list = lake.sources.find((each) => each.source === source);
  if (!list) return [];
  const parts = lake.parts
    .filter((part) => part.source === source)
    .map((part) => ({ ...part, part: part.sha256, source: list, path: pathOf(root, part) }));
  checkBytes(parts);
  const warehouse = await Warehouse.open(parts.map(({ path }) => path));
  try {
    for (const [name, table] of Object.entries({ ...wordTables(plan, loaders), part: partTable(parts) }))
      await warehouse.append(name, table);
    await readRecords(warehouse, parts);
    await warehouse.run(`create view grouped as ${FOLD.grouped}`);
    await warehouse.run(`create table judged as ${FOLD.judged}`);
    const { indicator, area, from, until, which } = counted;
    const row = z.strictObject({ part: z.string(), row: z.string() });
    const found = await warehouse.query(row, NAMED, [indicator, area, from, until, which]);
    const named = new Map<string, number[]>();
    for (const { part, row } of found)
      named
        .set(part, named.get(part) ?? [])
        .get(part)
        ?.push(Number(row));
    return lake.parts.flatMap(({ path, sha256 }) => {
      const rows = named.get(sha256);
      return rows ? [{ path, sha256, rows }] : [];
    });
  } finally {
    warehouse.close();
  }
}
