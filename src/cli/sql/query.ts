import { join } from "node:path";
import { ConfigError } from "../../core/error.ts";
import { silent } from "../../core/progress.ts";
import { inWarehouse } from "../../facts/assess.ts";
import { readPlan } from "../../plan/read.ts";
import { Warehouse } from "../../warehouse/open.ts";
import { boundsOf } from "../bounds.ts";
import { isWarehouse } from "./keep.ts";

const LOADERS = join(import.meta.dirname, "..", "..", "..", "loaders");
/** How long a query may run, in seconds, what it may take of memory, and how many letters of a value are printed. */
const SECONDS = 60;
const MEGABYTES = 2048;
const LETTERS = 60;
/** Signs that take two places of a terminal. */
const WIDE = /[\p{scx=Han}\u3000-\u303f\uff01-\uff60]/gu;

export interface SqlOptions {
  /** The data folder whose warehouse is made, in memory, where none is named. */
  data: string;
  /** A file that a build kept. */
  warehouse?: string | undefined;
  asOf?: string | undefined;
  knownAt?: string | undefined;
  /** How many rows are printed at most. */
  rows: number;
}

/** What a query of the warehouse gives, as lines of a table. Throws `ConfigError` where it is none or fails. */
export async function sqlLines(sql: string, options: SqlOptions): Promise<string[]> {
  const { warehouse: file, data, rows } = options;
  if (file === undefined) {
    const plan = readPlan(data);
    return await inWarehouse(plan, boundsOf(plan, options), { loaders: LOADERS }, silent, (warehouse) =>
      ask(warehouse, sql, rows),
    );
  }
  if (!isWarehouse(file))
    throw new ConfigError(`no warehouse in ${file}`, "make one with quality-city build --warehouse FILE");
  const warehouse = await Warehouse.openKept(file);
  try {
    return await ask(warehouse, sql, rows);
  } finally {
    warehouse.close();
  }
}

async function ask(warehouse: Warehouse, sql: string, most: number): Promise<string[]> {
  try {
    if (!(await warehouse.isQuery(sql)))
      throw new ConfigError("not one query", "write one select; the warehouse is only read");
    await warehouse.bound(MEGABYTES);
    const { columns, rows } = await warehouse.few(sql, most + 1, SECONDS);
    const more = rows.length > most ? [`… more rows (--rows ${most * 10} prints more)`] : [];
    return [...tableLines(columns, rows.slice(0, most)), ...more];
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw new ConfigError(sayingOf(error as Error), remedyOf(error as Error));
  }
}

/** What DuckDB says, in its first line. */
const sayingOf = ({ message }: Error) =>
  (message.split("\n")[0] ?? message).replace("Failed to extract statements: ", "");

function remedyOf({ message }: Error): string {
  if (message.startsWith("INTERRUPT")) return `ask for less: a query may run for ${SECONDS} seconds`;
  if (message.includes("Permission")) return "select from tables of the warehouse; files are out of reach";
  const meant = /Did you mean "([^"]+)"/.exec(message)?.[1];
  return meant ? `perhaps ${meant}` : "show tables names the tables, describe TABLE the columns of one";
}

/** A table in columns of text; signs of Chinese take two places. */
export function tableLines(columns: string[], rows: unknown[][]): string[] {
  const texts = [columns, ...rows.map((row) => row.map(textOf))];
  const widths = columns.map((_, at) => Math.max(...texts.map((row) => textWidth(row[at] ?? ""))));
  return texts.map((row) =>
    row
      .map((text, at) => text + " ".repeat(Math.max(0, (widths[at] ?? 0) - textWidth(text))))
      .join("  ")
      .trimEnd(),
  );
}

/** How many places of a terminal a text takes. */
const textWidth = (text: string) => [...text].length + (text.match(WIDE)?.length ?? 0);

function textOf(value: unknown): string {
  const text = value === null ? "" : typeof value === "string" ? value : JSON.stringify(value);
  const plain = [...text.replace(/\p{Cc}/gu, " ")];
  return plain.length > LETTERS ? `${plain.slice(0, LETTERS).join("")}…` : plain.join("");
}
