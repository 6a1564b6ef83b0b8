import { z } from "zod";
import type { Layout } from "../fields.ts";

/** A published source stands in ids of facts, which everybody reads: up to three letters and a number, or the kind of source. */
const ID = /^[A-Za-z]{1,3}-?\d{1,5}$/;

/** What the texts of a row must be: which of its columns are filled, and what the id of a published source is. */
export function textsOf({ columns, filled = [], published }: Layout): z.ZodType<Record<string, string>> {
  const texts = Object.entries(columns).map(([field, { required }]): [string, z.ZodType<string>] => {
    if (filled.includes(field)) return [field, z.string().min(1)];
    return [field, required ? z.string() : z.string().default("")];
  });
  const row = z.object(Object.fromEntries(texts));
  if (!published) return row;
  const { id, kind } = published;
  return row.refine((said) => ID.test(said[id] ?? "") || said[id] === said[kind], { path: [id] });
}
