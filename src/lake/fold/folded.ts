import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { sha256Of } from "../../core/disk/chunks.ts";
import { CheckError } from "../../core/error.ts";
import { readJson } from "../manifest.ts";
import { RESULTS } from "./sql.ts";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A part whose counts are kept, with what of its list they hang on. */
const keptPart = z.strictObject({
  sha256,
  form: z.string(),
  from: z.string().nullable(),
  until: z.string(),
});

/** What one fold made: by which SQL and words, of which parts, and the sha256 of each table. */
const foldedSchema = z.strictObject({
  format: z.literal(1),
  sql: sha256,
  words: sha256,
  parts: z.array(keptPart),
  files: z.record(z.enum(RESULTS), sha256),
});

export type KeptPart = z.infer<typeof keptPart>;
export type FoldedManifest = z.infer<typeof foldedSchema>;

/** What one fold made, and where its tables stand. */
export interface Folded {
  folder: string;
  manifest: FoldedManifest;
}

export const MANIFEST = "manifest.json";

/** What was folded by the same SQL and words, below a folder. */
export function foldedBelow(folder: string): Folded[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => !name.startsWith("."))
    .toSorted()
    .map((name) => {
      const path = join(folder, name);
      const remedy = `remove ${path}, and fold again`;
      const manifest = readJson(join(path, MANIFEST), foldedSchema, remedy);
      for (const result of RESULTS)
        if (sha256Of(join(path, `${result}.parquet`)) !== manifest.files[result])
          throw new CheckError(`what was folded has changed since: ${path} (${remedy})`);
      return { folder: path, manifest };
    });
}

/** By what a part's counts are found again. */
export function keyOf({ sha256, form, from, until }: KeptPart): string {
  return [sha256, form, from ?? "", until].join(" ");
}
