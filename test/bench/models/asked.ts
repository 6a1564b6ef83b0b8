import type { Model } from "../../../src/warehouse/models.ts";
import { quoted, type Warehouse } from "../../../src/warehouse/open.ts";
import { queried } from "../../warehouse/query.ts";

/** What one area's facts and their proofs are asked by, where the models that make them are views. */
export interface Asked {
  facts: string;
  operands: string;
}

/**
 * The selects of all facts of one area and of their operands: the models that may be views, as common table expressions over
 * the tables of the others, of which only rows of the area and of the city are read. What facts of one area rest on stands in
 * those; how it stands beside others is in them already.
 */
export async function askOf(warehouse: Warehouse, models: Model[], area: string): Promise<Asked> {
  const views = models.filter(({ view }) => view);
  const read = new Set(views.flatMap(({ needs }) => needs));
  const tables = models.filter(({ name, view }) => !view && read.has(name)).map(({ name }) => name);
  const withAreas = await queried<{ name: string }>(
    warehouse,
    `select distinct table_name as name from duckdb_columns()
     where column_name = 'area' and table_name in (${tables.map(quoted).join(", ")}) order by name`,
  );
  const steps = [
    ...withAreas.map(
      ({ name }) =>
        `"${name}" as (select * from main."${name}" where area is null or area in (${quoted(area)}, (select city from run)))`,
    ),
    ...views.map(({ name, sql }) => `"${name}" as (\n${sql}\n)`),
  ];
  const asked = `with ${steps.join(",\n")}`;
  return {
    facts: `${asked} select * from fact where area = ${quoted(area)} order by fact`,
    operands: `${asked} select operand.* from operand
      where fact in (select fact from fact where area = ${quoted(area)}) order by all`,
  };
}
