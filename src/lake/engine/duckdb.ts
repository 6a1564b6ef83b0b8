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
      const called = await callShortly(warehouse, parts);
      await readRecords(warehouse, []);
      await warehouse.run(`create table grouped as ${FOLD.grouped}`);
      for (let from = 0; from < called.length; from += TOGETHER) {
        await readRecords(warehouse, called.slice(from, from + TOGETHER));
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
        called.filter(({ part }) => names.has(part)),
      );
      for (const name of RESULTS) {
        mkdirSync(join(out, name));
        const path = join(out, name, "0.parquet");
        await warehouse.run(`copy (
          select called.sha256 as part, found.* exclude (part)
          from (${FOLD[name]}) as found join called on called.part = found.part
        ) to ${quoted(path)} (format parquet)`);
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

/** Calls parts by names so short that DuckDB groups by them as fast as by numbers, here and in the table `part`. */
async function callShortly(warehouse: Warehouse, parts: FoldedPart[]): Promise<CalledPart[]> {
  const called = parts.map(({ sha256, path }, index) => ({ part: `p${index}`, sha256, path }));
  await warehouse.append("called", { columns: { part: "varchar", sha256: "varchar" }, rows: called });
  await warehouse.run("update part set part = called.part from called where called.sha256 = part.part");
  return called;
}

/** A part: where it stands, and what it is called in SQL. */
interface CalledPart {
  part: string;
  path: string;
}

/** Makes the view `record` of the records of some parts. */
export async function readRecords(warehouse: Warehouse, parts: CalledPart[]): Promise<void> {
  const none = `select null::varchar as part, null::date as date, null::varchar as area, null::varchar as kind,
    null::boolean as passed, null::bigint as amount, null::bigint as row where false`;
  const each = parts.map(
    ({ part, path }) =>
      `select ${quoted(part)} as part, ${READ} from read_parquet(${quoted(path)}, hive_partitioning = false)`,
  );
  await warehouse.run(`create or replace view record as ${each.join(" union all ") || none}`);
}
