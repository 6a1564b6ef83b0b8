import type { Warehouse } from "./open.ts";

/** A select that cannot be run, or that asks for too much. */
export class SelectError extends Error {
  override readonly name = "SelectError";
}

/** What depends on more than what is in the warehouse: the clock, chance, files, settings. */
const UNSTABLE =
  /^(random|setseed|uuid|gen_random_uuid|uuidv\d|now|today|current_.*|get_current_.*|transaction_timestamp|txid_current|nextval|currval|getenv|getvariable|query|query_table|glob|read_.*|parquet_.*|sniff_csv|duckdb_.*|pragma_.*|version|add_parquet_key|sleep_ms)$/;

interface Tree {
  type?: string;
  function_name?: string;
  sample?: unknown;
  modifiers?: Tree[];
  [key: string]: unknown;
}

/**
 * The rows of one select over the warehouse, as texts, always in the same order: what its own order leaves open follows
 * `column`. Throws `SelectError` where it is no single select, has no such column, depends on the clock or on chance,
 * gives more than `rows` rows, or takes longer than `seconds`.
 */
export async function selectRows(
  warehouse: Warehouse,
  sql: string,
  { column, rows, seconds }: { column: string; rows: number; seconds: number },
): Promise<{ columns: string[]; rows: string[][] }> {
  const tree = await treeOf(warehouse, sql);
  const shape = await asked(
    warehouse.few(`select * from (${sql.replace(/;\s*$/, "")}\n) limit 0`, 0, seconds),
  );
  const place = shape.columns.indexOf(column) + 1;
  if (place === 0) throw new SelectError(`no column ${column}, only ${shape.columns.join(", ")}`);
  order(tree, place);
  const [written] = await warehouse.query<{ sql: string }>("select json_deserialize_sql($1::json) as sql", [
    JSON.stringify({ error: false, statements: [{ node: tree, named_param_map: [] }] }),
  ]);
  const found = await asked(warehouse.few(written?.sql ?? "", rows + 1, seconds));
  if (found.rows.length > rows) throw new SelectError(`more than ${rows} rows`);
  return {
    ...found,
    rows: found.rows.map((row) => row.map((value) => (value === null ? "" : String(value)))),
  };
}

async function asked<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    const [first = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
    throw new SelectError(/interrupt/i.test(first) ? "it takes too long" : first);
  }
}

/** The tree of a text that is one select. */
async function treeOf(warehouse: Warehouse, sql: string): Promise<Tree> {
  const [row] = await warehouse.query<{ tree: string }>(
    "select json_serialize_sql($1::varchar)::varchar as tree",
    [sql],
  );
  const written = (row?.tree ?? "{}").replace(/"query_location":\d+/g, '"query_location":0');
  const parsed = JSON.parse(written) as {
    error: boolean;
    error_message?: string;
    statements?: { node: Tree }[];
  };
  if (parsed.error) throw new SelectError(parsed.error_message ?? "no select");
  const [statement, ...others] = parsed.statements ?? [];
  if (!statement || others.length > 0) throw new SelectError("more than one statement");
  if (JSON.stringify(parsed) !== written) throw new SelectError("a number is too long: write it as a text");
  walk(statement.node, ({ function_name: name, sample }) => {
    if (name && UNSTABLE.test(name.toLowerCase()))
      throw new SelectError(`${name} depends on more than the warehouse holds`);
    if (sample) throw new SelectError("a sample depends on chance");
  });
  return statement.node;
}

function walk(node: unknown, visit: (tree: Tree) => void): void {
  if (Array.isArray(node)) for (const each of node) walk(each, visit);
  else if (node && typeof node === "object") {
    visit(node as Tree);
    for (const value of Object.values(node)) walk(value, visit);
  }
}

/** Makes a select's order whole: rows that its own order leaves equal follow the column at `place`. */
function order(tree: Tree, place: number): void {
  const by = {
    ...{ type: "ORDER_DEFAULT", null_order: "ORDER_DEFAULT" },
    expression: {
      ...{ class: "CONSTANT", type: "VALUE_CONSTANT", alias: "", query_location: 0 },
      value: { type: { id: "INTEGER", type_info: null }, is_null: false, value: place },
    },
  };
  tree.modifiers ??= [];
  const own = tree.modifiers.find(({ type }) => type === "ORDER_MODIFIER");
  if (own) (own.orders as object[]).push(by);
  else {
    const limit = tree.modifiers.findIndex(({ type }) => /LIMIT/.test(type ?? ""));
    tree.modifiers.splice(limit < 0 ? tree.modifiers.length : limit, 0, {
      type: "ORDER_MODIFIER",
      orders: [by],
    });
  }
}
