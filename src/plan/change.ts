import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import type { z } from "zod";
import { writeWhole } from "../core/disk/beside.ts";
import { underLock } from "../core/disk/lock.ts";
import { Originals } from "../core/disk/originals.ts";
import { keptCopy, readTable } from "../core/table.ts";

/** For how many milliseconds one that writes in a data folder waits for another. */
const PATIENCE = 60_000;

/** The lock of a data folder, which whoever writes in it takes. */
const lockOf = (root: string) => join(root, "data.lock");

/**
 * Writes a table of a data folder as `change` makes it of its rows, under the lock of the folder; where that gives the rows
 * back, nothing is written. The copy before it is kept beside it; a table that is not there yet has no row.
 */
export function changeTable<T extends z.ZodObject>(
  root: string,
  file: string,
  schema: T,
  change: (rows: z.infer<T>[]) => z.infer<T>[],
): void {
  const path = join(root, file);
  underLock(lockOf(root), PATIENCE, () => {
    const isThere = existsSync(path);
    const columns = Object.keys(schema.shape);
    const rows = isThere ? readTable(new Originals(root), file, schema, columns).rows : [];
    const earlier = rows.map(({ row: _, ...fields }) => fields as z.infer<T>);
    const changed = change(earlier);
    if (changed === earlier) return;
    if (isThere) writeWhole(keptCopy(path), readFileSync(path));
    const fields = changed.map((row) => columns.map((column) => (row as Record<string, unknown>)[column]));
    writeWhole(path, `${Papa.unparse({ fields: columns, data: fields }, { newline: "\n" })}\n`);
  });
}
