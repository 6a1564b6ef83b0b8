import type { ColumnType, TableDescription } from "../../facts/tables.ts";
import type { Warehouse } from "../../warehouse/open.ts";
import { writeParquet } from "../../warehouse/parquet.ts";
import { PRECISION, SCALE } from "./decimal.ts";

const TYPES: Record<ColumnType, string> = {
  string: "varchar",
  decimal: `decimal(${PRECISION}, ${SCALE})`,
  number: "double",
  integer: "integer",
  boolean: "boolean",
};

/** Writes the Parquet file of a table from its JSON file; throws where the two, read back, differ. */
export async function toParquet(
  warehouse: Warehouse,
  files: { json: string; parquet: string },
  { name, columns }: TableDescription,
): Promise<void> {
  const types = Object.fromEntries(columns.map((column) => [column.name, TYPES[column.type]]));
  const differing = await writeParquet(warehouse, files, types);
  if (differing > 0)
    throw new Error(`${name}.parquet is not what its json says: ${differing} rows; report this defect`);
}
