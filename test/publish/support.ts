import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import Papa from "papaparse";
import { plain } from "../../src/facts/read.ts";
import type { ColumnType, TableDescription } from "../../src/facts/tables.ts";
import type { DownloadValue, PublishedTable } from "../../src/site/downloads/tables.ts";
import type { Warehouse } from "../../src/warehouse/open.ts";
import { queried } from "../warehouse/query.ts";

export type Row = Record<string, DownloadValue>;

const STARTS = [
  "=",
  "+",
  "-",
  "@",
  "\t",
  "\r",
  "\n",
  "'",
  "'=",
  "\uff1d",
  "\uff0b",
  "\uff0d",
  "\uff20",
  "-1",
];

/** Any text that a file may hold, often one that begins as a formula does. */
export const anyText = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.tuple(fc.constantFrom(...STARTS), fc.string({ unit: "grapheme" })).map((parts) => parts.join("")),
  fc.constantFrom("", " ", ",", '"', "\0", "\r\n", "null", "=1+1", "+1", "-1.5%", "\u{1f600}"),
);

/** A decimal in the digits that it needs. */
export const anyDecimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 26n) + 1n, max: 10n ** 26n - 1n }), fc.integer({ min: 0, max: 12 }))
  .map(([units, decimals]) => {
    const size = (units < 0n ? -units : units).toString().padStart(decimals + 1, "0");
    const text = `${size.slice(0, size.length - decimals)}.${size.slice(size.length - decimals)}`;
    return `${units < 0n ? "-" : ""}${text.replace(/\.?0*$/, "")}`;
  });

const CELLS: Record<ColumnType, fc.Arbitrary<DownloadValue>> = {
  string: anyText,
  decimal: anyDecimal,
  number: fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number || 0),
  integer: fc.integer(),
  boolean: fc.boolean(),
};

/** A table with a column of each type and a key, and any rows. */
export const anyTable: fc.Arbitrary<PublishedTable> = fc
  .array(fc.record(mapValues(CELLS, (cell) => fc.option(cell, { nil: null }))), { maxLength: 20 })
  .map((rows) => tableOf(rows.map((row, index) => ({ id: `row ${index}`, ...row }))));

function mapValues<K extends string, A, B>(record: Record<K, A>, to: (value: A) => B): Record<K, B> {
  return Object.fromEntries(Object.entries<A>(record).map(([key, value]) => [key, to(value)])) as Record<
    K,
    B
  >;
}

/** A table with the key `id` and a column of each type, named for it. */
export function tableOf(rows: Row[]): PublishedTable {
  const types = Object.keys(CELLS) as ColumnType[];
  const columns = types.map((type) => ({ name: type as string, type, title: type, description: type }));
  const id = { name: "id", type: "string" as const, title: "id", description: "id" };
  return { name: "any", title: "any", description: "any", key: ["id"], columns: [id, ...columns], rows };
}

/** The records of a CSV text, cells as written. */
export function parseCsv(text: string): Record<string, string>[] {
  const { data, errors } = Papa.parse<Record<string, string>>(text.replace(/\n$/, ""), {
    header: true,
    newline: "\n",
    delimiter: ",",
  });
  if (errors[0]) throw new Error(`unreadable csv: ${errors[0].message}`);
  return data;
}

/** A JSON file. */
export function readJson<T>(...path: string[]): T {
  return JSON.parse(readFileSync(join(...path), "utf8")) as T;
}

/** The rows of a Parquet file, with its cells as JSON has them. */
export async function fromParquet(
  warehouse: Warehouse,
  path: string,
  { columns }: TableDescription,
): Promise<Row[]> {
  const decimals = columns.flatMap(({ name, type }) => (type === "decimal" ? [name] : []));
  const rows = await queried<Row>(warehouse, "select * from read_parquet($1)", [path]);
  for (const row of rows)
    for (const name of decimals) row[name] = typeof row[name] === "string" ? plain(row[name]) : null;
  return rows;
}
