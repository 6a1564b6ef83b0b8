import {
  Bool,
  type DataType,
  Decimal,
  Dictionary,
  Float64,
  Int8,
  Int16,
  Int32,
  Table,
  tableFromIPC,
  tableToIPC,
  Utf8,
  type Vector,
  vectorFromArray,
} from "apache-arrow";
import type { ColumnType, TableColumn } from "../facts/tables.ts";
import { fromWords, PRECISION, SCALE, toWords } from "./decimal.ts";
import type { Cell, PublishedTable } from "./tables.ts";

interface Columns {
  columns: Pick<TableColumn, "name" | "type">[];
}

/**
 * A table as an Arrow IPC file. Texts are written once each, but for a key, whose texts do not repeat. An empty table
 * is a schema alone, since a batch of no rows would lack the dictionaries that its schema names.
 */
export function toArrow({ key, columns, rows }: Pick<PublishedTable, "key" | "rows"> & Columns): Uint8Array {
  const vectors = columns.map(({ name, type }, index): [string, Vector] => {
    const values = rows.map((row) => row[name] ?? null);
    const alone = key.length === 1 && key[0] === name;
    if (type === "string" && !alone)
      return [name, vectorFromArray(values, new Dictionary(new Utf8(), indexFor(values), index))];
    const stored =
      type === "decimal" ? values.map((value) => (value === null ? null : toWords(String(value)))) : values;
    return [name, vectorFromArray(stored, TYPES[type]())];
  });
  const table = new Table(Object.fromEntries(vectors));
  return tableToIPC(rows.length > 0 ? table : new Table(table.schema), "file");
}

/** The smallest type that numbers each different value. */
function indexFor(values: Cell[]): Int8 | Int16 | Int32 {
  const count = new Set(values).size;
  return count < 2 ** 7 ? new Int8() : count < 2 ** 15 ? new Int16() : new Int32();
}

const TYPES: Record<ColumnType, () => DataType> = {
  string: () => new Utf8(),
  decimal: () => new Decimal(SCALE, PRECISION),
  number: () => new Float64(),
  integer: () => new Int32(),
  boolean: () => new Bool(),
};

/** The rows of an Arrow IPC file, with its cells as JSON has them, one after the other. */
export function* fromArrow(bytes: Uint8Array, { columns }: Columns): Generator<Record<string, Cell>> {
  const table = tableFromIPC(bytes);
  const vectors = columns.map(({ name, type }) => ({ name, type, vector: table.getChild(name) }));
  for (let row = 0; row < table.numRows; row++) {
    const found: Record<string, Cell> = {};
    for (const { name, type, vector } of vectors) {
      const value: unknown = vector?.get(row) ?? null;
      found[name] = (type === "decimal" && value ? fromWords(value as Uint32Array) : value) as Cell;
    }
    yield found;
  }
}
