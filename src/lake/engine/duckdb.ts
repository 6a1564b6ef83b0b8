import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { quoted, Warehouse } from "../../warehouse/open.ts";
import { FOLD, RESULTS } from "../fold/sql.ts";
import { type Engine, type FoldedPart, READ, WORDS } from "./engine.ts";

/** How many parts are read by one select. */
const TOGETHER = 64;

/** DuckDB in this process, which holds the groups of all parts, and puts on the disk what has no room in its memory. */
export const duckdb: Engine = {
  name: "duckdb",
  async fold({ parts, words, out, memory }) {
    const files = [...parts.map(({ path }) => path), ...WORDS.map((name) => wordsAt(words, name))];
    const warehouse = await Warehouse.openWide(out, memory, files);
    try {
      for (const name of WORDS)
        await warehouse.run(`create table ${name} as from read_parquet(${quoted(wordsAt(words, name))})`);
      await readRecords(warehouse, []);
      await warehouse.run(`create table grouped as ${FOLD.grouped}`);
      for (let from = 0; from < parts.length; from += TOGETHER) {
        await readRecords(warehouse, parts.slice(from, from + TOGETHER));
        await warehouse.run(`insert into grouped ${FOLD.grouped}`);
      }
      await warehouse.run(`create table judged as ${FOLD.judged}`);
      const suspect = await warehouse.query(
        z.strictObject({ part: z.string() }),
        "select distinct part from judged where lacks <> ''",
      );
      const names = new Set(suspect.map(({ part }) => part));
      await readRecords(
        warehouse,
        parts.filter(({ sha256 }) => names.has(sha256)),
      );
      for (const name of RESULTS) {
        mkdirSync(join(out, name));
        const path = join(out, name, "0.parquet");
        await warehouse.run(`copy (${FOLD[name]}) to ${quoted(path)} (format parquet)`);
      }
      const [found] = await warehouse.query(
        z.strictObject({ version: z.string() }),
        "select version() as version",
      );
      return found?.version ?? "";
    } finally {
      warehouse.close();
    }
  },
};

const wordsAt = (folder: string, name: string) => join(folder, `${name}.parquet`);

/** Makes the view `record` of the records of some parts. */
export async function readRecords(warehouse: Warehouse, parts: FoldedPart[]): Promise<void> {
  const none = `select null::varchar as part, null::date as date, null::varchar as area, null::varchar as kind,
    null::boolean as passed, null::bigint as amount, null::bigint as row where false`;
  const each = parts.map(
    ({ sha256, path }) =>
      `select ${quoted(sha256)} as part, ${READ} from read_parquet(${quoted(path)}, hive_partitioning = false)`,
  );
  await warehouse.run(`create or replace view record as ${each.join(" union all ") || none}`);
}
