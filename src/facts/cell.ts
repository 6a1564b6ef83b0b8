import { ConfigErrors } from "../plan/error.ts";
import { markdown, type Query, queryOf } from "../plan/markdown.ts";
import { type Prose, ProseError } from "../plan/prose.ts";
import type { Warehouse } from "../warehouse/open.ts";
import { selectRows } from "../warehouse/select/select.ts";
import { SelectError } from "../warehouse/select/tree.ts";
import type { Fact } from "./read.ts";

/** The facts that a query in prose has selected: those of its column `fact`, and of its other columns by their names. */
export interface Cell extends Query {
  others: string[];
  rows: { fact: Fact; others: Fact[] }[];
}

/** The most that a query may give and take. */
const BOUNDS = { column: "fact", rows: 200, seconds: 10, megabytes: 256 };
const FORM = "write sql as table Title, or sql as chart Title";

/**
 * Runs the queries in prose over a warehouse; each by its file and line. Throws `ConfigErrors` with every query that
 * fails, or selects anything but ids of facts.
 */
export async function readCells(
  warehouse: Warehouse,
  prose: Prose[],
  facts: Map<string, Fact>,
): Promise<Map<string, Cell>> {
  const cells = new Map<string, Cell>();
  const errors: ProseError[] = [];
  for (const { path, markdown: text, above } of prose)
    for (const token of markdown().parse(text, {})) {
      if (token.type !== "fence" || !/^sql\b/.test(token.info.trim())) continue;
      const query = queryOf(token, above);
      const line = query?.line ?? above + (token.map?.[0] ?? 0) + 1;
      try {
        if (!query) throw new SelectError("no form and title of a query");
        cells.set(`${path}:${line}`, { ...query, ...(await factsOf(warehouse, query.sql, facts)) });
      } catch (error) {
        if (!(error instanceof SelectError)) throw error;
        const remedy = error.remedy ?? (query ? "select ids of facts, the first as fact" : FORM);
        errors.push(new ProseError(path, line, error.message, remedy));
      }
    }
  if (errors.length) throw new ConfigErrors(errors);
  return cells;
}

async function factsOf(
  warehouse: Warehouse,
  sql: string,
  facts: Map<string, Fact>,
): Promise<Pick<Cell, "others" | "rows">> {
  const { columns, rows } = await selectRows(warehouse, sql, BOUNDS);
  const place = columns.indexOf(BOUNDS.column);
  const known = (id: string | null | undefined, column: number) => {
    const fact = facts.get(id ?? "");
    if (!fact) throw new SelectError(`column ${columns[column]} holds no id of a fact: ${id}`);
    return fact;
  };
  return {
    others: columns.filter((_, column) => column !== place),
    rows: rows.map((row) => ({
      fact: known(row[place], place),
      others: row.flatMap((id, column) => (column === place ? [] : [known(id, column)])),
    })),
  };
}
