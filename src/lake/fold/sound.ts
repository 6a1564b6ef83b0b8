import { existsSync, statSync } from "node:fs";
import { z } from "zod";
import { sha256Of } from "../../core/disk/chunks.ts";
import { CheckError, ConfigError } from "../../core/error.ts";
import { quoted, Warehouse } from "../../warehouse/open.ts";
import { COLUMNS } from "../manifest.ts";

/** A part as the manifest has it, and where it stands. */
interface Stated {
  path: string;
  sha256: string;
  bytes: number;
}

/** Throws where DuckDB would take a path for a pattern, and read other files with it. */
function checkPath(path: string): void {
  if (/[*?[\]{}]/.test(path))
    throw new ConfigError(
      `${path} would be read as a pattern`,
      "keep parts where paths have none of * ? [ ] { }",
    );
}

/** Throws where a part is missing, or is not, byte for byte, what the manifest says. */
export function checkBytes(parts: Stated[]): void {
  for (const { path, sha256, bytes } of parts) {
    checkPath(path);
    if (!existsSync(path))
      throw new CheckError(`no part at ${path} (put it back, or import its list into a new lake)`);
    if (statSync(path).size !== bytes || sha256Of(path) !== sha256)
      throw new CheckError(
        `a part has changed since the manifest was written: ${path} (put it back, or import its list into a new lake)`,
      );
  }
}

const column = z.strictObject({ column_name: z.string(), column_type: z.string() });

/** The rows and the range of numbers of parts; throws where one has other columns than a part has. */
export async function readShapes(
  paths: string[],
): Promise<{ path: string; rows: number; first: number; last: number }[]> {
  const warehouse = await Warehouse.open(paths);
  try {
    const shapes = [];
    for (const path of paths) {
      checkPath(path);
      if (!statSync(path, { throwIfNoEntry: false })?.isFile())
        throw new ConfigError(`no part at ${path}`, "name a file, from where the manifest stands");
      const from = `read_parquet(${quoted(path)}, hive_partitioning = false)`;
      await checkColumns(warehouse, path, from);
      const [shape] = await warehouse.query(
        z.strictObject({ rows: z.string(), first: z.string().nullable(), last: z.string().nullable() }),
        `select count(*) as rows, min(row) as first, max(row) as last from ${from}`,
      );
      const { rows = "0", first, last } = shape ?? {};
      shapes.push({ path, rows: Number(rows), first: Number(first ?? 0), last: Number(last ?? 0) });
    }
    return shapes;
  } finally {
    warehouse.close();
  }
}

async function checkColumns(warehouse: Warehouse, path: string, from: string): Promise<void> {
  const found = await warehouse
    .query(column, `select column_name, column_type from (describe select * from ${from})`)
    .catch((error) => {
      throw new ConfigError(`${path} is no Parquet: ${error.message}`, "write it again");
    });
  const types = new Map(found.map((each) => [each.column_name, each.column_type]));
  for (const [name, type] of Object.entries(COLUMNS))
    if (types.get(name) !== type)
      throw new ConfigError(
        `${path}: column ${name} is ${types.get(name) ?? "missing"}, and must be ${type}`,
        `write its columns as ${Object.entries(COLUMNS).map((each) => each.join(" "))}`,
      );
}
