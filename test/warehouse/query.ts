import type { Warehouse } from "../../src/warehouse/open.ts";
import { anyRow } from "../../src/warehouse/rows.ts";

/** All rows of a query, as a test has it that they are. */
export async function queried<T = Record<string, unknown>>(
  warehouse: Warehouse,
  sql: string,
  parameters: (string | number)[] = [],
): Promise<T[]> {
  return (await warehouse.query(anyRow, sql, parameters)) as T[];
}
