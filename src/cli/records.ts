import { z } from "zod";
import { importSource } from "../core/compile.js";
import { rangesOf } from "../intake/gather.ts";
import { loadLoaders } from "../intake/loaders.ts";
import { pathsOf } from "../intake/open/large.ts";
import { receive } from "../intake/receive.ts";
import { namedRecords, sourcesByCounts } from "../lake/named.ts";
import { readPlan } from "../plan/read.ts";
import { fillRecords } from "../warehouse/bulk/records.ts";
import { Warehouse } from "../warehouse/open.ts";
import { LOADERS } from "./check/check.ts";
import type { Trace } from "./trace.ts";

type Counted = NonNullable<Trace["set"]>;
type Naming = Parameters<typeof namedRecords>[3];

/**
 * Adds to each set of records in a trace the numbers of its records, read again from the received files in `data`; where a list has
 * the counts of a `lake`, also those that it counts there. A text's records count from 0 at its first line that is not blank; a workbook's are its rows.
 */
export async function nameRecords(root: Trace, data: string, lake?: string): Promise<void> {
  const plan = readPlan(data);
  const loaders = await loadLoaders(LOADERS, importSource);
  const sources = lake === undefined ? new Map<string, string>() : sourcesByCounts(lake);
  const received = await receive(plan, loaders);
  const warehouse = await Warehouse.open(pathsOf(received.large));
  try {
    await fillRecords(warehouse, plan, received);
    const visit = async (node: Trace): Promise<void> => {
      const { set } = node;
      if (set) node.details.push(`records ${rangesOf(await numbersIn(warehouse, set, data))}`);
      if (lake !== undefined && set?.parts)
        node.details.push(...(await recordsInLake(lake, sources.get(set.file), set, { plan, loaders })));
      for (const child of node.from) await visit(child);
    };
    await visit(root);
  } finally {
    warehouse.close();
  }
}

/** The numbers of records of a received file; throws where they are not as many as the site says. */
async function numbersIn(warehouse: Warehouse, set: Counted, data: string): Promise<number[]> {
  const { file, indicator, area, from, until, which, count } = set;
  const rows = await warehouse.query(
    z.strictObject({ number: z.string(), times: z.string() }),
    `select number, if($6 = 'all', total, passes) as times from record
    where file::varchar = $1 and indicator::varchar = $2 and area::varchar = $3
      and day between $4::date and $5::date and (passes > 0 or $6 = 'all')
    order by number`,
    [file, indicator, area, from, until, which],
  );
  const found = rows.reduce((sum, { times }) => sum + Number(times), 0);
  if (found !== Number(count))
    throw new Error(`${data} has ${found} such records, the site ${count}: build again`);
  return rows.map(({ number }) => Number(number));
}

/** What parts of a lake hold of a set of records, a line for each part; throws where they are not as many as the site says. */
async function recordsInLake(
  lake: string,
  source: string | undefined,
  set: Counted,
  by: Naming,
): Promise<string[]> {
  if (source === undefined)
    return [`no list of ${lake} gives these counts now: receive what it counts again`];
  const parts = await namedRecords(lake, source, set, by);
  const found = parts.reduce((sum, { rows }) => sum + rows.length, 0);
  if (found !== Number(set.count))
    throw new Error(
      `${lake} has ${found} such records, the site ${set.count}: fold it, and receive its counts again`,
    );
  return parts.map(({ path, sha256, rows }) => `part ${path}, sha256 ${sha256}: records ${rangesOf(rows)}`);
}
