import { appendFileSync, rmSync, writeFileSync } from "node:fs";
import { DuckDBInstance } from "@duckdb/node-api";
import { chunksOf } from "../../src/core/disk/chunks.ts";
import type { Plan } from "../../src/plan/plan.ts";

/** How many records of a list have a fault, or are written otherwise than most: one in so many. */
const FAULTY = 5003;
const ODD = 997;

/**
 * Writes a list of inspection records of a plan's counties and zones, drawn by their numbers, on 1,400 days up to the end of a
 * year; `from` is the first batch's number, so that lists can have records of their own.
 */
export async function writeList(
  path: string,
  plan: Plan,
  { records, year, from = 0 }: { records: number; year: number; from?: number },
): Promise<void> {
  const names = plan.areas.rows.flatMap(({ kind, name }) =>
    kind === "county" || kind === "zone" ? name : [],
  );
  const [department] = plan.departments.rows.slice(1);
  const kinds = [
    ...new Set(plan.counting.rows.flatMap(({ form, kind, least }) => (form === FORM && !least ? kind : []))),
  ];
  const list = (words: string[]) => `[${words.map((word) => `'${word}'`).join(", ")}]`;
  const picked = (words: string[], salt: number) =>
    `${list(words)}[1 + (hash(i, ${salt}) % ${words.length})::integer]`;
  const day = `date '${year}-12-31' - (hash(i, 1) % 1400)::integer`;
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const rows = `${path}.rows`;
  await connection.run(`copy (
    select 'GC' || lpad(i::varchar, 9, '0') as batch,
      case when i % ${ODD} = 3 then strftime(${day}, '%Y年%-m月%-d日') when i % ${FAULTY} = 7 then '${year}-02-30' else (${day})::varchar end as day,
      case when i % ${FAULTY} = 11 then '某某县' else ${picked(names, 2)} end as area,
      ${picked(kinds, 3)} as kind, '演示样品' as product,
      case when hash(i, 4) % 100 < 95 then '合格' else '不合格' end as result
    from range(${from}, ${from + records}) as drawn(i)
  ) to '${rows}' (format csv, header false)`);
  writeFileSync(
    path,
    `报送部门,${department?.name},记录截至,${year}-12-31\n批次号,抽检日期,地区,环节,产品,结果\n`,
  );
  for (const chunk of chunksOf(rows)) appendFileSync(path, chunk);
  rmSync(rows);
  connection.closeSync();
}

const FORM = "抽检记录";
