import { existsSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { z } from "zod";
import type { Originals } from "./disk/originals.ts";
import { ConfigError, ConfigErrors } from "./error.ts";

/** A row of a plan table: its typed values, and where it stands. */
export type TableRow<T> = T & { row: number };

/** A plan table: rows in the order of the file, and the file they came from. */
export interface Table<T> {
  file: string;
  sha256: string;
  rows: TableRow<T>[];
  /** The texts as written, one record a row, for proofs that cite a cell of the plan. */
  texts: Record<string, string>[];
}

/** Where the copy of a table is kept that was there before its last change. */
export function keptCopy(path: string): string {
  return `${path}.previous`;
}

/**
 * Reads a table of a data folder and checks every row with `schema`, whose keys are the columns.
 * Throws `ConfigErrors` that name each fault by row, column and value. A column that the schema does without may be left out.
 */
export function readTable<T>(
  originals: Originals,
  file: string,
  schema: z.ZodType<T>,
  columns: string[],
): Table<T> {
  const { root } = originals;
  if (!originals.has(file)) throw new ConfigError(`missing table ${file}`, `add it to ${root}`);
  const { bytes, sha256 } = originals.read(file);
  const again = existsSync(join(root, keptCopy(file)))
    ? `, or put back ${keptCopy(file)}, the copy before its last change`
    : "";
  const parsed = Papa.parse<Texts>(decode(bytes, file, again), { header: true, delimiter: "," });
  while (parsed.data.length && isBlank(parsed.data.at(-1))) parsed.data.pop();
  const faults = [
    ...headerFaults(file, parsed.meta.fields ?? [], columns, schema),
    ...formFaults(file, parsed, again),
  ];
  if (faults.length) throw new ConfigErrors(faults);
  return { file, sha256, rows: checkedRows(file, parsed.data, schema), texts: parsed.data };
}

/** The texts of a record, by column. */
type Texts = Record<string, string>;

function isBlank(record: Texts | undefined): boolean {
  return Object.values(record ?? {}).every((text) => !String(text).trim());
}

/** What is wrong with a header: columns that it lacks, and columns that nobody knows. */
function headerFaults(file: string, header: string[], columns: string[], schema: z.ZodType): ConfigError[] {
  const needed = columns.filter((name) => !header.includes(name));
  return [
    ...needed
      .filter((name) => !isLeftOut(schema, name))
      .map(
        (column) =>
          new ConfigError("missing column", "add it to the header", { file, row: 0, column, value: "" }),
      ),
    ...header
      .filter((name) => !columns.includes(name))
      .map(
        (column) =>
          new ConfigError("unknown column", `known ones are ${columns.join(", ")}`, {
            ...{ file, row: 0, column },
            value: column,
          }),
      ),
  ];
}

/** Whether a table may be without a column. */
function isLeftOut(schema: z.ZodType, column: string): boolean {
  return schema instanceof z.ZodObject && schema.shape[column]?.safeParse(undefined).success === true;
}

/** What is wrong with the form of its records: quotes and commas. */
function formFaults(file: string, { data, errors }: Papa.ParseResult<Texts>, again: string): ConfigError[] {
  return errors
    .filter(({ row = 0 }) => !isBlank(data[row]))
    .map(
      ({ row = 0, message }) =>
        new ConfigError(message.toLowerCase(), `quote texts that hold commas${again}`, {
          ...{ file, row: row + 1, column: "*" },
          value: "",
        }),
    );
}

/** The typed rows; throws with each value that is none of its column's. */
function checkedRows<T>(file: string, records: Texts[], schema: z.ZodType<T>): TableRow<T>[] {
  const rows: TableRow<T>[] = [];
  const faults: ConfigError[] = [];
  for (const [index, texts] of records.entries()) {
    if (isBlank(texts)) continue;
    const row = index + 1;
    const result = schema.safeParse(texts);
    if (result.success) rows.push({ ...result.data, row });
    else
      for (const issue of result.error.issues) {
        const column = String(issue.path[0] ?? "*");
        const value = texts[column] ?? "";
        faults.push(new ConfigError("invalid value", issue.message, { file, row, column, value }));
      }
  }
  if (faults.length) throw new ConfigErrors(faults);
  return rows;
}

/** The text of a table; throws `ConfigError` with the place where it is damaged. */
function decode(bytes: Uint8Array, file: string, again: string): string {
  if (bytes.length === 0)
    throw new ConfigError("empty", `write its header${again}`, { file, row: 0, column: "*", value: "" });
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const [header = [], ...rows] = Papa.parse<string[]>(soundPart(bytes)).data;
    const fields = rows.at(-1) ?? header;
    throw new ConfigError("not UTF-8", `save it again as CSV in UTF-8${again}`, {
      file,
      row: rows.length,
      column: header[fields.length - 1] ?? "*",
      value: fields.at(-1) ?? "",
    });
  }
}

/** The text before the first byte that is not UTF-8. */
function soundPart(bytes: Uint8Array): string {
  const decoded = (end: number) =>
    new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, end), { stream: true });
  let [sound, unsound] = [0, bytes.length + 1];
  while (unsound - sound > 1) {
    const middle = Math.floor((sound + unsound) / 2);
    try {
      decoded(middle);
      sound = middle;
    } catch {
      unsound = middle;
    }
  }
  return decoded(sound);
}
