import type { z } from "zod";
import { Originals } from "../core/disk/originals.ts";
import { readTable } from "../core/table.ts";

/** The rows of a table of rules that the product brings, checked by a schema whose keys are its columns. */
export function readProductTable<T extends z.ZodRawShape>(name: string, schema: z.ZodObject<T>) {
  const columns = Object.keys(schema.shape);
  return readTable(new Originals(import.meta.dirname), `${name}.csv`, schema, columns).rows;
}
