import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { z } from "zod";
import { writeWhole } from "../core/disk/beside.ts";
import type { Layout } from "../intake/fields.ts";
import { quoted, Warehouse } from "../warehouse/open.ts";
import type { LakeFolded } from "./fold/fold.ts";
import { keyOf } from "./fold/folded.ts";
import { COUNTS, type LakeSource, pathOf } from "./manifest.ts";

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
  const folder = join(root, COUNTS);
  mkdirSync(folder, { recursive: true });
  const tables = folded.all.map((each) => each.folder);
  const foldOf = new Map(
    folded.all.flatMap(({ manifest }, fold) => manifest.parts.map((part) => [keyOf(part), fold] as const)),
  );
  const files = tables.flatMap((each) => ["counted", "unread"].map((name) => join(each, `${name}.parquet`)));
  const warehouse = await Warehouse.open(files);
  try {
    await warehouse.run(`create table counted as ${union(tables, "counted")}`);
    await warehouse.run(`create table unread as ${union(tables, "unread")}`);
    const paths: string[] = [];
    for (const source of folded.lake.sources) {
      const parts = folded.lake.parts.filter((part) => part.source === source.source);
      const { form, from, until } = source;
      // By its list's form and days too: the same records mean other counts with others.
      const own = parts.map(({ sha256 }) => `${sha256}-${foldOf.get(keyOf({ sha256, form, from, until }))}`);
      const counted = await rowsOf(warehouse, own);
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

/** The rows of several folds, each with the place of its fold. */
function union(folders: string[], name: string): string {
  const none = `select null::varchar as part, null::varchar as indicator, null::varchar as area, null::date as date,
    null::bigint as total, null::bigint as passed, null as fold where false`;
  const each = folders.map(
    (folder, fold) =>
      `select *, ${fold} as fold from read_parquet(${quoted(join(folder, `${name}.parquet`))})`,
  );
  return each.join(" union all ") || none;
}

async function rowsOf(warehouse: Warehouse, parts: string[]): Promise<Row[]> {
  const own = `part || '-' || fold in (select unnest(string_split($1, ' ')))`;
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
