import { z } from "zod";
import { quoted, type Warehouse } from "./open.ts";

/** The SQL type of each column of a table, by name. */
type Types = Record<string, string>;

/**
 * Writes the rows of a JSON file as a Parquet file, both in the folder that the warehouse was opened for; rows keep
 * their order. Returns how many rows of the two, read back, differ in number or in any cell.
 */
export async function writeParquet(
  warehouse: Warehouse,
  { json, parquet }: { json: string; parquet: string },
  types: Types,
): Promise<number> {
  const struct = Object.entries(types).map(([name, type]) => `${quoted(name)}: ${quoted(type)}`);
  const rows = `read_json(${quoted(json)}, format = 'array', columns = {${struct.join(", ")}})`;
  await warehouse.run(`copy (select * from ${rows}) to ${quoted(parquet)} (format parquet)`);
  const differing = Object.keys(types).map((name) => `j."${name}" is distinct from p."${name}"`);
  const [found] = await warehouse.query(
    z.strictObject({ rows: z.number() }),
    `select count(*)::integer as rows from (select *, true as here from ${rows}) j
     positional join (select *, true as here from read_parquet($1)) p
     where j.here is distinct from p.here or ${differing.join(" or ")}`,
    [parquet],
  );
  return found?.rows ?? 0;
}
