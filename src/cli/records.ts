import { join } from "node:path";
import { z } from "zod";
import { importSource } from "../core/compile.js";
import { rangesOf } from "../intake/gather.ts";
import { loadLoaders } from "../intake/loaders.ts";
import { pathsOf } from "../intake/open/large.ts";
import { receive } from "../intake/receive.ts";
import { readPlan } from "../plan/read.ts";
import { fillRecords } from "../warehouse/bulk/records.ts";
import { Warehouse } from "../warehouse/open.ts";
import type { Trace } from "./trace.ts";

const LOADERS = join(import.meta.dirname, "..", "..", "loaders");

/**
 * Adds to each set of records in a trace the numbers of its records, read again from the received files in `data`.
 * A text's records count from 0 at its first line that is not blank; a workbook's are its rows.
 */
export async function nameRecords(root: Trace, data: string): Promise<void> {
  const plan = readPlan(data);
  const received = await receive(plan, await loadLoaders(LOADERS, importSource));
  const warehouse = await Warehouse.open(pathsOf(received.large));
  try {
    await fillRecords(warehouse, plan, received);
    const visit = async (node: Trace): Promise<void> => {
      if (node.set) {
        const { file, indicator, area, from, until, which, count } = node.set;
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
        node.details.push(`records ${rangesOf(rows.map(({ number }) => Number(number)))}`);
      }
      for (const child of node.from) await visit(child);
    };
    await visit(root);
  } finally {
    warehouse.close();
  }
}
