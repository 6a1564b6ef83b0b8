import type { Edition } from "../../facts/edition.ts";
import { guard } from "../../facts/guard.ts";
import type { ColumnType, TableColumn } from "../../facts/tables.ts";
import type { PublishedTable } from "./tables.ts";

const TYPES: Record<ColumnType, string> = {
  string: "string",
  decimal: "number",
  number: "number",
  integer: "integer",
  boolean: "boolean",
};

/** How much is in a file, and its hash. */
export interface Contents {
  bytes: number;
  sha256: string;
}

/** The CSV file of a table without a byte order mark, below the folder of the package. */
export function plainPath(table: string): string {
  return `plain/${table}.csv`;
}

/**
 * The published tables as a Frictionless tabular data package (version 1), which describes their CSV files; `contents`
 * tells of the file of a table, without a byte order mark.
 */
export function dataPackage(
  { plan: { head }, bounds }: Edition,
  tables: PublishedTable[],
  contents: (table: string) => Contents,
): object {
  return {
    profile: "tabular-data-package",
    name: `quality-city-${head.plan.toLowerCase()}`,
    title: head.title,
    description: `数据截至${bounds.asOf}，收件截至${bounds.knownAt}。`,
    version: bounds.version,
    sources: [{ title: `${head.document}（${head.source}）` }],
    resources: tables.map((table) => resource(table, contents(table.name))),
  };
}

function resource(
  { name, title, description, key, columns }: PublishedTable,
  { bytes, sha256 }: Contents,
): object {
  return {
    profile: "tabular-data-resource",
    name,
    title,
    description,
    path: plainPath(name),
    format: "csv",
    mediatype: "text/csv",
    encoding: "utf-8",
    bytes,
    hash: `sha256:${sha256}`,
    dialect: { delimiter: ",", doubleQuote: true, lineTerminator: "\n", quoteChar: '"', header: true },
    schema: {
      fields: columns.map(field),
      ...(key.length > 0 && { primaryKey: key }),
      missingValues: [""],
    },
  };
}

function field({ name, type, title, description, unit, required, words }: TableColumn): object {
  const constraints = {
    ...(required && { required }),
    ...(words && { enum: Object.keys(words).map(guard) }),
  };
  return {
    name,
    type: TYPES[type],
    title,
    description,
    ...(unit && { unit }),
    ...(Object.keys(constraints).length > 0 && { constraints }),
  };
}
