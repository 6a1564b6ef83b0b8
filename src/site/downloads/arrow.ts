import { writeFileSync } from "node:fs";
import {
  Bool,
  type Builder,
  type DataType,
  Decimal,
  Dictionary,
  Float64,
  Int8,
  Int16,
  Int32,
  makeBuilder,
  makeData,
  makeVector,
  Table,
  tableFromIPC,
  tableToIPC,
  Utf8,
  type Vector,
  vectorFromArray,
} from "apache-arrow";
import type { ColumnType, TableColumn } from "../../facts/tables.ts";
import { fromWords, PRECISION, SCALE, toWords } from "./decimal.ts";
import type { RowsFile } from "./rows.ts";
import type { DownloadRow, DownloadValue, PublishedTable } from "./tables.ts";

interface Columns {
  columns: Pick<TableColumn, "name" | "type">[];
}

/**
 * A table as an Arrow IPC file. Texts are written once each, but for a key, whose texts do not repeat. An empty table
 * is a schema alone, since a batch of no rows would lack the dictionaries that its schema names.
 */
export class ArrowFile implements RowsFile {
  readonly #columns: { name: string; column: Column }[];
  #count = 0;

  constructor(
    private readonly path: string,
    { key, columns }: Pick<PublishedTable, "key"> & Columns,
  ) {
    this.#columns = columns.map(({ name, type }, index) => {
      const alone = key.length === 1 && key[0] === name;
      return { name, column: type === "string" && !alone ? new Words(index) : new Values(type) };
    });
  }

  add(rows: DownloadRow[]): void {
    this.#count += rows.length;
    for (const { name, column } of this.#columns) for (const row of rows) column.add(row[name] ?? null);
  }

  end(): void {
    const table = new Table(
      Object.fromEntries(this.#columns.map(({ name, column }) => [name, column.vector()])),
    );
    writeFileSync(this.path, tableToIPC(this.#count > 0 ? table : new Table(table.schema), "file"));
  }
}

/** A column that is being put together. */
interface Column {
  add(cell: DownloadValue): void;
  vector(): Vector;
}

/** Values as they are, a decimal as its words. */
class Values implements Column {
  readonly #builder: Builder;

  constructor(private readonly type: ColumnType) {
    this.#builder = makeBuilder({ type: TYPES[type](), nullValues: [null] });
  }

  add(cell: DownloadValue): void {
    this.#builder.append(this.type === "decimal" && cell !== null ? toWords(String(cell)) : cell);
  }

  vector(): Vector {
    return this.#builder.finish().toVector();
  }
}

/** Texts by their numbers, each written once. */
class Words implements Column {
  readonly #known = new Map<string, number>();
  readonly #numbers = makeBuilder({ type: new Int32(), nullValues: [null] });

  constructor(private readonly id: number) {}

  add(cell: DownloadValue): void {
    let number: number | null = null;
    if (cell !== null) {
      const text = String(cell);
      number = this.#known.get(text) ?? this.#known.size;
      if (number === this.#known.size) this.#known.set(text, number);
    }
    this.#numbers.append(number);
  }

  vector(): Vector {
    const { length, nullCount, nullBitmap, values } = this.#numbers.finish().flush();
    const { type, data } = fitting(values, this.#known.size);
    const dictionary = vectorFromArray([...this.#known.keys()], new Utf8());
    const words = new Dictionary(new Utf8(), type, this.id);
    return makeVector(makeData({ type: words, length, nullCount, nullBitmap, data, dictionary }));
  }
}

/** Numbers in the smallest type that can number so many. */
function fitting(numbers: Int32Array, count: number) {
  if (count < 2 ** 7) return { type: new Int8(), data: Int8Array.from(numbers) };
  if (count < 2 ** 15) return { type: new Int16(), data: Int16Array.from(numbers) };
  return { type: new Int32(), data: numbers };
}

const TYPES: Record<ColumnType, () => DataType> = {
  string: () => new Utf8(),
  decimal: () => new Decimal(SCALE, PRECISION),
  number: () => new Float64(),
  integer: () => new Int32(),
  boolean: () => new Bool(),
};

/** The rows of an Arrow IPC file, with its cells as JSON has them, one after the other. */
export function* fromArrow(bytes: Uint8Array, { columns }: Columns): Generator<DownloadRow> {
  const table = tableFromIPC(bytes);
  const vectors = columns.map(({ name, type }) => ({ name, type, vector: table.getChild(name) }));
  for (let row = 0; row < table.numRows; row++) {
    const found: DownloadRow = {};
    for (const { name, type, vector } of vectors) {
      const value: unknown = vector?.get(row) ?? null;
      found[name] = (type === "decimal" && value ? fromWords(value as Uint32Array) : value) as DownloadValue;
    }
    yield found;
  }
}
