import type { z } from "zod";
import { Originals } from "../core/disk/originals.ts";
import { readTable } from "../core/table.ts";

/** The rows of a table of rules that the product brings, of these columns, checked by a schema. */
export function readProductTable<T>(name: string, schema: z.ZodType<T>, columns: string[]) {
  return readTable(new Originals(import.meta.dirname), `${name}.csv`, schema, columns).rows;
}
