import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const text = readFileSync(join(import.meta.dirname, "fold.sql"), "utf8");

const selects = z.strictObject({
  ...{ grouped: z.string(), judged: z.string(), counted: z.string() },
  ...{ faulty: z.string(), unread: z.string() },
});

/** The selects of the fold, by the names of what they give. */
export const FOLD = selects.parse(
  Object.fromEntries(
    text
      .split(/^-- @/m)
      .slice(1)
      .map((part) => [part.slice(0, part.indexOf("\n")).trim(), part.slice(part.indexOf("\n") + 1).trim()]),
  ),
);

/** The sha256 of the fold as it is written. */
export const SQL_SHA256 = createHash("sha256").update(text).digest("hex");

/** What a fold gives, each kept as a table of Parquet. */
export const RESULTS = ["counted", "faulty", "unread"] as const;

export type Result = (typeof RESULTS)[number];
