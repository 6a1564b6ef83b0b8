import type { ColumnType, TableDescription } from "../facts/tables.ts";
import type { Warehouse } from "../warehouse/open.ts";
import { readParquet, writeParquet } from "../warehouse/parquet.ts";
import { PRECISION, plain, SCALE } from "./decimal.ts";
import type { Cell, PublishedTable } from "./tables.ts";

const TYPES: Record<ColumnType, string> = {
  string: "varchar",
  decimal: `decimal(${PRECISION}, ${SCALE})`,
  number: "double",
  integer: "integer",
  boolean: "boolean",
};

/** Writes a table as a Parquet file at `path`. */
export function toParquet(warehouse: Warehouse, path: string, table: PublishedTable): Promise<void> {
  const columns = Object.fromEntries(table.columns.map(({ name, type }) => [name, TYPES[type]]));
  return writeParquet(warehouse, path, { columns, rows: table.rows });
}

/** The rows of a Parquet file, with its cells as JSON has them. */
export async function fromParquet(
  warehouse: Warehouse,
  path: string,
  { columns }: TableDescription,
): Promise<Record<string, Cell>[]> {
  const decimals = columns.flatMap(({ name, type }) => (type === "decimal" ? [name] : []));
  const rows = (await readParquet(warehouse, path)) as Record<string, Cell>[];
  for (const row of rows)
    for (const name of decimals) row[name] = typeof row[name] === "string" ? plain(row[name]) : null;
  return rows;
}
