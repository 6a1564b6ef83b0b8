import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Format } from "../facts/tables.ts";
import type { Edition } from "../figures/edition.ts";
import { Warehouse } from "../warehouse/open.ts";
import { fromArrow, toArrow } from "./arrow.ts";
import { csv, MARK } from "./csv.ts";
import { dataPackage, plainPath } from "./package.ts";
import { toParquet } from "./parquet.ts";
import { jsonOf, rowsIn, writePieces } from "./rows.ts";
import { type Cell, type PublishedTable, publishedTables } from "./tables.ts";

type Row = Record<string, Cell>;

/**
 * Writes the published tables below `data/` of the site, and the data package that describes them. It is of their CSV
 * files without the byte order mark: tools that read packages take the mark for a part of the first column's name.
 */
export async function writeDownloads(edition: Edition, site: string): Promise<void> {
  const folder = join(site, "data");
  mkdirSync(folder, { recursive: true });
  const tables = publishedTables(edition);
  await writeTables(tables, folder);
  mkdirSync(join(folder, "plain"), { recursive: true });
  const described = dataPackage(edition, tables, (table) => {
    const plain = readFileSync(join(folder, `${table}.csv`)).subarray(MARK.length);
    writeFileSync(join(folder, plainPath(table)), plain);
    return plain;
  });
  writeFileSync(join(folder, "datapackage.json"), `${JSON.stringify(described, null, 2)}\n`);
}

/**
 * Writes tables to a folder, each in every format. Throws where an Arrow or Parquet file, read back, does not hold
 * what the JSON file holds.
 */
export async function writeTables(tables: PublishedTable[], folder: string): Promise<void> {
  const warehouse = await Warehouse.openFor(folder);
  try {
    for (const table of tables) {
      const path = (format: Format) => join(folder, `${table.name}.${format}`);
      writePieces(path("json"), jsonOf(table.rows));
      const packed = toParquet(warehouse, { json: path("json"), parquet: path("parquet") }, table);
      // DuckDB packs on threads of its own while the rest is written.
      packed.catch(() => {});
      writePieces(path("csv"), csv(table));
      writeFileSync(path("arrow"), toArrow(table));
      const read = fromArrow(readFileSync(path("arrow")), table);
      proveSame(`${table.name}.arrow`, rowsIn<Row>(path("json")), read);
      await packed;
    }
  } finally {
    warehouse.close();
  }
}

/** Throws where rows read back differ in any cell from those of the JSON file. */
export function proveSame(file: string, json: Iterable<Row>, read: Iterable<Row>): void {
  const fault = (text: string) => new Error(`${file} is not what its json says: ${text}; report this defect`);
  const others = read[Symbol.iterator]();
  let names: string[] | undefined;
  let count = 0;
  for (const row of json) {
    const other: Row | undefined = others.next().value;
    if (!other) throw fault(`${count} rows, and more in the json`);
    count += 1;
    names ??= Object.keys({ ...row, ...other });
    const column = names.find((name) => row[name] !== other[name]);
    if (column !== undefined)
      throw fault(`row ${count}, column ${column}: ${JSON.stringify([row[column], other[column]])}`);
  }
  if (!others.next().done) throw fault(`more than the ${count} rows of the json`);
}
