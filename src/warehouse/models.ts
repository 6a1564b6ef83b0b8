import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { CheckError } from "../core/error.ts";
import { boundModels, factModel } from "./bindings.ts";
import { quoted, type Warehouse } from "./open.ts";
import { anyRow } from "./rows.ts";

/** A model: one bare select, the table of its name, or a view. */
export interface Model {
  name: string;
  /** The folder in which it stands: what it is about. */
  group: string;
  /** The grain, from the first comment line. */
  grain: string;
  /** What it is called in pages, from the second. */
  title: string;
  sql: string;
  /** The sha256 of its query. */
  sha256: string;
  /** Whether it may be a view, all that it selects being large and asked for in part, or always is one, being read once: a line of its head says so. */
  view: "may" | "must" | undefined;
  /** The other models that it reads. */
  needs: string[];
}

/** The lines of models that may be views, and of those that must. */
const VIEWS: Record<string, Model["view"]> = { "-- view": "may", "-- always a view": "must" };

const FOLDER = join(import.meta.dirname, "models");
const CHECKS = join(import.meta.dirname, "checks");

/**
 * Reads the models of `folder`, with those that bindings make of terms there, in an order in which each follows those it reads
 * (found from the SQL itself).
 */
export async function readModels(warehouse: Warehouse, folder = FOLDER): Promise<Model[]> {
  const models = new Map<string, Model>();
  const written = readSelects(folder).map(withTitle);
  for (const { name, group, grain, title, sql } of [
    ...written,
    ...boundModels(written),
    ...factModel(written),
  ]) {
    if (models.has(name)) throw new Error(`two models of one name: ${name}`);
    const sha256 = createHash("sha256").update(sql).digest("hex");
    const needs = await tablesOf(warehouse, sql);
    models.set(name, {
      name,
      group,
      grain,
      title,
      sql,
      sha256,
      view: VIEWS[sql.split("\n")[2] ?? ""],
      needs,
    });
  }
  const ordered = new Map<string, Model>();
  const visit = (model: Model, path: string[]) => {
    if (path.includes(model.name))
      throw new Error(`models in a circle: ${[...path, model.name].join(" > ")}`);
    if (ordered.has(model.name)) return;
    for (const name of model.needs) {
      const needed = models.get(name);
      if (needed) visit(needed, [...path, model.name]);
    }
    ordered.set(model.name, model);
  };
  for (const model of models.values()) visit(model, []);
  return [...ordered.values()];
}

/**
 * Runs models, each once those before it that it reads are there: each becomes a table, with its grain as the table's
 * comment. Where `views` are asked for, those that say so become views: a plan of thousands of areas has more facts than are
 * worth keeping, and few are asked for at a time. Two run at a time, since to plan a query takes one core however many rows
 * there are. Throws as the first did that failed.
 */
export async function runModels(
  warehouse: Warehouse,
  models: Model[],
  { views = false } = {},
): Promise<void> {
  const made = new Map<string, Promise<void>>();
  for (const { name, grain, sql, needs, view } of models) {
    const read = needs.flatMap((need) => made.get(need) ?? []);
    const kind = view === "must" || (views && view) ? "view" : "table";
    made.set(
      name,
      Promise.all(read).then(() =>
        warehouse.runBeside(
          `create ${kind} "${name}" as ${sql};\ncomment on ${kind} "${name}" is ${quoted(grain)};`,
        ),
      ),
    );
  }
  for (const result of await Promise.allSettled(made.values()))
    if (result.status === "rejected") throw result.reason;
}

/** Runs every check; throws `CheckError` with the first offending rows of each that selects any. */
export async function runChecks(warehouse: Warehouse, folder = CHECKS): Promise<number> {
  const checks = readSelects(folder);
  const failures: string[] = [];
  for (const { name, grain, sql } of checks) {
    const rows = await warehouse.query(anyRow, sql);
    if (rows.length)
      failures.push(`${name}: ${grain}: ${rows.length} rows, such as ${JSON.stringify(rows[0])}`);
  }
  if (failures.length) throw new CheckError(`checks failed\n${failures.join("\n")}`);
  return checks.length;
}

interface Select {
  name: string;
  group: string;
  grain: string;
  sql: string;
}

/** A model with what it is called in pages, as its second line says. */
function withTitle(select: Select): Select & { title: string } {
  return { ...select, title: (select.sql.split("\n")[1] ?? "").replace(/^-- /, "") };
}

function readSelects(folder: string): Select[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".sql"))
    .toSorted((a, b) => (basename(a) < basename(b) ? -1 : 1))
    .map((file) => {
      const sql = readFileSync(join(folder, file), "utf8");
      const grain = /^-- (.+)$/m.exec(sql.split("\n")[0] ?? "")?.[1];
      if (!grain) throw new Error(`no grain in the first line of ${file}`);
      return { name: basename(file, ".sql"), group: dirname(file), grain, sql };
    });
}

/** The tables that selects read, of which one process may ask more than once. */
const known = new Map<string, string[]>();

/** The tables that a select reads, common table expressions left out. */
async function tablesOf(warehouse: Warehouse, sql: string): Promise<string[]> {
  const tables = known.get(sql) ?? (await readTables(warehouse, sql));
  known.set(sql, tables);
  return tables;
}

async function readTables(warehouse: Warehouse, sql: string): Promise<string[]> {
  const [row] = await warehouse.query(
    z.strictObject({ tree: z.string() }),
    "select json_serialize_sql($1::varchar)::varchar as tree",
    [sql],
  );
  const tables = new Set<string>();
  const expressions = new Set<string>();
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) for (const item of node) walk(item);
    else if (node && typeof node === "object") {
      const record = node as Record<string, unknown>;
      if (record.type === "BASE_TABLE") tables.add(String(record.table_name));
      if (record.cte_map)
        for (const { key } of (record.cte_map as { map: { key: string }[] }).map) expressions.add(key);
      for (const value of Object.values(record)) walk(value);
    }
  };
  const tree = JSON.parse(row?.tree ?? "{}") as { error?: boolean; error_message?: string };
  if (tree.error) throw new Error(`unreadable model: ${tree.error_message}`);
  walk(tree);
  return [...tables].filter((table) => !expressions.has(table));
}
