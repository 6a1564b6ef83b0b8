import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { z } from "zod";
import { writeWhole } from "../core/disk/beside.ts";
import { ConfigError } from "../core/error.ts";

const day = z.iso.date();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A list of records as it was received, or as somebody else keeps it: what it is, who stands behind it, and for which days it is complete. */
export const sourceSchema = z.strictObject({
  source: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  form: z.string().min(1),
  department: z.string().min(1),
  /** Null where it is complete from the beginning. */
  from: day.nullable(),
  until: day,
});

/** A list that was imported: the file, and how many of its records are in the lake and beside it. */
const importedSchema = z.strictObject({
  name: z.string(),
  sha256,
  records: z.int(),
  faults: z.int(),
});

const partSchema = z.strictObject({
  source: z.string(),
  /** Below the lake, or, where somebody else keeps it, from the root of the disk. */
  path: z.string().min(1),
  sha256,
  bytes: z.int(),
  rows: z.int().nonnegative(),
  /** The least and the greatest number of a record in it. */
  first: z.int(),
  last: z.int(),
});

const lakeSchema = z
  .strictObject({
    format: z.literal(1),
    sources: z.array(sourceSchema.extend({ imported: importedSchema.optional() })),
    parts: z.array(partSchema),
  })
  .superRefine(({ sources, parts }, context) => {
    const names = sources.map(({ source }) => source);
    const fault = (message: string) => context.addIssue({ code: "custom", message });
    for (const [what, all] of [
      ["source", names],
      ["sha256 of a part", parts.map(({ sha256 }) => sha256)],
      ["path of a part", parts.map(({ path }) => path)],
    ] as const)
      if (new Set(all).size < all.length)
        fault(`${what} named twice: ${all.find((one, at) => all.indexOf(one) !== at)}`);
    const stray = parts.find(({ source }) => !names.includes(source));
    if (stray) fault(`${stray.path} is of ${stray.source}, which is no source`);
    const reversed = sources.find(({ from, until }) => from !== null && from > until);
    if (reversed) fault(`${reversed.source} begins after its end: ${reversed.from}`);
  });

export type LakeSource = z.infer<typeof lakeSchema>["sources"][number];
export type Part = z.infer<typeof partSchema>;
export type Lake = z.infer<typeof lakeSchema>;

/** The columns of a part, with their types as DuckDB calls them. */
export const COLUMNS = {
  date: "DATE",
  area: "VARCHAR",
  kind: "VARCHAR",
  passed: "BOOLEAN",
  amount: "BIGINT",
  file: "VARCHAR",
  row: "BIGINT",
} as const;

const NAME = "manifest.json";
/** The folder of what is received of a lake. */
export const COUNTS = "counts";

/** A file of JSON that a schema describes; throws `ConfigError` with the place where it is not so. */
export function readJson<T>(path: string, schema: z.ZodType<T>, remedy: string): T {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new ConfigError(`cannot read ${path}: ${error instanceof Error ? error.message : error}`, remedy);
  }
  const { data, error } = schema.safeParse(json);
  const [issue] = error?.issues ?? [];
  if (issue) throw new ConfigError(`${path}: ${issue.path.join(".")}: ${issue.message}`, remedy);
  return data as T;
}

/** What a lake holds; nothing where there is none yet. */
export function readLake(root: string): Lake {
  const path = join(root, NAME);
  if (!existsSync(path)) return { format: 1, sources: [], parts: [] };
  return readJson(path, lakeSchema, "put back the manifest of the lake, or import its lists into a new one");
}

/** Writes the manifest of a lake, its parts in the order of their paths. */
export function writeLake(root: string, { sources, parts }: Lake): void {
  mkdirSync(root, { recursive: true });
  const lake: Lake = {
    format: 1,
    sources: sources.toSorted((a, b) => compare(a.source, b.source)),
    parts: parts.toSorted((a, b) => compare(a.path, b.path)),
  };
  writeWhole(join(root, NAME), `${JSON.stringify(lake, null, 1)}\n`);
}

/** Removes folders of such a beginning that a killed command left; for the holder of the lake's lock. */
export function clearLeft(folder: string, beginning: string): void {
  for (const name of readdirSync(folder))
    if (name.startsWith(beginning)) rmSync(join(folder, name), { recursive: true, force: true });
}

/** Where a part stands. */
export function pathOf(root: string, { path }: Pick<Part, "path">): string {
  return isAbsolute(path) ? path : join(root, path);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
