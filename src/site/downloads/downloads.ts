import { createHash } from "node:crypto";
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chunksOf } from "../../core/disk/chunks.ts";
import type { Edition } from "../../facts/edition.ts";
import type { Format } from "../../facts/tables.ts";
import { Warehouse } from "../../warehouse/open.ts";
import { ArrowFile, fromArrow } from "./arrow.ts";
import { CsvFile, MARK } from "./csv.ts";
import { type Contents, dataPackage, plainPath } from "./package.ts";
import { toParquet } from "./parquet.ts";
import { JsonFile, type RowsFile, rowsIn } from "./rows.ts";
import { type DownloadRow, type PublishedTable, publishedTables } from "./tables.ts";

/** How many rows are made and written at once. */
const ROWS = 1000;

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
  const described = dataPackage(edition, tables, (table) =>
    withoutMark(join(folder, `${table}.csv`), join(folder, plainPath(table))),
  );
  writeFileSync(join(folder, "datapackage.json"), `${JSON.stringify(described, null, 2)}\n`);
}

/** Copies a CSV file but for its byte order mark, a chunk at a time; returns what is in the copy. */
function withoutMark(from: string, to: string): Contents {
  const file = openSync(to, "w");
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    for (const chunk of chunksOf(from)) {
      const plain = bytes === 0 ? chunk.subarray(MARK.length) : chunk;
      writeFileSync(file, plain);
      hash.update(plain);
      bytes += plain.length;
    }
  } finally {
    closeSync(file);
  }
  return { bytes, sha256: hash.digest("hex") };
}

/**
 * Writes tables to a folder, each in every format. Throws where an Arrow or Parquet file, read back, does not hold
 * what the JSON file holds.
 */
export async function writeTables(tables: PublishedTable[], folder: string): Promise<void> {
  const warehouse = await Warehouse.openFor(folder);
  try {
    let packed = Promise.resolve();
    for (const table of tables) {
      const path = (format: Format) => join(folder, `${table.name}.${format}`);
      const files = [
        new JsonFile(path("json")),
        new CsvFile(path("csv"), table.columns),
        new ArrowFile(path("arrow"), table),
      ];
      writeRows(table.rows, files);
      await packed;
      // DuckDB packs on threads of its own while more is written.
      packed = toParquet(warehouse, { json: path("json"), parquet: path("parquet") }, table);
      packed.catch(() => {});
      const read = fromArrow(readFileSync(path("arrow")), table);
      proveSame(`${table.name}.arrow`, rowsIn(path("json")), read);
    }
    await packed;
  } finally {
    warehouse.close();
  }
}

/** Writes rows to files at once, so that no row is made twice, or held for long. */
function writeRows(rows: Iterable<DownloadRow>, files: RowsFile[]): void {
  const some: DownloadRow[] = [];
  const flush = () => {
    for (const file of files) file.add(some);
    some.length = 0;
  };
  try {
    for (const row of rows) if (some.push(row) === ROWS) flush();
    if (some.length > 0) flush();
  } finally {
    for (const file of files) file.end();
  }
}

/** Throws where rows read back differ in any cell from those of the JSON file. */
export function proveSame(file: string, json: Iterable<DownloadRow>, read: Iterable<DownloadRow>): void {
  const fault = (text: string) => new Error(`${file} is not what its json says: ${text}; report this defect`);
  const others = read[Symbol.iterator]();
  let names: string[] | undefined;
  let count = 0;
  for (const row of json) {
    const other: DownloadRow | undefined = others.next().value;
    if (!other) throw fault(`${count} rows, and more in the json`);
    count += 1;
    names ??= Object.keys({ ...row, ...other });
    const column = names.find((name) => row[name] !== other[name]);
    if (column !== undefined)
      throw fault(`row ${count}, column ${column}: ${JSON.stringify([row[column], other[column]])}`);
  }
  if (!others.next().done) throw fault(`more than the ${count} rows of the json`);
}
