import { markdown, type Query, queryOf } from "../plan/markdown.ts";
import { type Prose, ProseError } from "../plan/prose.ts";
import type { Warehouse } from "../warehouse/open.ts";
import { selectRows } from "../warehouse/select/select.ts";
import { SelectError } from "../warehouse/select/tree.ts";
import type { Fact } from "./read.ts";

/** The facts that a query in prose has selected: those of its column `fact`, and of its other columns by their names. */
export interface QueryResult extends Query {
  /** The file of prose in which it stands. */
  path: string;
  others: string[];
  /** In other columns an id stands for a fact that there is not, and null for nothing. */
  rows: { fact: Fact; others: (Fact | string | null)[] }[];
  /** The ids that it has selected, of facts that there may be and are not. */
  lacking: string[];
}

/** The most that a query may give and take. */
const BOUNDS = { column: "fact", rows: 200, seconds: 10, megabytes: 256 };
const FORM = "write sql as table Title, or sql as chart Title";

/** What the queries of prose have selected, as they are written. */
export type Selected = Map<string, Awaited<ReturnType<typeof selectRows>>>;

/** Selects what a query of prose asks for. */
type Selecting = (sql: string) => Promise<Awaited<ReturnType<typeof selectRows>>>;

/** Selects from a warehouse, and enters that into `selected`. */
export function selectingFrom(warehouse: Warehouse, selected: Selected): Selecting {
  return async (sql) => {
    const rows = await selectRows(warehouse, sql, BOUNDS);
    selected.set(sql, rows);
    return rows;
  };
}

/** Selects what was selected before. */
export function selectingAmong(selected: Selected): Selecting {
  return async (sql) => {
    const rows = selected.get(sql);
    if (!rows) throw new Error(`never selected: ${sql}`);
    return rows;
  };
}

/** The queries in prose, as they are written. */
export function queriesIn(prose: Prose[]): string[] {
  return prose.flatMap(({ markdown: text, above }) =>
    markdown()
      .parse(text, {})
      .flatMap((token) => (isQuery(token) ? (queryOf(token, above)?.sql ?? []) : [])),
  );
}

function isQuery({ type, info }: { type: string; info: string }): boolean {
  return type === "fence" && /^sql\b/.test(info.trim());
}

/**
 * Runs the queries in prose over a warehouse; each by its file and line, and with those every query that fails, passes its
 * bounds, or selects anything but ids of facts that there are or, as `mayBe` tells, may be.
 */
export async function readCells(
  selecting: Selecting,
  prose: Prose[],
  facts: Map<string, Fact>,
  mayBe: (id: string) => boolean,
): Promise<{ cells: Map<string, QueryResult>; faults: ProseError[] }> {
  const cells = new Map<string, QueryResult>();
  const faults: ProseError[] = [];
  for (const { path, markdown: text, above } of prose)
    for (const token of markdown().parse(text, {})) {
      if (!isQuery(token)) continue;
      const query = queryOf(token, above);
      const line = query?.line ?? above + (token.map?.[0] ?? 0) + 1;
      try {
        if (!query) throw new SelectError("no form and title of a query");
        const found = await factsOf(selecting, query.sql, facts, mayBe);
        cells.set(`${path}:${line}`, { ...query, path, ...found });
      } catch (error) {
        if (!(error instanceof SelectError)) throw error;
        const remedy = error.remedy ?? (query ? "select ids of facts, the first as fact" : FORM);
        faults.push(new ProseError(path, line, error.message, remedy));
      }
    }
  return { cells, faults };
}

async function factsOf(
  selecting: Selecting,
  sql: string,
  facts: Map<string, Fact>,
  mayBe: (id: string) => boolean,
): Promise<Pick<QueryResult, "others" | "rows" | "lacking">> {
  const { columns, rows } = await selecting(sql);
  const place = columns.indexOf(BOUNDS.column);
  const lacking = new Set<string>();
  const known = (id: string | null, column: number): Fact | string | null => {
    if (id === null) return null;
    const fact = facts.get(id);
    if (fact) return fact;
    if (!mayBe(id)) throw new SelectError(`column ${columns[column]} holds no id of a fact: ${id}`);
    lacking.add(id);
    return id;
  };
  const read = rows
    .map((row) => row.map(known))
    .flatMap((row) => {
      const fact = row[place];
      const others = row.filter((_, column) => column !== place);
      return fact && typeof fact !== "string" ? [{ fact, others }] : [];
    });
  return { others: columns.filter((_, column) => column !== place), rows: read, lacking: [...lacking] };
}
