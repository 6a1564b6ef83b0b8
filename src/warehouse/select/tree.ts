/** A node of a query, as DuckDB's own parser gives it. */
export interface Tree {
  type?: unknown;
  class?: string;
  modifiers?: Tree[];
  [key: string]: unknown;
}

/** A select that cannot be run, or that asks for too much. */
export class SelectError extends Error {
  override readonly name = "SelectError";

  constructor(
    message: string,
    /** What may be done instead, where that is known. */
    readonly remedy?: string,
  ) {
    super(message);
  }
}

function isTree(value: unknown): value is Tree {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The nodes in a value, lists looked through. */
export function nodesIn(value: unknown): Tree[] {
  return Array.isArray(value) ? value.flatMap(nodesIn) : isTree(value) ? [value] : [];
}

/** The nodes right below a node; what its `with` names is asked for apart. */
export function below({ cte_map: _, ...node }: Tree): Tree[] {
  return nodesIn(Object.values(node));
}

/** What a select names by `with`, in order. */
export function withOf(node: Tree): { name: string; query: Tree }[] {
  const { map } = (node.cte_map ?? {}) as { map?: { key: string; value: { query: { node: Tree } } }[] };
  return (map ?? []).map(({ key, value }) => ({ name: key.toLowerCase(), query: value.query.node }));
}

/** Every node of a query. */
export function* everyNode(node: Tree): Generator<Tree> {
  yield node;
  for (const { query } of withOf(node)) yield* everyNode(query);
  for (const child of below(node)) yield* everyNode(child);
}

/** A name as it is compared. */
export function nameAt(node: Tree, key: string): string {
  const name = node[key];
  return typeof name === "string" ? name.toLowerCase() : "";
}
