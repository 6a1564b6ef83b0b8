import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { z } from "zod";
import { writeWhole } from "../core/disk/beside.ts";
import type { Layout } from "../intake/fields.ts";
import { quoted, Warehouse } from "../warehouse/open.ts";
import type { LakeFolded } from "./fold/fold.ts";
import { type LakeSource, pathOf } from "./manifest.ts";

/** A row of a list of counts; blank where what could not be read does not say. */
const rowSchema = z.strictObject({
  ...{ part: z.string(), indicator: z.string(), area: z.string(), day: z.string() },
  ...{ total: z.string(), passed: z.string() },
});

type Row = z.infer<typeof rowSchema>;

const uncountedSchema = z.array(
  z.object({ indicator: z.string(), area: z.string(), first: z.string(), last: z.string() }),
);

/**
 * Writes for each list of a lake what its records count: how many of each part for which indicator, in which area, on which day. Such
 * a list is received like any other. Rows without a number stand for records that could not be read. Returns the paths.
 */
export async function writeLists(root: string, folded: LakeFolded, layout: Layout): Promise<string[]> {
  const folder = join(root, "counts");
  mkdirSync(folder, { recursive: true });
  const tables = folded.all.map((each) => each.folder);
  const files = tables.flatMap((each) => ["counted", "unread"].map((name) => join(each, `${name}.parquet`)));
  const warehouse = await Warehouse.open(files);
  try {
    await warehouse.run(`create table counted as ${union(tables, "counted")}`);
    await warehouse.run(`create table unread as ${union(tables, "unread")}`);
    const paths: string[] = [];
    for (const source of folded.lake.sources) {
      const parts = folded.lake.parts.filter((part) => part.source === source.source);
      const counted = await rowsOf(
        warehouse,
        parts.map(({ sha256 }) => sha256),
      );
      const rows = [...counted, ...unreadOf(root, source)];
      const path = join(folder, `${source.source}.csv`);
      writeWhole(path, textOf(source, rows, layout));
      paths.push(path);
    }
    return paths;
  } finally {
    warehouse.close();
  }
}

/** The rows of several folds; one fold gives none twice. */
function union(folders: string[], name: string): string {
  const files = folders.map((folder) => quoted(join(folder, `${name}.parquet`)));
  return `from read_parquet([${files}])`;
}

async function rowsOf(warehouse: Warehouse, parts: string[]): Promise<Row[]> {
  const own = `part in (select unnest(string_split($1, ' ')))`;
  return await warehouse.query(
    rowSchema,
    `select part, indicator, area, date::varchar as day, total::varchar as total, passed::varchar as passed
    from counted where ${own}
    union all
    select distinct part, indicator, coalesce(area, ''), coalesce(date::varchar, ''), '', ''
    from unread where ${own}
    order by all`,
    [parts.join(" ")],
  );
}

/** What could not be read of a list when it was imported: no part has it, but the list itself. */
function unreadOf(root: string, { source, imported }: LakeSource): Row[] {
  if (!imported) return [];
  const path = pathOf(root, { path: join("faults", source, "uncounted.csv") });
  const { data } = Papa.parse(readFileSync(path, "utf8").trimEnd(), { header: true });
  return uncountedSchema.parse(data).map(({ indicator, area, first, last }) => ({
    ...{ part: imported.sha256, indicator, area, day: first === last ? first : "" },
    ...{ total: "", passed: "" },
  }));
}

/** A list of counts as a text, in the words of its layout. */
function textOf({ department, from, until }: LakeSource, rows: Row[], { header, columns }: Layout): string {
  const word = (fields: Layout["columns"], field: string) => fields[field]?.words[0] ?? field;
  const said = Object.entries({ department, from: from ?? "", until }).filter(([, text]) => text !== "");
  const above = said.flatMap(([field, text]) => [word(header, field), text]);
  const fields = Object.keys(rowSchema.shape) as (keyof Row)[];
  const heads = fields.map((field) => word(columns, field));
  const lines = rows.map((row) => fields.map((field) => row[field]));
  return `\ufeff${Papa.unparse([above, heads, ...lines], { newline: "\n" })}\n`;
}
