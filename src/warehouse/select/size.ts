import { SIZE } from "./allowed.ts";
import { below, everyNode, nameAt, nodesIn, SelectError, type Tree, withOf } from "./tree.ts";

/** What a query comes to where everything that it names is put in its place. */
interface Size {
  /** Tables and selects. */
  parts: number;
  /** The columns that one of its own comes from. */
  columns: number;
}

/**
 * Throws `SelectError` where a query is too large once all that it names is put in its place, as a planner may do: what doubles
 * at each of forty names fits in a line, and no planner's memory.
 */
export function checkSize(root: Tree): void {
  const stars = [...everyNode(root)].filter(({ type }) => type === "STAR").length;
  if (stars > SIZE.stars) tooLarge(`${stars} stars`, SIZE.stars);
  const { parts, columns } = sizeOf(root, new Map());
  if (parts > SIZE.parts) tooLarge(`${parts} tables and selects`, SIZE.parts);
  if (columns > SIZE.columns) tooLarge(`${columns} columns that one of its own comes from`, SIZE.columns);
}

function tooLarge(what: string, most: number): never {
  throw new SelectError(`the query is too large: ${what}, at most ${most}`, "divide it into several");
}

function sizeOf(node: Tree, outer: ReadonlyMap<string, Size>): Size {
  const named = new Map(outer);
  for (const { name, query } of withOf(node)) named.set(name, sizeOf(query, named));
  const reached = node.type === "BASE_TABLE" ? named.get(nameAt(node, "table_name")) : undefined;
  const inner = [...(reached ? [reached] : []), ...below(node).map((child) => sizeOf(child, named))];
  const isSelect = node.type === "SELECT_NODE";
  return {
    parts: inner.reduce((sum, { parts }) => sum + parts, isSelect || node.type === "BASE_TABLE" ? 1 : 0),
    columns:
      Math.max(1, ...inner.map(({ columns }) => columns)) *
      (isSelect ? widestOf(nodesIn(node.select_list)) : 1),
  };
}

/** The most columns that one of a select's columns comes from; one may be made of those beside it by their names. */
function widestOf(columns: Tree[]): number {
  const named = new Map<string, number>();
  const widthOf = (node: Tree): number => {
    const [name, ...more] = (node.column_names ?? []) as string[];
    if (name !== undefined) return (more.length === 0 && named.get(name.toLowerCase())) || 1;
    return below(node).reduce((sum, child) => sum + widthOf(child), 0);
  };
  const widths = columns.map((column) => {
    const width = widthOf(column);
    const alias = nameAt(column, "alias");
    if (alias) named.set(alias, width);
    return width;
  });
  return Math.max(1, ...widths);
}
