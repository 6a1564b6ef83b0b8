import { quoted, type RawTable, type ResultRow, type Warehouse } from "./open.ts";

/** Writes a table as a Parquet file in the folder that the warehouse was opened for; rows keep their order. */
export async function writeParquet(warehouse: Warehouse, path: string, table: RawTable): Promise<void> {
  await warehouse.append("written", table);
  await warehouse.run(`copy written to ${quoted(path)} (format parquet)`);
  await warehouse.run("drop table written");
}

/** The rows of a Parquet file, in their order; decimals come as text with all their places. */
export function readParquet(warehouse: Warehouse, path: string): Promise<ResultRow[]> {
  return warehouse.query("select * from read_parquet($1)", [path]);
}
