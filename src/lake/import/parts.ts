import { mkdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { sha256Of } from "../../core/disk/chunks.ts";
import { quoted, type Warehouse } from "../../warehouse/open.ts";
import { COLUMNS, type Part } from "../manifest.ts";

/** How many rows of a part are packed together. */
const ROW_GROUP = 122_880;

const stretch = z.strictObject({
  ...{ year: z.string(), area: z.string(), rows: z.string() },
  ...{ from: z.string(), first: z.string(), last: z.string() },
});

/**
 * Writes the view `typed` as Parquet below `aside`, one part for each year and area, its records by day and number. They are
 * sorted once into a table, in which each part is a stretch of rows.
 */
export async function writeParts(warehouse: Warehouse, aside: string, source: string): Promise<Part[]> {
  const kept = Object.keys(COLUMNS).filter((column) => column !== "file");
  await warehouse.run(`create table sorted as select ${kept} from typed order by area, date, row`);
  const stretches = await warehouse.query(
    stretch,
    `select year(date)::varchar as year, area::varchar as area, count(*) as rows, min(rowid) as "from",
      min(row) as first, max(row) as last
    from sorted group by year(date), area order by "from"`,
  );
  const [list] = await warehouse.query(
    z.strictObject({ file: z.string() }),
    "select file from typed limit 1",
  );
  mkdirSync(join(aside, "parts", source), { recursive: true });
  await warehouse.run("set threads = 1");
  return await Promise.all(
    stretches.map(async (each, index) => {
      const { year, area, rows, from, first, last } = each;
      const path = join("parts", source, year, `${area}.parquet`);
      const written = join(aside, path);
      mkdirSync(dirname(written), { recursive: true });
      await warehouse.runBeside(
        writing(`part_${index}`, written, from, Number(from) + Number(rows) - 1, list?.file),
      );
      return {
        ...{ source, path, sha256: sha256Of(written), bytes: statSync(written).size, rows: Number(rows) },
        ...{ first: Number(first), last: Number(last) },
      };
    }),
  );
}

/**
 * Writes a stretch of rows as a part. Groups of rows in Parquet end where those of the table do that is copied: of a table of its own, which one
 * thread has filled, that is always the same, so that a part has the same bytes however many threads sorted the rows.
 */
function writing(table: string, path: string, from: string, until: number, file = ""): string {
  return `create table ${table} as from sorted where rowid between ${from} and ${until};
    copy (
      select date, area::varchar as area, kind, passed, amount, ${quoted(file)} as file, row from ${table}
    ) to ${quoted(path)} (format parquet, compression snappy, row_group_size ${ROW_GROUP});
    drop table ${table}`;
}
