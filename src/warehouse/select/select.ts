import { z } from "zod";
import type { Warehouse } from "../open.ts";
import { SIZE } from "./allowed.ts";
import { checkAllowed } from "./check.ts";
import { checkSize } from "./size.ts";
import { SelectError, type Tree } from "./tree.ts";

/** What a select may take: rows that it gives, seconds, and megabytes beside what the warehouse holds. */
export interface SelectBounds {
  rows: number;
  seconds: number;
  megabytes: number;
}

/**
 * The rows of one select over the warehouse, as texts (null where there is none), always in the same order: what its own order
 * leaves open follows `column`. Throws `SelectError` where it is no single select of what is allowed, has no such column, or
 * passes its bounds. From the first on, the warehouse keeps to these bounds.
 */
export async function selectRows(
  warehouse: Warehouse,
  sql: string,
  { column, rows: most, seconds, megabytes }: SelectBounds & { column: string },
): Promise<{ columns: string[]; rows: (string | null)[][] }> {
  await warehouse.bound(megabytes);
  const asked = async (text: string, rows: number) => {
    try {
      return await warehouse.few(text, rows, seconds);
    } catch (error) {
      throw selectError(error, { seconds, megabytes });
    }
  };
  const tree = await treeOf(warehouse, sql);
  const { columns } = await asked(`select * from (${await written(warehouse, tree)}) limit 0`, 0);
  const place = columns.indexOf(column) + 1;
  if (place === 0) throw new SelectError(`no column ${column}, only ${columns.join(", ")}`);
  order(tree, place);
  const text = await written(warehouse, tree);
  // What is run is what was checked, however it was written.
  await treeOf(warehouse, text, Number.POSITIVE_INFINITY);
  const { rows } = await asked(text, most + 1);
  if (rows.length > most) throw new SelectError(`more than ${most} rows`, "narrow it, or limit it");
  return { columns, rows: rows.map((row) => row.map((value) => (value === null ? null : String(value)))) };
}

function selectError(error: unknown, { seconds, megabytes }: Omit<SelectBounds, "rows">): SelectError {
  const [first = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  if (/interrupt/i.test(first)) return new SelectError(`it takes more than ${seconds} seconds`, NARROW);
  if (/out of memory/i.test(first))
    return new SelectError(`it takes more than ${megabytes} megabytes of memory`, NARROW);
  return new SelectError(first);
}

const NARROW = "join its tables on what they share, and ask for less";

/** The tree of a text that is one select, and no more than a query in prose may be. */
async function treeOf(warehouse: Warehouse, sql: string, characters = SIZE.characters): Promise<Tree> {
  if (sql.length > characters)
    throw new SelectError(`the query is longer than ${characters} characters`, "divide it into several");
  const [row] = await warehouse.query(
    z.strictObject({ tree: z.string() }),
    "select json_serialize_sql($1::varchar)::varchar as tree",
    [sql],
  );
  const text = (row?.tree ?? "{}").replace(/"query_location":\d+/g, '"query_location":0');
  const parsed = JSON.parse(text) as {
    error: boolean;
    error_message?: string;
    statements?: { node: Tree }[];
  };
  if (parsed.error) throw new SelectError(parsed.error_message ?? "no select");
  const [statement, ...others] = parsed.statements ?? [];
  if (!statement) throw new SelectError("no select");
  if (others.length > 0) throw new SelectError("more than one statement");
  if (JSON.stringify(parsed) !== text) throw new SelectError("a number is too long: write it as a text");
  checkAllowed(statement.node);
  checkSize(statement.node);
  return statement.node;
}

/** A tree as SQL. */
async function written(warehouse: Warehouse, node: Tree): Promise<string> {
  const [row] = await warehouse.query(
    z.strictObject({ sql: z.string() }),
    "select json_deserialize_sql($1::json) as sql",
    [JSON.stringify({ error: false, statements: [{ node, named_param_map: [] }] })],
  );
  return row?.sql ?? "";
}

/** Makes a select's order whole: rows that its own order leaves equal follow the column at `place`. */
function order(tree: Tree, place: number): void {
  const by = {
    type: "ORDER_DEFAULT",
    null_order: "ORDER_DEFAULT",
    expression: {
      class: "CONSTANT",
      type: "VALUE_CONSTANT",
      alias: "",
      query_location: 0,
      value: { type: { id: "INTEGER", type_info: null }, is_null: false, value: place },
    },
  };
  tree.modifiers ??= [];
  const own = tree.modifiers.find(({ type }) => type === "ORDER_MODIFIER");
  if (own) (own.orders as object[]).push(by);
  else {
    const limit = tree.modifiers.findIndex(({ type }) => /LIMIT/.test(String(type ?? "")));
    tree.modifiers.splice(limit < 0 ? tree.modifiers.length : limit, 0, {
      type: "ORDER_MODIFIER",
      orders: [by],
    });
  }
}
