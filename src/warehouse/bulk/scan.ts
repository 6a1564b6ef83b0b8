import { z } from "zod";
import type { BesideColumn } from "../../intake/account/columns.ts";
import { blankLines } from "../../intake/open/large.ts";
import { hasLongLine, repair } from "../../intake/open/repair.ts";
import { type Broken, LONGEST_RECORD } from "../../intake/open/split.ts";
import type { LargeFile } from "../../intake/receive.ts";
import { quoted, type Warehouse } from "../open.ts";
import { filledColumns } from "./account.ts";
import { oddConditions } from "./doubtful.ts";
import { identityOf } from "./identity.ts";
import { fieldsOfRegister } from "./register/fields.ts";
import { registerColumns } from "./register/typed.ts";
import { typedColumns } from "./typed.ts";

/** Kinds of rejects that only say that a record has more or fewer fields than the table's head. */
const RAGGED = ["MISSING COLUMNS", "TOO MANY COLUMNS"];
/** How much of a text DuckDB reads at once. */
const BUFFER = 32 * 1024 * 1024;
/** How many rejects are few: a condition for each takes less time than a join. */
const FEW = 500;
/** How much of a rejected line is kept. */
const MOST_OF_A_LINE = 10_000;

/** A record that is no row of the scanned table: its line, and whether it can still be read as fields. */
export interface Reject {
  record: number;
  line: string;
  ragged: boolean;
  /** Why not, where the text was copied without it. */
  broken?: Broken | undefined;
}

/**
 * Reads a large text in one scan, by the select that `queryOf` gives, into `table`: records that are written plainly, as words of the plan, days and
 * numbers; one that is written otherwise keeps its texts in `odd`, to be read as those of small files are. The view
 * `<table>_numbered` gives each its number, which counts as in other texts from 0 without blank lines. Returns the
 * records that are no rows; throws where the text cannot be read at all. Where quotes, bytes or line ends are not as they
 * must be, or a line is too long, that is done with a copy in which such records are left out.
 */
export async function scan(
  warehouse: Warehouse,
  large: LargeFile,
  table: string,
  queryOf: () => string,
): Promise<Reject[]> {
  const { path, copy } = large.utf8;
  let rejects = hasLongLine(path) ? undefined : await scanPlain(warehouse, large, table, queryOf);
  if (!rejects) {
    const broken = repair(path, copy, large.delimiter);
    large.utf8 = { ...large.utf8, path: copy };
    await scanOnce(warehouse, table, queryOf);
    const all = await takeRejects(warehouse, copy);
    rejects = all.map((reject) => ({ ...reject, broken: broken.get(reject.record) }));
  }
  await numberRecords(warehouse, table, rejects);
  return rejects;
}

/** Scans a text that may be as it must be; undefined where it is not. */
async function scanPlain(
  warehouse: Warehouse,
  large: LargeFile,
  table: string,
  queryOf: () => string,
): Promise<Reject[] | undefined> {
  try {
    await scanOnce(warehouse, table, queryOf);
  } catch {
    await dropRejects(warehouse);
    return undefined;
  }
  const rejects = await takeRejects(warehouse, large.utf8.path);
  return rejects.every(({ ragged, line }) => ragged && !line.includes('"')) ? rejects : undefined;
}

async function scanOnce(warehouse: Warehouse, table: string, queryOf: () => string): Promise<void> {
  await warehouse.run(`create or replace table ${table} as ${queryOf()}`);
}

/** The select of a large list of records. */
export function recordsQuery(large: LargeFile, beside: BesideColumn[]): string {
  const register = fieldsOfRegister(large);
  const { columns, odd } = register ? registerColumns(large, register) : typedColumns(large);
  const { serial, ...kept } = columns;
  const identity = register ? [] : [`${identityOf(large, serial && "serial")} as identity`];
  const fields = fieldsOf(large);
  const isOdd = [...odd, ...oddConditions(large, beside)].map((condition) => `(${condition})`).join(" or ");
  return `
    with typed as (
      select ${Object.entries(columns).map(([name, value]) => `${value} as ${name}`)}, ${fields}
      from ${readingOf(large)}
    )
    select ${[...Object.keys(kept), `case when ${isOdd} then [${fields}] end as odd`, ...identity, ...filledColumns(large)]}
    from typed`;
}

/** The names of a large text's fields, by their places. */
export function fieldsOf({ found }: LargeFile): string[] {
  return found.heads().map((_, position) => `c${position}`);
}

/** The call that reads a large text, all fields as texts; what is no record goes to the tables of rejects. */
export function readingOf(large: LargeFile): string {
  const { path, copy } = large.utf8;
  return `read_csv(
    ${quoted(path)}, auto_detect = false, header = false, delim = ${quoted(large.delimiter)}, quote = '"', escape = '"',
    columns = {${fieldsOf(large).map((name) => `${name}: 'varchar'`)}}, store_rejects = true, rejects_limit = 0,
    max_line_size = ${path === copy ? 8 * LONGEST_RECORD : LONGEST_RECORD}, buffer_size = ${BUFFER}
  )`;
}

/** The records that the last scan rejected, in their order; the tables of rejects are dropped. */
async function takeRejects(warehouse: Warehouse, path: string): Promise<Reject[]> {
  const found = await warehouse.query(
    z.strictObject({ record: z.string(), at: z.string(), line: z.string(), ragged: z.boolean() }),
    `select line - 1 as record, min(line_byte_position) as at, any_value(left(csv_line, $1)) as line,
      bool_and(error_type::varchar in (${RAGGED.map(quoted)})) as ragged
    from reject_errors
    group by line
    order by reject_errors.line`,
    [MOST_OF_A_LINE],
  );
  const [scanned] = await warehouse.query(
    z.strictObject({ ends: z.string() }),
    "select newline_delimiter as ends from reject_scans",
  );
  await dropRejects(warehouse);
  const blank = found.length ? blankLines(path, scanned?.ends.includes("r") ? "\r\n" : "\n") : [];
  let passed = 0;
  return found.map(({ record, at, line, ragged }) => {
    while ((blank[passed] ?? Number.POSITIVE_INFINITY) < Number(at)) passed += 1;
    return { record: Number(record) - passed, line: line.replace(/^[\r\n]+|[\r\n]+$/g, ""), ragged };
  });
}

/** Drops the tables of rejects, so that those of the next scan are its own. */
export async function dropRejects(warehouse: Warehouse): Promise<void> {
  await warehouse.run("drop table if exists reject_errors");
  await warehouse.run("drop table if exists reject_scans");
}

/** Makes the view of a scan with each record's number: its place in the table, and the rejects before it. */
async function numberRecords(warehouse: Warehouse, table: string, rejects: Reject[]): Promise<void> {
  const shifts = new Map([[0, 0]]);
  for (const [index, { record }] of rejects.entries()) shifts.set(record - index, index + 1);
  if (shifts.size <= FEW) {
    const number = `rowid + ${placesAt([...shifts])}`;
    await warehouse.run(
      `create view ${table}_numbered as select ${number} as number, rowid as place, * from ${table}`,
    );
    return;
  }
  await warehouse.append(`${table}_shift`, {
    columns: { first: "bigint", places: "bigint" },
    rows: [...shifts].map(([first, places]) => ({ first, places })),
  });
  await warehouse.run(`create view ${table}_numbered as
    select ${table}.rowid + shift.places as number, ${table}.rowid as place, ${table}.*
    from ${table} asof join ${table}_shift as shift on ${table}.rowid >= shift.first`);
}

/** By how many places a row's number is behind its place, from some places on, in order: halved until one is left. */
function placesAt(shifts: [first: number, places: number][]): string {
  const [[, only] = [0, 0]] = shifts;
  if (shifts.length <= 1) return String(only);
  const half = Math.floor(shifts.length / 2);
  const [first] = shifts[half] ?? [0];
  return `case when rowid < ${first} then ${placesAt(shifts.slice(0, half))} else ${placesAt(shifts.slice(half))} end`;
}
