import { statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { z } from "zod";
import { sha256Of } from "../core/disk/chunks.ts";
import { ConfigError } from "../core/error.ts";
import { readShapes } from "./fold/sound.ts";
import { readJson, readLake, sourceSchema, writeLake } from "./manifest.ts";

/** What somebody else keeps: lists, and the paths of their parts, from where this file stands. */
const keptElsewhere = z.strictObject({
  sources: z.array(sourceSchema),
  parts: z.array(z.strictObject({ source: z.string(), path: z.string().min(1) })),
});

/** Enters parts that somebody else keeps into a lake, where they lie, by their sha256; returns how many are new, and their records. */
export async function registerLake(manifest: string, root: string): Promise<{ parts: number; rows: number }> {
  const remedy = "write sources (source, form, department, from, until) and parts (source, path)";
  const kept = readJson(manifest, keptElsewhere, remedy);
  const lake = readLake(root);
  const named = new Set(kept.sources.map(({ source }) => source));
  for (const { source, path } of kept.parts)
    if (!named.has(source)) throw new ConfigError(`${path} is of ${source}, which is no source`, remedy);
  for (const { source } of lake.sources)
    if (named.has(source) && lake.sources.some((each) => each.source === source && each.imported))
      throw new ConfigError(`the lake has imported a list ${source}`, "give the source another name");
  const paths = kept.parts.map(({ path }) => resolve(dirname(manifest), path));
  const shapes = await readShapes(paths);
  const found = kept.parts.map(({ source }, index) => {
    const { path = "", ...shape } = shapes[index] ?? { rows: 0, first: 0, last: 0 };
    return { source, path, sha256: sha256Of(path), bytes: statSync(path).size, ...shape };
  });
  const twice = new Set(paths.filter((path, at) => paths.indexOf(path) !== at));
  const known = new Map(lake.parts.map((part) => [part.sha256, part]));
  const parts = found.filter(({ sha256, path }) => {
    const twin = known.get(sha256);
    if (twin && (twin.path !== path || twice.has(path)))
      throw new ConfigError(`${path} is the same as ${twin.path}`, "name a part once");
    known.set(sha256, { path } as typeof twin & object);
    return !twin;
  });
  const reversed = kept.sources.find(({ from, until }) => from !== null && from > until);
  if (reversed) throw new ConfigError(`${reversed.source} begins after its end: ${reversed.from}`, remedy);
  writeLake(root, {
    ...lake,
    sources: [...lake.sources.filter(({ source }) => !named.has(source)), ...kept.sources],
    parts: [...lake.parts.filter((part) => !found.some(({ path }) => path === part.path)), ...found],
  });
  return { parts: parts.length, rows: parts.reduce((sum, { rows }) => sum + rows, 0) };
}
