import { ALLOWED, EXPRESSIONS, NEVER, OPERATORS, PARTS, PSEUDO, WORDS } from "./allowed.ts";
import { below, everyNode, nameAt, nodesIn, SelectError, type Tree, withOf } from "./tree.ts";

/** Throws `SelectError` where a query is made of anything that a query in prose may not be made of. */
export function checkAllowed(root: Tree): void {
  const whole = new Set(nodesIn(root.modifiers));
  const tables = tablesNamed(root);
  const starred = new Set<Tree>();
  for (const node of everyNode(root)) {
    for (const [key, what] of Object.entries(NEVER)) if (isGiven(node[key])) refuse(what);
    for (const [key, words] of Object.entries(WORDS))
      if (node[key] !== undefined && !words.includes(String(node[key]))) refuse(said(String(node[key])));
    if (((node.group_sets ?? []) as unknown[]).length > 1) refuse("several groupings");
    if (node.type === "LIMIT_MODIFIER" && !whole.has(node))
      refuse("a limit within a query", "limit the whole, or keep the best with qualify rank() over (…) <= 3");
    for (const each of nodesIn(node.select_list)) starred.add(each);
    if (node.class !== undefined) checkExpression(node, tables);
    else if (typeof node.type === "string" && !PARTS.includes(node.type)) refuse(said(node.type));
    if (node.type === "STAR" && !starred.has(node)) refuse("a star within an expression");
  }
  checkTables(root, new Set());
}

function refuse(what: string, remedy?: string): never {
  throw new SelectError(`a query may not have ${what}`, remedy);
}

/** A word of the parser's as a reader may know it. */
const said = (word: string) => word.toLowerCase().replaceAll("_", " ");

function isGiven(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

/** The names that tables have in a query alone: of `with`, and those given with `as`. */
function tablesNamed(root: Tree): Set<string> {
  const names = new Set<string>();
  for (const node of everyNode(root)) {
    for (const { name } of withOf(node)) names.add(name);
    if (node.class === undefined && ["BASE_TABLE", "SUBQUERY", "JOIN"].includes(String(node.type)))
      names.add(nameAt(node, "alias"));
  }
  return names;
}

function checkExpression(node: Tree, tables: Set<string>): void {
  const type = String(node.type);
  if (!EXPRESSIONS.includes(type)) refuse(said(type));
  if (type === "COLUMN_REF") checkColumn(node.column_names as string[], tables);
  if (type === "FUNCTION" || node.class === "WINDOW") checkFunction(node);
  if (type === "OPERATOR_CAST") {
    const { id } = node.cast_type as { id: string };
    if (!ALLOWED.types.includes(id))
      refuse(`the type ${said(id)}`, `known are ${ALLOWED.types.map(said).join(", ")}`);
  }
}

/** A table's name alone would be all its columns in one value. */
function checkColumn(names: string[], tables: Set<string>): void {
  const [name = "", ...more] = names.map((each) => each.toLowerCase());
  if (PSEUDO.includes(name) || PSEUDO.includes(more.at(-1) ?? "")) refuse(more.at(-1) ?? name);
  if (more.length === 0 && tables.has(name))
    throw new SelectError(`${name} is a table in this query`, `name a column of it, such as ${name}.fact`);
}

function checkFunction(node: Tree): void {
  const name = nameAt(node, "function_name");
  const known = (node.is_operator || name === "count_star" ? OPERATORS : ALLOWED.functions).includes(name);
  if (!known) refuse(`the function ${name}`, `known are ${ALLOWED.functions.join(", ")}`);
  if (!name.endsWith("~~")) return;
  const { value } = ((node.children as Tree[])[1]?.value ?? {}) as { value?: unknown };
  if (typeof value !== "string" || value.includes("_"))
    throw new SelectError("like takes a text in quotes with % alone", "write it so, or use starts_with");
}

/** Every table must be one of those allowed, or one that `with` names where it is asked for. */
function checkTables(node: Tree, outer: ReadonlySet<string>): void {
  const names = new Set(outer);
  for (const { name, query } of withOf(node)) {
    checkTables(query, names);
    names.add(name);
  }
  const name = nameAt(node, "table_name");
  if (node.type === "BASE_TABLE" && !names.has(name) && !ALLOWED.tables.includes(name))
    refuse(`the table ${name}`, `known are ${ALLOWED.tables.join(", ")}`);
  for (const child of below(node)) checkTables(child, names);
}
