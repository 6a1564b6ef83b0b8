import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Papa from "papaparse";
import type { z } from "zod";
import { type Period, parsePeriod } from "../../src/core/period.ts";
import type { Intake } from "../../src/intake/receive.ts";
import { checkPlan } from "../../src/plan/check.ts";
import type { Plan } from "../../src/plan/plan.ts";
import { readPlan } from "../../src/plan/read.ts";
import { appealsSchema, referenceSchemas } from "../../src/plan/reference.ts";
import type { ScenarioKind } from "../../src/plan/scenario.ts";
import { planSchemas } from "../../src/plan/schemas.ts";
import type { Run } from "../../src/warehouse/fill.ts";
import type { Warehouse } from "../../src/warehouse/open.ts";
import { YEAR_COLUMNS, yearFrom } from "../support/years.ts";
import { KeptWarehouse } from "./kept.ts";

export type Row = Record<string, string>;

/** The plan as shipped. */
export const shippedPlan = readPlan(join(import.meta.dirname, "..", "..", "data"));

/** The rows of a CSV file, texts as written; none where it does not exist. */
export function readRows(path: string): Row[] {
  if (!existsSync(path)) return [];
  const { data, errors } = Papa.parse<Row>(readFileSync(path, "utf8"), {
    header: true,
    skipEmptyLines: "greedy",
  });
  if (errors.length) throw new Error(`unreadable ${path}: ${JSON.stringify(errors[0])}`);
  return data;
}

/** The CSV files of a folder, by name without ending; none where it does not exist. */
export function readTables(folder: string): Record<string, Row[]> {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".csv")) : [];
  return Object.fromEntries(files.map((file) => [file.slice(0, -4), readRows(join(folder, file))]));
}

/**
 * A copy of the shipped plan in which rows are changed or added: a row names its key (the first column; of methods
 * the first two) and the columns that differ from the shipped row of that key. The plan's years begin in the month
 * `begins`: those of the shipped rows are turned into such years. Of a table of `alone` no shipped row is taken.
 */
export function planWith(
  changes: Record<string, Row[]>,
  begins = 1,
  alone: string[] = [],
  shipped = shippedPlan,
): Plan {
  const plan = { ...shipped } as unknown as Record<string, { rows: object[]; texts: Row[] }>;
  const schemas: Record<string, z.ZodObject> = {
    ...planSchemas,
    ...referenceSchemas,
    appeals: appealsSchema,
  };
  const turned = begins === 1 ? [] : Object.keys(YEAR_COLUMNS);
  for (const name of new Set([...turned, ...Object.keys(changes)])) {
    const changed = changes[name] ?? [];
    const schema = schemas[name];
    if (!schema) throw new Error(`no table ${name}`);
    const own = alone.includes(name) ? [] : (plan[name]?.texts ?? []);
    const texts = own.map((row) => inYears(name, row, begins));
    for (const row of changed) {
      const key = Object.keys(row).slice(0, name === "methods" ? 2 : 1);
      const place = texts.findIndex((text) => key.every((column) => text[column] === row[column]));
      const before =
        texts[place] ?? Object.fromEntries(Object.keys(schema.shape).map((column) => [column, ""]));
      texts[place < 0 ? texts.length : place] = { ...before, ...row };
    }
    const rows = texts.map((text, index) => ({ ...schema.parse(text), row: index + 1 }));
    plan[name] = { ...plan[name], rows, texts };
  }
  const whole = plan as unknown as Plan;
  whole.head = whole.plan.rows[0] ?? whole.head;
  checkPlan(whole);
  return whole;
}

/** A row of a plan's table whose years begin in another month. */
function inYears(table: string, row: Row, begins: number): Row {
  const column = YEAR_COLUMNS[table] ?? "";
  const text = row[column];
  return {
    ...row,
    ...(text !== undefined && { [column]: yearFrom(text, begins) }),
    ...(table === "plan" && { year_begins: String(begins) }),
  };
}

export function periodOf(id: string): Period {
  const period = parsePeriod(id);
  if (!period) throw new Error(`no period ${id}`);
  return period;
}

export function runOf(asOf: string, knownAt = "2014-12-31"): Run {
  return { asOf: periodOf(asOf), knownAt, version: "0" };
}

/** Warehouses that wait to be filled again, by the methods whose macros they have; the one used last comes last. */
const waiting = new Map<string, KeptWarehouse>();
const MOST_WAITING = 3;

/** Gives `use` a warehouse that is filled and in which the models have run (through no scenario unless some are named). */
export async function withWarehouse<T>(
  plan: Plan,
  intake: Intake,
  run: Run,
  use: (warehouse: Warehouse) => Promise<T>,
  wanted?: string[],
  scenarios: readonly ScenarioKind[] = [],
): Promise<T> {
  const methods = JSON.stringify(plan.methods.rows);
  const kept = waiting.get(methods) ?? (await KeptWarehouse.open(plan, run));
  waiting.delete(methods);
  let whole = false;
  try {
    await kept.fill(plan, intake, run, scenarios, wanted);
    const found = await use(kept.warehouse);
    whole = true;
    return found;
  } finally {
    if (whole && !kept.worn && !waiting.has(methods)) waiting.set(methods, kept);
    else kept.warehouse.close();
    const [oldest] = waiting;
    if (oldest && waiting.size > MOST_WAITING) {
      waiting.delete(oldest[0]);
      oldest[1].warehouse.close();
    }
  }
}

/** Gives `use` a folder that holds files of these texts, and removes it. */
export async function withFiles<T>(
  files: Record<string, string>,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "warehouse-"));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The codes of findings that worked cases expect. */
export function expectedCodes(): string[] {
  const cases = join(import.meta.dirname, "..", "fixtures", "models");
  const rows = readdirSync(cases).flatMap((name) =>
    readRows(join(cases, name, "expected", "known_finding.csv")),
  );
  return [...new Set(rows.flatMap(({ code = "", rows: times }) => (times === "0" ? [] : code)))];
}
