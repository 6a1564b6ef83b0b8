import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readFacts } from "../../src/facts/read.ts";
import { SCENARIOS } from "../../src/plan/scenario.ts";
import { runChecks } from "../../src/warehouse/models.ts";
import type { Warehouse } from "../../src/warehouse/open.ts";
import { anyRow } from "../../src/warehouse/rows.ts";
import { type Batch, batchesOf, isFragile, rowsOfCase } from "./batch.ts";
import { readCase } from "./case.ts";
import { isFact } from "./kept.ts";
import { sameNumber } from "./numbers.ts";
import { type Row, withWarehouse } from "./support.ts";

const CASES = join(import.meta.dirname, "..", "fixtures", "models");

/** What may be expected: for each table, the columns that find its row, and a query of what they are found in. */
const TABLES: Record<string, { key: string[]; sql: string }> = {
  observation: {
    key: ["indicator", "area", "period", "source"],
    sql: `select *, if(divisor = 0, null, amount || '/' || divisor) as value from observation where scenario = 0`,
  },
  attainment: {
    key: ["target", "area"],
    sql: `select * replace (
        if(ratio_divisor = 0, null, ratio || '/' || ratio_divisor) as ratio,
        if(gap_divisor = 0, null, gap || '/' || gap_divisor) as gap,
        share || '/' || share_divisor as share)
      from attainment where scenario = 0`,
  },
  needed: {
    key: ["target", "area"],
    sql: `select * replace (if(needed_divisor = 0, null, needed || '/' || needed_divisor) as needed) from needed`,
  },
  trend: {
    key: ["indicator", "area", "period"],
    sql: `select * replace (if(change_divisor = 0, null, change || '/' || change_divisor) as change) from trend`,
  },
  known_finding: {
    key: ["code", "area", "period"],
    sql: "select code, area, period, detail, audience from known_finding",
  },
  scored_item: { key: ["line", "subject", "item"], sql: "select * from scored_item where scenario = 0" },
  score_leaf: { key: ["line", "subject"], sql: "select * from score_leaf where scenario = 0" },
  score_sum: {
    key: ["scheme", "subject", "line"],
    sql: "select * replace (if(line = '', 'total', line) as line), scored - added as converted from score_sum where scenario = 0",
  },
  score_veto: { key: ["veto", "subject"], sql: "select * from score_veto where scenario = 0" },
  score_grade: { key: ["scheme", "subject"], sql: "select * from score_grade where scenario = 0" },
  contribution: {
    key: ["indicator", "area", "period", "aspect", "target"],
    sql: "select * replace (basis::varchar as basis), amount || '/' || divisor as value from contribution",
  },
  standing: {
    key: ["indicator", "area", "period"],
    sql: "select * from standing",
  },
  trajectory: { key: ["trajectory", "area"], sql: "select * from trajectory" },
  outlook: {
    key: ["indicator", "area", "period"],
    sql: `select * replace (
        season || '/' || season_divisor as season,
        outlook || '/' || outlook_divisor as outlook,
        low || '/' || low_divisor as low,
        high || '/' || high_divisor as high,
        linear || '/' || linear_divisor as linear)
      from outlook where scenario = 0`,
  },
  backtest: {
    key: ["place"],
    sql: `select * replace (seasonal || '/' || seasonal_divisor as seasonal, linear || '/' || linear_divisor as linear)
      from backtest`,
  },
  lacking_part: {
    key: ["target", "area", "part_area", "part_period"],
    sql: "select * from lacking_part",
  },
  missing: { key: ["indicator", "area", "period"], sql: "select * from missing" },
  operand: {
    key: ["fact", "name"],
    sql: `select fact, name, string_agg(concat_ws(' ', kind, ref, part), '; ' order by kind, ref, part) as stands_for
      from operand
      group by fact, name`,
  },
  sensitivity_flip: {
    key: ["kind", "root", "at", "when", "source"],
    sql: `select sensitivity_flip.root, sensitivity_flip.status, sensitivity_flip.flipped, coalesce(scenario.kind, score_supposed.kind) as kind,
        coalesce(scenario.area, score_supposed.line) as at, scenario.period as "when", scenario.source
      from sensitivity_flip
      left join scenario on scenario.scenario = sensitivity_flip.scenario
      left join score_supposed on score_supposed.scenario = sensitivity_flip.scenario`,
  },
};
/** Facts, by the model that makes them. */
const FACTS = { key: ["fact"], sql: "" };

/** How many cases a batch or a family has for every model to run and the checks to hold, which takes as long as three others. */
const LARGE = 8;
const names = readdirSync(CASES).toSorted();
const familyOf = (name: string) => name.split("-")[0] ?? "";
/** The first case of each large family. */
const isFirst = (name: string) => {
  const family = names.filter((other) => familyOf(other) === familyOf(name));
  return family[0] === name && family.length >= LARGE;
};

/** Runs a batch; gives the rows of each table that its cases expect something of. */
async function runBatch({ cases, plan, intake }: Batch): Promise<Map<string, object[]>> {
  const tables = [...new Set(cases.flatMap(({ expected }) => Object.keys(expected)))];
  const [first] = cases;
  if (!first) throw new Error("a batch of no case");
  const whole = cases.length >= LARGE || cases.some(({ name }) => isFirst(name));
  const found = new Map<string, object[]>();
  await withWarehouse(
    plan,
    intake,
    first.run,
    async (warehouse) => {
      if (whole) await runChecks(warehouse);
      for (const table of tables) found.set(table, await rowsOf(warehouse, table));
    },
    whole ? undefined : tables,
    isFragile(first.name) ? SCENARIOS : [],
  );
  return found;
}

describe("worked cases", () => {
  const cases = names.map((name) => readCase(CASES, name));
  for (const batch of batchesOf(cases)) {
    let ran: Promise<Map<string, object[]>> | undefined;
    for (const [index, { name, why, expected }] of batch.cases.entries())
      it(`${name}: ${why}`, async () => {
        expect(Object.keys(expected)).not.toEqual([]);
        ran ??= runBatch(batch);
        const found = await ran;
        for (const [table, rows] of Object.entries(expected))
          compare(table, rows, rowsOfCase(found.get(table) ?? [], batch, index));
      });
  }
});

async function rowsOf(warehouse: Warehouse, table: string): Promise<object[]> {
  if (isFact(table)) return factsOf(warehouse, table);
  if (!TABLES[table]) throw new Error(`nothing known of ${table}`);
  return warehouse.query(anyRow, TABLES[table].sql);
}

async function factsOf(warehouse: Warehouse, model: string): Promise<object[]> {
  const { facts, following } = await readFacts(warehouse);
  return facts.filter((_, index) => following[index]?.model === model);
}

/**
 * Each expected row names a row by the table's key, and what its other columns hold: `none` for null, an empty cell
 * for whatever, a fraction for a ratio. `rows` is how many such rows there are, 1 where it is not said. An
 * observation without a source is the chosen one.
 */
function compare(table: string, rows: Row[], found: object[]): void {
  const { key: keys } = TABLES[table] ?? FACTS;
  expect(rows).not.toEqual([]);
  for (const { rows: times = "1", ...row } of rows) {
    const unknown = Object.keys(row).filter((column) => found[0] && !(column in found[0]));
    expect(unknown, `columns of ${table}`).toEqual([]);
    const key = keys.filter((column) => row[column]);
    const matching = (found as Record<string, unknown>[]).filter(
      (item) =>
        key.every((column) => item[column] === row[column]) &&
        (table !== "observation" || row.source || item.chosen),
    );
    const label = [table, ...key.map((column) => row[column])].join(" ");
    expect(matching, label).toHaveLength(Number(times));
    for (const [column, text] of Object.entries(row))
      for (const item of matching)
        if (text !== "" && !sameNumber(String(item[column]), text))
          expect(`${item[column] ?? "none"}`, `${label} ${column}`).toBe(text);
  }
}
