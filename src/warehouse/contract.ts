import { join } from "node:path";
import { z } from "zod";
import { Originals } from "../core/disk/originals.ts";
import { readTable, type TableRow } from "../core/table.ts";
import type { Model } from "./models.ts";
import type { Warehouse } from "./open.ts";

/** A column of a model: its name, its type in SQL, and what it holds, in English and in Chinese. */
export interface Column {
  name: string;
  type: string;
  meaning: string;
  zh: string;
}

/** A folder of models, and what it is called in pages. */
export interface Group {
  group: string;
  zh: string;
}

const columnSchema = z.strictObject({
  column: z.string().min(1),
  /** The models of which the row speaks, with `;` between them, or how their names begin, with `*`; all others where it is empty. */
  models: z.string(),
  type: z.string().min(1),
  meaning: z.string(),
  zh: z.string(),
});
const groupSchema = z.strictObject({ group: z.string().min(1), zh: z.string().min(1) });
type ColumnRow = TableRow<z.infer<typeof columnSchema>>;

const HERE = new Originals(import.meta.dirname);

/** The groups of models, in the order in which a number travels. */
export function modelGroups(): Group[] {
  return readTable(HERE, join("models", "groups.csv"), groupSchema, ["group", "zh"]).rows;
}

let said: ColumnRow[] | undefined;

/** What is said of columns: a name means the same in every model but in those that a row of its own names. */
export function columnRows(): ColumnRow[] {
  said ??= readTable(HERE, "columns.csv", columnSchema, Object.keys(columnSchema.shape)).rows;
  return said;
}

/** What is said of a column of a model. Throws where nothing is. */
export function columnOf(model: string, name: string): Column {
  return { name, ...saidOf(columnRows(), model, name) };
}

/** What is said of a column of a model; a row that names the model comes first, then one of how it begins. Throws where nothing is. */
function saidOf(rows: ColumnRow[], model: string, column: string): Omit<Column, "name"> {
  const named = rows.filter((row) => row.column === column);
  const common = named.find(({ models }) => models === "");
  const own =
    named.find(({ models }) => models.split(";").includes(model)) ??
    named.find(({ models }) => models.endsWith("*") && model.startsWith(models.slice(0, -1))) ??
    common;
  if (!own) throw new Error(`nothing is said of a column (add it to columns.csv): ${model}.${column}`);
  return {
    type: own.type,
    meaning: own.meaning || (common?.meaning ?? ""),
    zh: own.zh || (common?.zh ?? ""),
  };
}

/** The columns of each model that has run, in their order, with what is said of them. */
export async function columnsOf(warehouse: Warehouse, models: Model[]): Promise<Map<string, Column[]>> {
  const rows = columnRows();
  const found = await warehouse.query(
    z.strictObject({ model: z.string(), name: z.string() }),
    "select table_name as model, column_name as name from duckdb_columns() order by table_name, column_index",
  );
  const columns = new Map<string, Column[]>(models.map(({ name }) => [name, []]));
  for (const { model, name } of found) columns.get(model)?.push({ name, ...saidOf(rows, model, name) });
  return columns;
}
